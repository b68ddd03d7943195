//! What other pages show of the model's start and of its examples.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::prerender;

/// The key of the model's start among the examples.
const START: &str = "default";

/// What the start is called where the examples have their names.
const TITLE: &str = "Top-down, bottom-up or land-and-expand?";

/// The model's start or an example, as the app's `showcase` program says it.
#[derive(Debug, Deserialize)]
pub struct Showcase {
    /// Its name in addresses and files.
    pub key: String,
    /// Its name on screen; empty for the start.
    pub name: String,
    /// When it was; may be empty.
    pub moment: String,
    /// Whether it is a company.
    pub company: bool,
    /// The key of the motion that the tree says.
    pub motion: String,
    /// What the tree says, such as "Bottom-up, top-down layer now".
    pub says: String,
    /// What that motion is, in a sentence.
    pub sentence: String,
    /// The sliders, in words.
    pub numbers: String,
    /// The motion they really used.
    pub happened: String,
    /// What they really did.
    pub did: String,
    /// Whether the two agree, in words.
    pub comparison: String,
    /// How far the numbers are known.
    pub basis: String,
    /// Who said it.
    pub sources: Vec<Source>,
    /// The query that says everything, with the version of the rules.
    pub query: String,
    /// The picture, as an SVG.
    pub picture: String,
}

/// Who said something.
#[derive(Debug, Deserialize)]
pub struct Source {
    /// As printed behind a claim.
    pub speaker: String,
    /// Where it stands.
    pub address: String,
}

/// Asks the app, whose programs must have been built.
pub fn all() -> Result<Vec<Showcase>> {
    let json = prerender::run("showcase", &[])?;
    serde_json::from_str(&json).context("reading what the examples show")
}

impl Showcase {
    /// Whether it is the model's start.
    pub fn is_start(&self) -> bool {
        self.key == START
    }

    /// Its name and moment, such as "Dropbox, 2014".
    pub fn title(&self) -> String {
        match (self.is_start(), self.moment.as_str()) {
            (true, _) => TITLE.into(),
            (false, "") => self.name.clone(),
            (false, moment) => format!("{}, {moment}", self.name),
        }
    }

    /// What the picture shows, for who can't see it.
    pub fn alternative(&self) -> String {
        let named = if self.is_start() {
            String::new()
        } else {
            self.title() + ": "
        };
        format!("{named}{}. {}.", self.says, self.numbers)
    }

    /// Its own page, relative to the site.
    pub fn page(&self) -> String {
        if self.is_start() {
            String::new()
        } else {
            format!("example-{}.html", self.key)
        }
    }

    /// The widget with its numbers, relative to the site. It says everything, so
    /// that it keeps its meaning when the model's defaults change.
    pub fn widget(&self) -> String {
        format!("embed.html?{}", self.query)
    }

    /// The article with its numbers, relative to the site.
    pub fn article(&self) -> String {
        format!("./?{}#widget", self.query)
    }

    /// Its picture, relative to the site.
    pub fn picture_address(&self) -> String {
        format!("pictures/{}.png", self.key)
    }

    /// The small picture, relative to the site.
    pub fn thumbnail_address(&self) -> String {
        format!("pictures/{}-small.png", self.key)
    }

    /// Its oEmbed file, relative to the site.
    pub fn oembed(&self) -> String {
        format!("oembed/{}.json", self.key)
    }
}

/// An example for tests, with what HTML has to escape.
#[cfg(test)]
pub fn sample() -> Showcase {
    Showcase {
        key: "a-b".into(),
        name: "A & B".into(),
        moment: "2014".into(),
        company: true,
        motion: "bottom-up".into(),
        says: "Bottom-up, top-down layer now".into(),
        sentence: "It spreads.".into(),
        numbers: "Deal $8K, share <3%".into(),
        happened: "Top-down".into(),
        did: "It \"grew\".".into(),
        comparison: "The tree differs.".into(),
        basis: "A guess.".into(),
        sources: vec![Source {
            speaker: "Someone".into(),
            address: "https://example.org/?a=1&b=2".into(),
        }],
        query: "v=1&deal=8000&t.core=250000".into(),
        picture: String::new(),
    }
}

/// The model's start, for tests.
#[cfg(test)]
pub fn sample_start() -> Showcase {
    Showcase {
        key: START.into(),
        name: String::new(),
        moment: String::new(),
        company: false,
        ..sample()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_named_with_its_moment() {
        assert_eq!(sample().title(), "A & B, 2014");
        let situation = Showcase {
            moment: String::new(),
            ..sample()
        };
        assert_eq!(situation.title(), "A & B");
        assert_eq!(sample_start().title(), TITLE);
    }

    #[test]
    fn the_start_has_the_articles_page() {
        assert_eq!(sample().page(), "example-a-b.html");
        assert_eq!(sample_start().page(), "");
    }

    #[test]
    fn the_picture_is_told_in_words() {
        let told = sample().alternative();
        assert_eq!(
            told,
            "A & B, 2014: Bottom-up, top-down layer now. Deal $8K, share <3%."
        );
    }
}
