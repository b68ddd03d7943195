//! Cutting texts, compiled small.

/// The text before and after the first of a sign, which must be one of ASCII. The
/// standard library's searchers are made for every sign there is.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((&text[..place], &text[place + 1..]))
}
