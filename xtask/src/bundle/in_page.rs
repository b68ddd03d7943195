//! What stands in a page itself instead of in a file, so that the page is painted as soon
//! as it arrives, and how the page's policy knows it.

use std::io;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const STYLE: Tag = Tag("<style>", "</style>");
/// A module's tag has attributes; it stands in a file of its own.
const SCRIPT: Tag = Tag("<script>", "</script>");

/// How a page names a script that runs before the page is painted, written by us in
/// that form.
const NAMED: Tag = Tag("<script src=\"page/", "\"></script>");

/// The tag that holds a style sheet.
pub fn style(css: &str) -> Result<String> {
    STYLE.around(css)
}

/// Puts into the page the scripts that it names and that are no modules, as `open` gives
/// and `shorten` returns them. A page that holds a script or a style sheet already is
/// refused: `allow` would take it for one of these.
pub fn scripts(
    html: &str,
    open: impl Fn(&str) -> io::Result<String>,
    shorten: impl Fn(String) -> Result<String>,
) -> Result<String> {
    for Tag(opening, _) in [SCRIPT, STYLE] {
        ensure!(
            !html.contains(opening),
            "what stands after {opening} belongs in a file"
        );
    }
    let mut page = html.to_owned();
    for file in NAMED.texts(html) {
        let script =
            open(&format!("page/{file}")).with_context(|| format!("reading page/{file}"))?;
        let tag = SCRIPT.around(&shorten(script)?)?;
        page = page.replacen(&NAMED.around(file)?, &tag, 1);
    }
    Ok(page)
}

/// Adds to a policy what stands in the page itself, by its digest: just this may.
pub fn allow(policy: &str, html: &str) -> String {
    [("script-src", SCRIPT), ("style-src", STYLE)]
        .into_iter()
        .fold(policy.to_owned(), |policy, (directive, tag)| {
            let allowed: String = tag
                .texts(html)
                .map(|text| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text))))
                .collect();
            policy.replacen(directive, &format!("{directive}{allowed}"), 1)
        })
}

/// An opening tag and the closing one.
#[derive(Clone, Copy)]
struct Tag(&'static str, &'static str);

impl Tag {
    fn around(self, text: &str) -> Result<String> {
        let Self(opening, closing) = self;
        // After the second, a script may go on past its closing tag.
        for end in ["</", "<!--"] {
            ensure!(
                !text.contains(end),
                "what is put between {opening} and {closing} must not hold {end}"
            );
        }
        Ok([opening, text.trim_ascii(), closing].concat())
    }

    /// What stands between such tags.
    fn texts(self, html: &str) -> impl Iterator<Item = &str> {
        let Self(opening, closing) = self;
        html.split(opening)
            .skip(1)
            .filter_map(move |rest| Some(rest.split_once(closing)?.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf 'a>b{}' | openssl dgst -sha256 -binary | base64`
    const DIGEST: &str = "'sha256-PdWuJVkiYhVq6NDbsyvlCvEDi+gNbazWmtASm9e+9IY='";

    fn put(html: &str) -> Result<String> {
        let open = |file: &str| match file {
            "page/a.js" => Ok("a();\n".into()),
            "page/end.js" => Ok("\"</script>\"".into()),
            "page/comment.js" => Ok("\"<!-- <script>\"".into()),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        scripts(html, open, Ok)
    }

    #[test]
    fn scripts_that_are_no_modules_are_put_into_the_page() {
        let module = "<script type=\"module\" src=\"page/a.js\"></script>";
        assert_eq!(
            put(&format!("<script src=\"page/a.js\"></script>\n{module}")).unwrap(),
            format!("<script>a();</script>\n{module}")
        );
        assert_eq!(put(module).unwrap(), module);
    }

    #[test]
    fn what_cannot_stand_in_a_page_is_refused() {
        assert!(style("a::before { content: \"</style>\" }").is_err());
        for (file, complaint) in [
            ("end", "</"),
            ("comment", "<!--"),
            ("missing", "page/missing.js"),
        ] {
            let error = put(&format!("<script src=\"page/{file}.js\"></script>")).unwrap_err();
            assert!(error.to_string().contains(complaint), "{error}");
        }
    }

    #[test]
    fn a_page_with_code_of_its_own_is_refused() {
        for html in ["<script>a()</script>", "<style>a>b{}</style>"] {
            let error = put(html).unwrap_err().to_string();
            assert!(error.contains("belongs in a file"), "{error}");
        }
    }

    #[test]
    fn a_policy_allows_just_what_stands_in_the_page() {
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'";
        for (html, expected) in [
            (
                "<script type=\"module\" src=\"a.js\"></script><link rel=\"stylesheet\">",
                policy.to_owned(),
            ),
            (
                "<style>a>b{}</style>",
                format!("default-src 'none'; script-src 'self'; style-src {DIGEST} 'self'"),
            ),
            (
                "<script>a>b{}</script><script>a>b{}</script>",
                format!(
                    "default-src 'none'; script-src {DIGEST} {DIGEST} 'self'; style-src 'self'"
                ),
            ),
        ] {
            assert_eq!(allow(policy, html), expected);
        }
    }
}
