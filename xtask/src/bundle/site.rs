//! The site, part by part.

use std::fs;

use anyhow::{Context, Result};

use super::app::{App, For};
use super::assets::Assets;
use super::page::{self, Addresses};
use super::pictures::{self, Painter};
use super::showcase::{self, Showcase};
use super::{
    BaseUrl, Effort, element, examples, in_page, minify, oembed, prerender, scripts, sharing,
    styles, wasm_opt,
};
use crate::{process, workspace};

/// The article.
const ARTICLE: &str = "index.html";

/// The widget alone, to be framed.
const EMBED: &str = "embed.html";

/// Where writers put their embed together.
const BUILDER: &str = "builder.html";

/// What the pages of the examples are made of.
const EXAMPLE: &str = "example.html";

/// The files of the repository's folder that pages are made of.
pub const PAGES: [&str; 4] = [ARTICLE, EMBED, BUILDER, EXAMPLE];

/// A page with an app, as it was published.
struct AppPage {
    app: Addresses,
    style: String,
}

/// The site while it is being written.
pub struct Site<'a> {
    assets: Assets,
    effort: Effort,
    base_url: Option<&'a BaseUrl>,
    /// The model's start, then its examples.
    showcases: Vec<Showcase>,
}

impl<'a> Site<'a> {
    /// Asks the app, whose programs must have been built, what there is to show.
    pub fn new(assets: Assets, effort: Effort, base_url: Option<&'a BaseUrl>) -> Result<Self> {
        Ok(Self {
            assets,
            effort,
            base_url,
            showcases: showcase::all()?,
        })
    }

    /// Writes all of it.
    pub fn write(&self) -> Result<()> {
        self.add_app_page(ARTICLE, For::Article)?;
        let embed = self.add_app_page(EMBED, For::Embed)?;
        self.add_element(&embed)?;
        self.add_builder()?;
        self.add_examples()?;
        self.add_pictures()?;
        self.add_oembed()
    }

    /// Compiles an app and adds its page.
    fn add_app_page(&self, name: &str, what: For) -> Result<AppPage> {
        let app = self.add_app(what)?;
        process::step(&format!("Rendering {name}"));
        let html = prerender::fill_slots(&read(name)?)?;
        let (html, style) = self.bundle(name, &html, Some(&app))?;
        // Every variant of it, framed or not, stands for the article.
        let sharing = self.sharing(&html, "", self.start(), Some(self.start()))?;
        let html = page::complete(&html, &app, &sharing, self.base_url)
            .with_context(|| format!("in {name}"))?;
        self.assets.add_as(name, html.as_bytes())?;
        Ok(AppPage { app, style })
    }

    /// Compiles an app and adds its files.
    fn add_app(&self, what: For) -> Result<Addresses> {
        let mut app = App::build(what, self.effort)?;
        let shrinks = match self.effort {
            Effort::Dev => false,
            Effort::Release => wasm_opt::is_installed(),
            Effort::Dist => true,
        };
        if shrinks {
            process::step("Shrinking the WebAssembly");
            app.wasm = wasm_opt::shrink(&app.wasm)?;
        }
        let glue = self.minify(minify::Language::JavaScript, app.glue)?;
        let stem = what.stem();
        let glue = self.assets.add(stem, "js", glue.as_bytes())?;
        let wasm = self.assets.add(stem, "wasm", &app.wasm)?;
        Ok(Addresses { glue, wasm })
    }

    /// Adds the element's script, what is published beside it, and its module.
    fn add_element(&self, embed: &AppPage) -> Result<()> {
        process::step(&format!("Writing {}", element::SCRIPT));
        let inline = element::inline(&read(element::INLINE)?, &embed.app, &embed.style)
            .with_context(|| format!("in {}", element::INLINE))?;
        let inline = self.minify(minify::Language::JavaScript, inline)?;
        let inline = self.assets.add("inline", "js", inline.as_bytes())?;
        let script = element::script(&read(element::SCRIPT)?, &inline)?;
        let script = self.minify(minify::Language::JavaScript, script)?;
        self.assets.add_as(element::SCRIPT, script.as_bytes())?;
        let integrity = element::integrity(script.as_bytes());
        self.assets
            .add_as(element::INTEGRITY, integrity.as_bytes())?;
        for file in element::COPIED {
            self.assets.add_as(file, read(file)?.as_bytes())?;
        }
        Ok(())
    }

    /// Adds the page where writers put their embed together.
    fn add_builder(&self) -> Result<()> {
        let html = examples::builder(&read(BUILDER)?, &self.showcases)
            .with_context(|| format!("in {BUILDER}"))?;
        self.add_page(BUILDER, BUILDER, &html, self.start(), None)
    }

    /// Adds the examples' pages.
    fn add_examples(&self) -> Result<()> {
        process::step("Writing the examples’ pages");
        let template = read(EXAMPLE)?;
        for example in self.showcases.iter().filter(|it| !it.is_start()) {
            let html =
                examples::page(&template, example).with_context(|| format!("in {EXAMPLE}"))?;
            self.add_page(EXAMPLE, &example.page(), &html, example, Some(example))?;
        }
        Ok(())
    }

    /// Adds a page without an app of its own, made of `source`.
    fn add_page(
        &self,
        source: &str,
        name: &str,
        html: &str,
        picture: &Showcase,
        oembed: Option<&Showcase>,
    ) -> Result<()> {
        let (html, _) = self.bundle(source, html, None)?;
        let sharing = self.sharing(&html, name, picture, oembed)?;
        let html = page::complete_alone(&html, &sharing).with_context(|| format!("in {source}"))?;
        self.assets.add_as(name, html.as_bytes())
    }

    /// Adds the pictures that other sites show.
    fn add_pictures(&self) -> Result<()> {
        process::step("Painting the pictures");
        let painter = Painter::new();
        for showcase in &self.showcases {
            for (address, size) in [
                (showcase.picture_address(), pictures::SIZE),
                (showcase.thumbnail_address(), pictures::THUMBNAIL),
            ] {
                let picture = painter
                    .paint(&showcase.picture, size)
                    .with_context(|| format!("painting {address}"))?;
                self.assets.add_as(&address, &picture)?;
            }
        }
        Ok(())
    }

    /// Adds the oEmbed files, where the site's address is known.
    fn add_oembed(&self) -> Result<()> {
        let Some(base) = self.base_url else {
            println!(
                "\n  Without --base-url there are no oEmbed files: they name whole addresses."
            );
            return Ok(());
        };
        process::step("Writing the oEmbed files");
        for showcase in &self.showcases {
            let file = oembed::file(showcase, base)?;
            self.assets.add_as(&showcase.oembed(), file.as_bytes())?;
        }
        Ok(())
    }

    /// Joins a page's style sheets and scripts, which may start the app; returns
    /// the page and the address of its style sheet. In a page with an app it stands in
    /// the page, which is painted one round trip sooner.
    fn bundle(&self, name: &str, html: &str, app: Option<&Addresses>) -> Result<(String, String)> {
        let stem = name.trim_end_matches(".html");
        let open = |href: &str| fs::read_to_string(workspace::root().join(href));
        let html = in_page::scripts(html, open, |script| {
            self.minify(minify::Language::JavaScript, script)
        })
        .with_context(|| format!("in {name}"))?;
        let mut style = String::new();
        let html = styles::bundle(&html, open, |css| {
            let css = self.minify(minify::Language::Css, css)?;
            let address = self
                .assets
                .add(&format!("style-{stem}"), "css", css.as_bytes())?;
            style.clone_from(&address);
            let link = format!("<link rel=\"stylesheet\" href=\"{address}\">");
            match app {
                // A server may forbid the first; where no script helps, the second does.
                Some(_) => Ok(in_page::style(&css)? + &format!("<noscript>{link}</noscript>")),
                None => Ok(link),
            }
        })
        .with_context(|| format!("in {name}"))?;
        let html = scripts::bundle(&html, open, |module| {
            let module = match app {
                Some(app) => page::name_file(&page::name_app(&module, app)?, "__STYLE__", &style)?,
                None => module,
            };
            let module = self.minify(minify::Language::JavaScript, module)?;
            self.assets
                .add(&format!("page-{stem}"), "js", module.as_bytes())
        })
        .with_context(|| format!("in {name}"))?;
        Ok((html, style))
    }

    /// What a page's head tells other sites: nothing while the address is not
    /// known, for they want it whole.
    fn sharing(
        &self,
        html: &str,
        address: &str,
        picture: &Showcase,
        oembed: Option<&Showcase>,
    ) -> Result<String> {
        let Some(base) = self.base_url else {
            return Ok(String::new());
        };
        let mut tags = sharing::tags(html, base, address, picture)?;
        if let Some(showcase) = oembed {
            tags += "\n";
            tags += &sharing::discovery(base, showcase);
        }
        Ok(tags)
    }

    fn start(&self) -> &Showcase {
        // The app says the start first.
        &self.showcases[0]
    }

    fn minify(&self, language: minify::Language, text: String) -> Result<String> {
        match self.effort {
            Effort::Dist => minify::minify(language, &text),
            Effort::Dev | Effort::Release => Ok(text),
        }
    }
}

/// Reads a source file.
fn read(file: &str) -> Result<String> {
    let path = workspace::root().join(file);
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}
