//! The style sheets that a page links, as one.

use std::io;
use std::ops::Range;

use anyhow::{Context, Result, ensure};

/// Joins the linked style sheets in their order as `open` gives them, hands
/// them to `publish`, and puts the tag that it returns in place of the first.
pub fn bundle(
    html: &str,
    open: impl Fn(&str) -> io::Result<String>,
    publish: impl FnOnce(String) -> Result<String>,
) -> Result<String> {
    let links = links(html)?;
    let Some(first) = links.first() else {
        return Ok(html.to_owned());
    };

    let mut css = String::new();
    for link in &links {
        css.push_str(&read(&link.href, &open)?);
        css.push('\n');
    }
    let tag = publish(css)?;

    let mut page = html.to_owned();
    for link in links[1..].iter().rev() {
        page.replace_range(link.with_its_line_break(html), "");
    }
    page.replace_range(first.tag.clone(), &tag);
    Ok(page)
}

struct Link {
    tag: Range<usize>,
    href: String,
}

impl Link {
    fn with_its_line_break(&self, html: &str) -> Range<usize> {
        let rest = &html[self.tag.end..];
        self.tag.start..html.len() - rest.trim_ascii_start().len()
    }
}

/// Finds `<link rel="stylesheet" href="…">`, written by us in that form.
fn links(html: &str) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for (start, _) in html.match_indices("<link ") {
        let length = html[start..].find('>').context("a <link> has no end")? + 1;
        let tag = &html[start..start + length];
        if attribute(tag, "rel") != Some("stylesheet") {
            continue;
        }
        let href = attribute(tag, "href").with_context(|| format!("{tag} has no href"))?;
        links.push(Link {
            tag: start..start + length,
            href: href.to_owned(),
        });
    }
    Ok(links)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let opening = format!(" {name}=\"");
    let value = &tag[tag.find(&opening)? + opening.len()..];
    value.split_once('"').map(|(value, _)| value)
}

fn read(href: &str, open: impl Fn(&str) -> io::Result<String>) -> Result<String> {
    ensure!(
        href.starts_with("styles/") && !href.contains(".."),
        "`{href}` is not a style sheet of ours: move it into styles/"
    );
    let css = open(href).with_context(|| format!("reading {href}"))?;
    ensure!(
        !css.contains("@import"),
        "{href} has an @import: link the file in the page instead"
    );
    for (place, opening) in css.match_indices("url(") {
        let address = css[place + opening.len()..].trim_start_matches(['"', '\'']);
        ensure!(
            address.starts_with("data:") || address.starts_with('#'),
            "{href} refers to a file by url(…), which would break when it moves to assets/: \
             use a data: address"
        );
    }
    Ok(css)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled(html: &str) -> Result<(String, String)> {
        let open = |href: &str| match href {
            "styles/a.css" => Ok("a{}".into()),
            "styles/b.css" => Ok("b{}".into()),
            "styles/import.css" => Ok("@import 'a.css';".into()),
            "styles/refers.css" => Ok("a{background:url('a.png')}".into()),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        let mut css = String::new();
        let page = bundle(html, open, |joined| {
            css = joined;
            Ok("<style>joined</style>".into())
        })?;
        Ok((page, css))
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_their_links() {
        let (page, css) = bundled(
            "<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"styles/b.css\">\n\
             <link href=\"styles/a.css\" rel=\"stylesheet\">\n<body>",
        )
        .unwrap();
        assert_eq!(css, "b{}\na{}\n");
        assert_eq!(
            page,
            "<link rel=\"icon\" href=\"data:,\">\n\
             <style>joined</style>\n<body>"
        );
    }

    #[test]
    fn a_page_without_sheets_is_left_alone() {
        assert_eq!(bundled("<body>").unwrap(), ("<body>".into(), String::new()));
    }

    #[test]
    fn what_cannot_be_joined_is_refused_by_name() {
        for href in [
            "https://example.org/a.css",
            "styles/../../a.css",
            "styles/missing.css",
            "styles/import.css",
            "styles/refers.css",
        ] {
            let html = format!("<link rel=\"stylesheet\" href=\"{href}\">");
            let error = bundled(&html).expect_err(href).to_string();
            assert!(error.contains(href), "{error}");
        }
    }
}
