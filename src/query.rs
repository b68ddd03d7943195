//! The pairs of a query, decoded and encoded. In the browser by the browser
//! itself, which spares the WebAssembly the code.

use sales_motion_engine::amount::cut::{cut, pieces};

/// The pairs of key and value in a query, without its question mark.
pub fn parse(query: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for pair in pieces(query, b'&') {
        if !pair.is_empty() {
            let (key, value) = cut(pair, b'=').unwrap_or((pair, ""));
            pairs.push((decode(key), decode(value)));
        }
    }
    pairs
}

/// A query that holds these pairs, whose values are plain or encoded already.
pub fn write(pairs: &[(&'static str, String)]) -> String {
    let mut query = String::new();
    for (key, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        query += key;
        query.push('=');
        query += value;
    }
    query
}

/// A plus stands for a space.
fn decode(text: &str) -> String {
    let mut spaced = String::new();
    for letter in text.chars() {
        spaced.push(if letter == '+' { ' ' } else { letter });
    }
    decode_percents(spaced)
}

/// Text that can't be decoded stays as it stands.
#[cfg(target_arch = "wasm32")]
fn decode_percents(text: String) -> String {
    js_sys::decode_uri_component(&text).map_or(text, String::from)
}

/// A value as a query holds it.
#[cfg(all(target_arch = "wasm32", feature = "article"))]
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decode_percents(text: String) -> String {
    let decoded = percent_encoding::percent_decode_str(&text).decode_utf8();
    decoded.map_or_else(|_| text.clone(), |decoded| decoded.into_owned())
}

/// A value as a query holds it.
#[cfg(all(not(target_arch = "wasm32"), feature = "article"))]
pub fn encode(text: &str) -> String {
    // What JavaScript's `encodeURIComponent` leaves as it stands.
    const PLAIN: percent_encoding::AsciiSet = percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'!')
        .remove(b'~')
        .remove(b'*')
        .remove(b'\'')
        .remove(b'(')
        .remove(b')');
    percent_encoding::utf8_percent_encode(text, &PLAIN).to_string()
}
