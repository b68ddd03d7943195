//! Cutting texts, compiled small.

/// The text before and after the first of a sign, which must be one of ASCII. The
/// standard library's searchers are made for every sign there is.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((&text[..place], &text[place + 1..]))
}

/// The pieces of a text between all such signs, at least one.
pub fn pieces(text: &str, sign: u8) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((piece, more)) = cut(rest, sign) {
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}
