//! Reads a page just far enough to ask about its elements. It is strict: every
//! element that is opened is closed again, in order.

use std::sync::LazyLock;

/// The article as it is written, with its slots empty.
pub static ARTICLE: LazyLock<Page> = LazyLock::new(|| Page::read(include_str!("../../index.html")));

/// Elements without an end tag.
const VOID: [&str; 8] = ["area", "base", "br", "hr", "img", "input", "link", "meta"];
/// Elements whose content is no HTML.
const RAW: [&str; 2] = ["script", "style"];
/// Elements that don't part words.
const INLINE: [&str; 9] = [
    "a", "b", "cite", "code", "em", "i", "small", "span", "strong",
];

/// A page.
pub struct Page {
    elements: Vec<Element>,
}

struct Element {
    tag: String,
    attributes: Vec<(String, String)>,
    parent: Option<usize>,
    children: Vec<Child>,
}

enum Child {
    Text(String),
    Element(usize),
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct At<'a> {
    page: &'a Page,
    index: usize,
}

impl Page {
    pub fn read(html: &str) -> Self {
        let mut page = Self {
            elements: vec![Element {
                tag: String::new(),
                attributes: Vec::new(),
                parent: None,
                children: Vec::new(),
            }],
        };
        let mut open = vec![0];
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            let parent = *open.last().expect("the page itself is open");
            page.add_text(parent, text);
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").expect("a comment ends").1;
            } else if after.starts_with('!') {
                rest = after.split_once('>').expect("a declaration ends").1;
            } else if let Some(end) = after.strip_prefix('/') {
                let (tag, after) = end.split_once('>').expect("an end tag ends");
                let near: String = after.chars().take(60).collect();
                assert_eq!(page.elements[parent].tag, tag.trim(), "before “{near}”");
                open.pop();
                rest = after;
            } else {
                let index = page.elements.len();
                let (element, closed, after) = Element::read(after, parent);
                page.elements[parent].children.push(Child::Element(index));
                rest = after;
                if RAW.contains(&&*element.tag) {
                    let end = format!("</{}>", element.tag);
                    let (raw, after) = rest.split_once(&end).expect("raw text ends");
                    page.elements.push(element);
                    page.elements[index].children.push(Child::Text(raw.into()));
                    rest = after;
                    continue;
                }
                if !closed && !VOID.contains(&&*element.tag) {
                    open.push(index);
                }
                page.elements.push(element);
            }
        }
        assert_eq!(open.len(), 1, "all elements end");
        page
    }

    fn add_text(&mut self, parent: usize, text: &str) {
        if !text.is_empty() {
            let text = decoded(text);
            self.elements[parent].children.push(Child::Text(text));
        }
    }

    /// Every element, in order.
    pub fn all(&self) -> impl Iterator<Item = At<'_>> {
        (1..self.elements.len()).map(|index| At { page: self, index })
    }

    /// The elements that have an attribute, and its values.
    pub fn with<'a>(&'a self, attribute: &str) -> Vec<(At<'a>, &'a str)> {
        self.all()
            .filter_map(|at| Some((at, at.get(attribute)?)))
            .collect()
    }

    /// The element of that name.
    pub fn named(&self, id: &str) -> At<'_> {
        let found = self.all().find(|at| at.get("id") == Some(id));
        found.unwrap_or_else(|| panic!("nothing is named `{id}`"))
    }
}

impl Element {
    /// Reads a start tag; says whether it is its own end, and what comes then.
    fn read(html: &str, parent: usize) -> (Self, bool, &str) {
        let end = html
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .expect("a start tag ends");
        let mut element = Self {
            tag: html[..end].into(),
            attributes: Vec::new(),
            parent: Some(parent),
            children: Vec::new(),
        };
        let mut rest = html[end..].trim_start();
        loop {
            if let Some(after) = rest.strip_prefix("/>") {
                return (element, true, after);
            }
            if let Some(after) = rest.strip_prefix('>') {
                return (element, false, after);
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
                .expect("an attribute ends");
            let name = &rest[..end];
            assert!(!name.is_empty(), "an attribute has a name: {rest:.60}");
            rest = &rest[end..];
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                (value, rest) = quoted.split_once('"').expect("a value ends");
            }
            element.attributes.push((name.into(), decoded(value)));
            rest = rest.trim_start();
        }
    }
}

impl<'a> At<'a> {
    fn it(self) -> &'a Element {
        &self.page.elements[self.index]
    }

    pub fn tag(self) -> &'a str {
        &self.it().tag
    }

    pub fn get(self, attribute: &str) -> Option<&'a str> {
        let mut attributes = self.it().attributes.iter();
        let (_, value) = attributes.find(|(name, _)| name == attribute)?;
        Some(value)
    }

    pub fn has(self, attribute: &str) -> bool {
        self.get(attribute).is_some()
    }

    pub fn attributes(self) -> impl Iterator<Item = &'a str> {
        self.it().attributes.iter().map(|(name, _)| &**name)
    }

    pub fn has_class(self, class: &str) -> bool {
        let classes = self.get("class").unwrap_or_default();
        classes.split_whitespace().any(|it| it == class)
    }

    /// What is around it, from the nearest.
    pub fn around(self) -> impl Iterator<Item = At<'a>> {
        let up = move |at: &At<'a>| {
            let index = at.it().parent.filter(|&index| index > 0)?;
            Some(At {
                page: self.page,
                index,
            })
        };
        std::iter::successors(up(&self), up)
    }

    /// Itself or the nearest around it for which this holds.
    pub fn closest(self, holds: impl Fn(At<'a>) -> bool) -> Option<At<'a>> {
        std::iter::once(self)
            .chain(self.around())
            .find(|&at| holds(at))
    }

    /// The elements just below it.
    pub fn children(self) -> impl Iterator<Item = At<'a>> {
        self.it()
            .children
            .iter()
            .filter_map(move |child| match *child {
                Child::Element(index) => Some(At {
                    page: self.page,
                    index,
                }),
                Child::Text(_) => None,
            })
    }

    /// The elements below it, in order.
    pub fn inside(self) -> Vec<At<'a>> {
        let mut all = Vec::new();
        for child in self.children() {
            all.push(child);
            all.extend(child.inside());
        }
        all
    }

    pub fn is_empty(self) -> bool {
        self.it().children.is_empty()
    }

    /// Its words, in one line.
    pub fn text(self) -> String {
        self.text_without(|_| false)
    }

    /// Its words without those of some elements inside it.
    pub fn text_without(self, left_out: impl Fn(At<'a>) -> bool) -> String {
        let mut text = String::new();
        self.add_text(&mut text, &left_out);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add_text(self, text: &mut String, left_out: &impl Fn(At<'a>) -> bool) {
        for child in &self.it().children {
            match *child {
                Child::Text(ref words) => text.push_str(words),
                Child::Element(index) => {
                    let child = At {
                        page: self.page,
                        index,
                    };
                    let apart = !INLINE.contains(&child.tag());
                    if apart {
                        text.push(' ');
                    }
                    if !left_out(child) {
                        child.add_text(text, left_out);
                    }
                    if apart {
                        text.push(' ');
                    }
                }
            }
        }
    }

    /// The section of the article that it stands in, by the name of its heading.
    pub fn section(self) -> Option<&'a str> {
        let section = self.around().filter(|at| at.tag() == "section").last()?;
        section.get("aria-labelledby")
    }
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

#[test]
fn a_page_is_read_as_it_is_nested() {
    let page = Page::read(
        "<!doctype html><p id=\"a\" hidden>One <b>bo<i>l</i>d</b>,<br>two &amp; <input value=\"x\"></p><svg><path d=\"M0\"/></svg><script>a<b</script>",
    );
    let p = page.named("a");
    assert_eq!(p.text(), "One bold, two &");
    assert_eq!(p.text_without(|at| at.tag() == "i"), "One bod, two &");
    assert!(p.has("hidden") && !p.has("class"));
    let inside: Vec<_> = p.inside().into_iter().map(At::tag).collect();
    assert_eq!(inside, ["b", "i", "br", "input"]);
    let tags: Vec<_> = page.all().map(At::tag).collect();
    assert_eq!(
        tags,
        ["p", "b", "i", "br", "input", "svg", "path", "script"]
    );
}
