//! Text inside HTML and SVG, for what is drawn natively.

/// Text as it stands between tags or in an attribute's double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
