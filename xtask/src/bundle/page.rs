//! What a page's head needs: its policy, the app, its own address.

use anyhow::{Result, ensure};

/// Where the app's tags go; the first thing in the head after the charset, so
/// that the policy holds for all that follows.
const APP: &str = "<!-- app -->";

/// Where the page's own address goes, when it is known.
const CANONICAL: &str = "<!-- canonical -->";

/// Where the policy goes in a page without an app of its own.
const POLICY_ALONE: &str = "<!-- policy -->";

/// Nothing but the site's own files; no inline script or style anywhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// The same for a page without an app, which may frame one that has.
fn policy_alone(html: &str) -> String {
    let scripts = if html.contains("<script ") {
        "script-src 'self'; "
    } else {
        ""
    };
    format!(
        "default-src 'none'; {scripts}style-src 'self'; img-src 'self' data:; frame-src 'self'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The addresses of the app's files, relative to the page.
pub struct Links<'a> {
    /// The module that starts the app; none where the page has one of its own.
    pub start: Option<&'a str>,
    /// The module that the start imports.
    pub glue: &'a str,
    /// The WebAssembly that it loads.
    pub wasm: &'a str,
}

/// The module that starts the app: external, because the policy allows no
/// inline script; apart from the glue, so that the glue can be imported alone.
pub fn start_module(glue: &str, wasm: &str) -> String {
    let (glue, wasm) = (beside(glue), beside(wasm));
    format!(
        "import init from\"{glue}\";\
         init({{module_or_path:new URL(\"{wasm}\",import.meta.url)}});\n"
    )
}

/// Writes the addresses of the app's files into a module of a page that starts
/// the app itself.
pub fn name_app(module: &str, glue: &str, wasm: &str) -> String {
    module
        .replace("__GLUE__", &beside(glue))
        .replace("__WASM__", &beside(wasm))
}

/// Replaces the markers in the head of a page with an app; `sharing` is what
/// the head tells other sites.
pub fn complete(html: &str, links: &Links<'_>, sharing: &str) -> Result<String> {
    let Links { start, glue, wasm } = links;
    let app = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"modulepreload\" href=\"{glue}\">"
    );
    let start = start.map_or_else(String::new, |start| {
        format!("\n<script type=\"module\" src=\"{start}\"></script>")
    });
    let app = app + &start;
    replace(&replace(html, APP, &app)?, CANONICAL, sharing)
}

/// Replaces the markers in the head of a page without an app.
pub fn complete_alone(html: &str, sharing: &str) -> Result<String> {
    let policy = policy_alone(html);
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    replace(&replace(html, POLICY_ALONE, &policy)?, CANONICAL, sharing)
}

fn replace(html: &str, marker: &str, with: &str) -> Result<String> {
    let count = html.matches(marker).count();
    ensure!(
        count == 1,
        "the head must have the marker {marker} once; it is there {count} times"
    );
    Ok(html.replacen(marker, with, 1))
}

/// From one file of `assets/` to another.
fn beside(address: &str) -> String {
    format!("./{}", address.trim_start_matches("assets/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: Links<'_> = Links {
        start: Some("assets/start-1.js"),
        glue: "assets/app-2.js",
        wasm: "assets/app-3.wasm",
    };

    #[test]
    fn markers_become_tags() {
        let page = complete("<!-- app -->|<!-- canonical -->", &LINKS, "<link>").unwrap();
        let (app, sharing) = page.split_once('|').unwrap();
        assert!(app.contains(r#"<script type="module" src="assets/start-1.js"></script>"#));
        assert!(app.contains(r#"<link rel="modulepreload" href="assets/app-2.js">"#));
        assert!(app.contains(r#"href="assets/app-3.wasm" as="fetch""#));
        assert!(
            app.starts_with("<meta http-equiv"),
            "the policy comes first"
        );
        assert_eq!(sharing, "<link>");
    }

    #[test]
    fn without_an_address_the_canonical_marker_vanishes() {
        let page = complete("<!-- app -->|<!-- canonical -->", &LINKS, "").unwrap();
        assert!(page.ends_with('|'));
    }

    #[test]
    fn a_page_without_an_app_allows_scripts_only_if_it_has_one() {
        let markers = "<!-- policy --><!-- canonical -->";
        let still = complete_alone(markers, "").unwrap();
        assert!(still.contains("frame-src 'self'"), "{still}");
        assert!(!still.contains("script-src"), "{still}");
        let page = format!("{markers}<script type=\"module\" src=\"a.js\"></script>");
        let policy = complete_alone(&page, "").unwrap();
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn a_missing_or_double_marker_is_named() {
        for html in [
            "<!-- canonical -->",
            "<!-- app --><!-- app --><!-- canonical -->",
        ] {
            let error = complete(html, &LINKS, "").unwrap_err().to_string();
            assert!(error.contains(APP), "{error}");
        }
    }

    #[test]
    fn the_start_module_finds_its_files_beside_it() {
        let module = start_module("assets/app-2.js", "assets/app-3.wasm");
        assert!(module.contains("\"./app-2.js\"") && module.contains("\"./app-3.wasm\""));
    }
}
