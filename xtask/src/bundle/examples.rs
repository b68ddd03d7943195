//! A page for each example, for links and previews; and the list of examples in
//! the embed builder.

use anyhow::Result;

use super::html::escape;
use super::showcase::{Showcase, Source};
use super::template;

/// Fills the page's template with an example.
pub fn page(template: &str, showcase: &Showcase) -> Result<String> {
    template::fill(template, |name| {
        let text = match name {
            "title" => showcase.title(),
            "name" => showcase.name.clone(),
            "moment" => showcase.moment.clone(),
            "motion" => showcase.motion.clone(),
            "happened" => showcase.happened.clone(),
            "did" => showcase.did.clone(),
            "says" => showcase.says.clone(),
            "sentence" => showcase.sentence.clone(),
            "comparison" => showcase.comparison.clone(),
            "numbers" => showcase.numbers.clone(),
            "basis" => showcase.basis.clone(),
            "alternative" => showcase.alternative(),
            "picture" => showcase.picture_address(),
            "widget" => showcase.widget(),
            "article" => showcase.article(),
            "sources" => return Some(sources(&showcase.sources)),
            _ => return None,
        };
        Some(escape(&text))
    })
}

fn sources(sources: &[Source]) -> String {
    let link = |source: &Source| {
        let (address, speaker) = (escape(&source.address), escape(&source.speaker));
        format!("<a href=\"{address}\">{speaker}</a>")
    };
    sources.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// Fills the builder's list: each choice knows its address in full, so that the
/// builder can tell what a reader has changed.
pub fn builder(template: &str, all: &[Showcase]) -> Result<String> {
    template::fill(template, |name| {
        let choices = |choose: fn(&Showcase) -> bool| {
            all.iter().filter(|it| choose(it)).map(choice).collect()
        };
        match name {
            "start" => Some(choices(Showcase::is_start)),
            "companies" => Some(choices(|it| it.company)),
            "situations" => Some(choices(|it| !it.company && !it.is_start())),
            _ => None,
        }
    })
}

fn choice(showcase: &Showcase) -> String {
    let (value, title) = if showcase.is_start() {
        (String::new(), "The start of the model".into())
    } else {
        (escape(&showcase.key), escape(&showcase.title()))
    };
    format!(
        "<option value=\"{value}\" data-page=\"{}\" data-query=\"{}\">{title}</option>",
        escape(&showcase.page()),
        escape(&showcase.query),
    )
}

#[cfg(test)]
mod tests {
    use super::super::showcase::{sample, sample_start};
    use super::*;

    #[test]
    fn a_page_holds_the_models_words_escaped() {
        let page = page(
            "<h1>{{name}}</h1>{{did}}<a href=\"{{article}}\">{{sources}}",
            &sample(),
        );
        assert_eq!(
            page.unwrap(),
            "<h1>A &amp; B</h1>It &quot;grew&quot;.\
             <a href=\"./?v=1&amp;deal=8000&amp;t.core=250000#widget\">\
             <a href=\"https://example.org/?a=1&amp;b=2\">Someone</a>"
        );
    }

    #[test]
    fn the_builder_lists_each_once() {
        let situation = Showcase {
            company: false,
            key: "s".into(),
            ..sample()
        };
        let all = [sample_start(), sample(), situation];
        let list = builder("{{start}}|{{companies}}|{{situations}}", &all).unwrap();
        let lists: Vec<&str> = list.split('|').collect();
        for (list, key) in lists.iter().zip(["", "a-b", "s"]) {
            assert!(
                list.starts_with(&format!("<option value=\"{key}\" ")),
                "{list}"
            );
            assert_eq!(list.matches("<option").count(), 1);
            assert!(list.contains("data-query=\"v=1&amp;deal=8000"), "{list}");
        }
    }
}
