//! What a page's head tells other sites: its own address, and what to show in
//! the place of a link to it.

use anyhow::{Context, Result};

use super::html::escape;
use super::showcase::Showcase;
use super::{BaseUrl, pictures};

/// The tags of a page. `address` is the page's own, relative to the site; empty
/// for the article, which stands for every variant of itself.
pub fn tags(html: &str, base: &BaseUrl, address: &str, picture: &Showcase) -> Result<String> {
    let title = between(html, "<title>", "</title>").context("the page has no title")?;
    let description = between(html, "<meta name=\"description\" content=\"", "\">");
    let (width, height) = pictures::SIZE;
    let mut tags = format!(
        "<link rel=\"canonical\" href=\"{base}{address}\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:site_name\" content=\"sales-motion\">\n\
         <meta property=\"og:url\" content=\"{base}{address}\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n"
    );
    if let Some(description) = description {
        tags += &format!("<meta property=\"og:description\" content=\"{description}\">\n");
    }
    tags += &format!(
        "<meta property=\"og:image\" content=\"{base}{image}\">\n\
         <meta property=\"og:image:width\" content=\"{width}\">\n\
         <meta property=\"og:image:height\" content=\"{height}\">\n\
         <meta property=\"og:image:alt\" content=\"{alternative}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">",
        image = picture.picture_address(),
        alternative = escape(&picture.alternative()),
    );
    Ok(tags)
}

/// The link that leads from a page to its oEmbed file.
pub fn discovery(base: &BaseUrl, showcase: &Showcase) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{base}{file}\" \
         title=\"{title}\">",
        file = showcase.oembed(),
        title = escape(&showcase.title()),
    )
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

#[cfg(test)]
mod tests {
    use super::super::showcase::sample;
    use super::*;

    const PAGE: &str = "<title>A &amp; B</title>\n<meta name=\"description\" content=\"It grew.\">";

    fn base() -> BaseUrl {
        "https://example.org/a".parse().unwrap()
    }

    #[test]
    fn the_head_repeats_the_pages_own_words() {
        let tags = tags(PAGE, &base(), "example-a-b.html", &sample()).unwrap();
        for tag in [
            "<link rel=\"canonical\" href=\"https://example.org/a/example-a-b.html\">",
            "<meta property=\"og:title\" content=\"A &amp; B\">",
            "<meta property=\"og:description\" content=\"It grew.\">",
            "<meta property=\"og:image\" content=\"https://example.org/a/pictures/a-b.png\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert!(tags.contains(tag), "{tag} is not in {tags}");
        }
        assert!(tags.contains("share &lt;3%"), "{tags}");
    }

    #[test]
    fn a_page_without_a_title_is_refused() {
        assert!(tags("<p>", &base(), "", &sample()).is_err());
    }

    #[test]
    fn the_discovery_link_leads_to_the_file() {
        let link = discovery(&base(), &sample());
        assert!(link.contains("type=\"application/json+oembed\""));
        assert!(link.contains("href=\"https://example.org/a/oembed/a-b.json\""));
        assert!(link.contains("title=\"A &amp; B, 2014\""));
    }
}
