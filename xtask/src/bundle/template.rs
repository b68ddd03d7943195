//! Pages written once and filled several times.

use anyhow::{Context, Result};

const OPENING: &str = "{{";
const CLOSING: &str = "}}";

/// Replaces every `{{name}}` by the HTML that `content` gives for it.
pub fn fill(template: &str, content: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut parts = template.split(OPENING);
    let mut page = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part
            .split_once(CLOSING)
            .with_context(|| format!("a {OPENING} of the page has no {CLOSING}"))?;
        page += &content(name).with_context(|| {
            format!("{OPENING}{name}{CLOSING}: the page asks for what doesn't exist")
        })?;
        page += rest;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String> {
        fill(template, |name| (name == "a").then(|| "{{b}}".into()))
    }

    #[test]
    fn every_place_is_filled_once() {
        assert_eq!(filled("<p>{{a}}, {{a}}").unwrap(), "<p>{{b}}, {{b}}");
        assert_eq!(filled("<p>").unwrap(), "<p>");
    }

    #[test]
    fn what_does_not_exist_is_refused_by_name() {
        for template in ["{{c}}", "{{c"] {
            let error = filled(template).unwrap_err().to_string();
            assert!(error.contains("{{"), "{error}");
        }
    }
}
