//! oEmbed: what a site asks about a pasted address, to show the widget in its
//! place. The files are static; a page's head says where its own is.

use anyhow::Result;
use serde_json::json;

use super::html::escape;
use super::showcase::Showcase;
use super::{BaseUrl, pictures};

/// The size that the answer names, in pixels. A static file can't follow the
/// `maxwidth` and `maxheight` of who asks, so this is small enough for all that
/// are known to: WordPress asks for at least 500 by 750 and takes heights from
/// 200 to 1000. It is the least they need, not the most there is: the frame is
/// as wide as its column, and grows where its host listens to its height.
pub const SIZE: (u32, u32) = (500, 750);

/// How long an answer may be kept, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// The name of this site where others show it.
const PROVIDER: &str = "sales-motion";

/// The file for an example.
pub fn file(showcase: &Showcase, base: &BaseUrl) -> Result<String> {
    let (width, height) = SIZE;
    let (thumbnail_width, thumbnail_height) = pictures::THUMBNAIL;
    let answer = json!({
        "type": "rich",
        "version": "1.0",
        "title": showcase.title(),
        "provider_name": PROVIDER,
        "provider_url": base.to_string(),
        "cache_age": CACHE_AGE,
        "thumbnail_url": format!("{base}{}", showcase.thumbnail_address()),
        "thumbnail_width": thumbnail_width,
        "thumbnail_height": thumbnail_height,
        "width": width,
        "height": height,
        "html": html(showcase, base),
    });
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}

/// The frame, and a link beside it. WordPress takes a quotation before the frame
/// as what to show until the frame has spoken, and drops everything else.
fn html(showcase: &Showcase, base: &BaseUrl) -> String {
    let (width, height) = SIZE;
    format!(
        "<blockquote><a href=\"{base}{page}\">{title}</a></blockquote>\
         <iframe src=\"{base}{widget}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" \
         loading=\"lazy\" style=\"width:100%;border:0\"></iframe>",
        page = escape(&showcase.page()),
        title = escape(&showcase.title()),
        widget = escape(&showcase.widget()),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::showcase::{sample, sample_start};
    use super::*;

    fn base() -> BaseUrl {
        "https://example.org/a".parse().unwrap()
    }

    fn answer(showcase: &Showcase) -> Value {
        serde_json::from_str(&file(showcase, &base()).unwrap()).unwrap()
    }

    #[test]
    fn it_has_all_that_the_format_asks_of_rich_content() {
        let answer = answer(&sample());
        assert_eq!(answer["type"], "rich");
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["title"], "A & B, 2014");
        assert_eq!(answer["provider_url"], "https://example.org/a/");
        assert!(answer["html"].is_string() && answer["cache_age"].is_u64());
        assert_eq!(
            answer["thumbnail_url"],
            "https://example.org/a/pictures/a-b-small.png"
        );
    }

    #[test]
    fn every_consumer_that_is_known_may_take_its_size() {
        // WordPress, where a theme says nothing of its width, asks for the
        // least: 500 by 750. Its script keeps frames between 200 and 1000.
        let answer = answer(&sample());
        let number = |key: &str| answer[key].as_u64().unwrap();
        assert!((200..=500).contains(&number("width")));
        assert!((200..=750).contains(&number("height")));
        assert!(number("thumbnail_width") <= 500 && number("thumbnail_height") <= 750);
    }

    #[test]
    fn the_frame_says_everything_and_has_the_same_size() {
        let answer = answer(&sample());
        let html = answer["html"].as_str().unwrap();
        let (quotation, frame) = html.split_once("<iframe ").unwrap();
        assert_eq!(
            quotation,
            "<blockquote><a href=\"https://example.org/a/example-a-b.html\">A &amp; B, 2014</a>\
             </blockquote>"
        );
        assert!(frame.starts_with(
            "src=\"https://example.org/a/embed.html?v=1&amp;deal=8000&amp;t.core=250000\" \
             title=\"A &amp; B, 2014\" width=\"500\" height=\"750\""
        ));
        assert!(frame.ends_with("></iframe>"));
        assert!(!html.contains("<script"));
    }

    #[test]
    fn the_start_leads_to_the_article() {
        let answer = answer(&sample_start());
        let html = answer["html"].as_str().unwrap();
        assert!(html.contains("<a href=\"https://example.org/a/\">"));
    }
}
