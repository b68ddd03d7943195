//! The page's own modules, joined: they share words, so one file is smaller.

use std::io;

use anyhow::{Context, Result, ensure};

/// How a page names one, written by us in that form.
const OPENING: &str = "<script type=\"module\" src=\"page/";
const CLOSING: &str = "\"></script>\n";

/// Joins the modules that the page names, as `open` gives them, hands them to
/// `publish`, and names the address it returns in place of the first.
pub fn bundle(
    html: &str,
    open: impl Fn(&str) -> io::Result<String>,
    publish: impl FnOnce(String) -> Result<String>,
) -> Result<String> {
    let Some((before, _)) = html.split_once(OPENING) else {
        return Ok(html.to_owned());
    };
    let mut joined = String::new();
    let mut rest = &html[before.len()..];
    while let Some(named) = rest.strip_prefix(OPENING) {
        let (file, after) = named
            .split_once(CLOSING)
            .context("a page's scripts must stand in a line each")?;
        let module =
            open(&format!("page/{file}")).with_context(|| format!("reading page/{file}"))?;
        ensure!(
            !module.contains("import "),
            "page/{file} imports a module: name both in the page instead"
        );
        // A block each, so that their names stay apart.
        joined += &format!("{{\n{module}}}\n");
        rest = after;
    }
    ensure!(
        !rest.contains(OPENING),
        "the page's scripts must stand together"
    );
    let address = publish(joined)?;
    Ok(format!(
        "{before}<script type=\"module\" src=\"{address}{CLOSING}{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled(html: &str) -> Result<(String, String)> {
        let open = |file: &str| match file {
            "page/a.js" => Ok("a();\n".into()),
            "page/b.js" => Ok("b();\n".into()),
            "page/import.js" => Ok("import \"./a.js\"".into()),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        let mut script = String::new();
        let page = bundle(html, open, |joined| {
            script = joined;
            Ok("assets/page-1.js".into())
        })?;
        Ok((page, script))
    }

    fn named(files: &[&str]) -> String {
        let tag = |file: &&str| format!("{OPENING}{file}.js{CLOSING}");
        files.iter().map(tag).collect()
    }

    #[test]
    fn modules_are_joined_in_their_order_and_kept_apart() {
        let (page, script) = bundled(&format!("<head>{}<p>", named(&["b", "a"]))).unwrap();
        assert_eq!(
            page,
            "<head><script type=\"module\" src=\"assets/page-1.js\"></script>\n<p>"
        );
        assert_eq!(script, "{\nb();\n}\n{\na();\n}\n");
    }

    #[test]
    fn a_page_without_modules_is_left_alone() {
        assert_eq!(bundled("<p>").unwrap(), ("<p>".into(), String::new()));
    }

    #[test]
    fn what_cannot_be_joined_is_refused_by_name() {
        for file in ["import", "missing"] {
            let error = bundled(&named(&[file])).unwrap_err().to_string();
            assert!(error.contains(&format!("page/{file}.js")), "{error}");
        }
        let apart = format!("{}<p>{}", named(&["a"]), named(&["b"]));
        assert!(
            bundled(&apart)
                .unwrap_err()
                .to_string()
                .contains("together")
        );
    }
}
