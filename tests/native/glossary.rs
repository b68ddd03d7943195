//! The glossary: a definition for every term, the same for people and machines.

use serde_json::Value;

use crate::html::{ARTICLE, At};

struct Entry {
    id: &'static str,
    name: String,
    definition: String,
}

fn entries() -> Vec<Entry> {
    let terms = ARTICLE.all().filter(|at| at.tag() == "dt");
    terms
        .map(|term| {
            let pair = term.around().next().expect("a term has its definition");
            let definition = pair.children().find(|at| at.tag() == "dd");
            let definition = definition.expect("a term has its definition");
            let first = definition.children().next().expect("it has words");
            assert_eq!(first.tag(), "p");
            Entry {
                id: term.get("id").expect("a term is named"),
                name: term.text(),
                definition: first.text(),
            }
        })
        .collect()
}

fn term_links() -> Vec<At<'static>> {
    ARTICLE.all().filter(|at| at.has_class("term")).collect()
}

#[test]
fn every_term_links_to_its_definition() {
    let entries = entries();
    for link in term_links() {
        let to = link.get("href").expect("a term is a link");
        let known = entries.iter().any(|entry| to == format!("#{}", entry.id));
        assert!(known, "{to}");
        assert_eq!(link.tag(), "a", "{to}");
    }
    // One word stands only in a question of the tree, whose words are the model's.
    let unlinked = ["mandate"];
    for Entry { id, .. } in &entries {
        let to = format!("#{id}");
        let linked = term_links()
            .iter()
            .any(|link| link.get("href") == Some(&to));
        assert_eq!(linked, !unlinked.contains(id), "{id}");
    }
}

#[test]
fn machines_read_the_same_definitions() {
    let script = ARTICLE
        .all()
        .find(|at| at.get("type") == Some("application/ld+json"));
    let data: Value =
        serde_json::from_str(&script.expect("it is there").text()).expect("it is JSON");
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "DefinedTermSet");
    assert_eq!(data["@id"], "#glossary");
    let terms = data["hasDefinedTerm"].as_array().expect("it has terms");
    let entries = entries();
    assert_eq!(terms.len(), entries.len());
    for (term, entry) in terms.iter().zip(&entries) {
        let id = format!("#{}", entry.id);
        assert_eq!(term["@type"], "DefinedTerm", "{id}");
        for (key, value) in [
            ("@id", &id),
            ("url", &id),
            ("name", &entry.name),
            ("description", &entry.definition),
        ] {
            assert_eq!(term[key], **value, "{id}: {key}");
        }
        assert_eq!(term["inDefinedTermSet"], data["@id"], "{id}");
    }
}

#[test]
fn definitions_are_one_sentence_in_the_order_of_the_alphabet() {
    let entries = entries();
    let names: Vec<_> = entries.iter().map(|it| it.name.to_lowercase()).collect();
    assert!(names.is_sorted(), "{names:?}");
    for Entry { id, definition, .. } in &entries {
        assert!(definition.ends_with('.'), "{id}");
        assert_eq!(definition.matches(". ").count(), 0, "{id}: {definition}");
    }
}

#[test]
fn a_definition_names_the_sections_that_use_its_term() {
    let main = ARTICLE.named("main");
    let sections: Vec<_> = main.children().filter(|at| at.tag() == "section").collect();
    for Entry { id, .. } in entries() {
        let term = ARTICLE.named(id).around().next().expect("it has a pair");
        let named: Vec<_> = term
            .inside()
            .into_iter()
            .filter(|at| at.tag() == "a")
            .map(|at| {
                at.get("href")
                    .expect("a link goes somewhere")
                    .trim_start_matches('#')
            })
            .collect();
        assert!(!named.is_empty(), "{id} is used nowhere");
        for name in &named {
            let section = sections
                .iter()
                .any(|at| at.get("aria-labelledby") == Some(name));
            assert!(section, "{id} is used in {name}");
        }
        // Where a term is linked, its entry says so.
        for link in term_links() {
            if link.get("href") == Some(&*format!("#{id}")) {
                let section = link.section().expect("links stand in sections");
                // How to read the tree belongs to the start.
                let section = if section == "how-to-read" {
                    "start"
                } else {
                    section
                };
                assert!(
                    named.contains(&section),
                    "{id} is linked in {section}, not in {named:?}"
                );
            }
        }
    }
}
