//! The pictures beside links: from the SVG that the app draws to PNG, the same
//! bytes on every machine.

use std::sync::Arc;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

/// The size that sites ask for beside a link, in pixels.
pub const SIZE: (u32, u32) = (1200, 630);

/// The size where an oEmbed file names it, which must not be larger than what
/// it says of the widget.
pub const THUMBNAIL: (u32, u32) = (480, 252);

/// Draws pictures with fonts of its own; those of the machine don't count.
pub struct Painter(Options<'static>);

impl Painter {
    /// Loads the fonts.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        let noto = [ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD];
        for font in typst_assets::fonts().chain(noto) {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        Self(Options {
            fontdb: Arc::new(fonts),
            ..Options::default()
        })
    }

    /// Draws an SVG as a PNG of that size.
    pub fn paint(&self, svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>> {
        let drawing = Tree::from_str(svg, &self.0).context("reading the picture’s SVG")?;
        let mut picture = Pixmap::new(width, height).context("the picture has no size")?;
        let scale = Transform::from_scale(
            width as f32 / drawing.size().width(),
            height as f32 / drawing.size().height(),
        );
        resvg::render(&drawing, scale, &mut picture.as_mut());
        Ok(picture.encode_png()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(text: &str) -> Vec<u8> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"63\">\
             <style>text {{ font-family: \"Noto Sans\"; fill: #123456; }}</style>\
             <text x=\"9\" y=\"30\">{text}</text></svg>"
        );
        Painter::new().paint(&svg, SIZE).unwrap()
    }

    #[test]
    fn a_picture_has_the_size_asked_for() {
        let png = painted("A");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!((number(16), number(20)), SIZE);
    }

    #[test]
    fn words_are_drawn_with_the_fonts_at_hand_the_same_each_time() {
        assert_eq!(painted("A"), painted("A"));
        assert_ne!(painted("A"), painted("B"));
    }

    #[test]
    fn both_fonts_are_there() {
        let Painter(options) = Painter::new();
        for family in ["Noto Sans", "Libertinus Serif"] {
            let bold = options.fontdb.faces().any(|face| {
                face.families.iter().any(|(name, _)| name == family) && face.weight.0 == 700
            });
            assert!(bold, "{family}");
        }
    }
}
