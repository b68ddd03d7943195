//! Smaller JavaScript and CSS, by esbuild.

use anyhow::{Context, Result};

use crate::node;

/// What the text is.
#[derive(Clone, Copy, Debug)]
pub enum Language {
    /// JavaScript, as a module is read; what stands in a page must mean the same there.
    JavaScript,
    /// A style sheet.
    Css,
}

/// Returns the same text, shorter.
pub fn minify(language: Language, text: &str) -> Result<String> {
    let mut esbuild = node::script("esbuild/bin/esbuild")?;
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    esbuild.args(match language {
        Language::JavaScript => ["--loader=js", "--format=esm", "--tree-shaking=true"].as_slice(),
        Language::Css => &["--loader=css"],
    });
    let shorter = node::filter(&mut esbuild, text.as_bytes())
        .with_context(|| format!("minifying the {language:?}"))?;
    Ok(String::from_utf8(shorter)?)
}
