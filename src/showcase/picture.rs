//! The picture that other sites show beside a link: the widget's own tracks and
//! shapes, its words, and the light colours, in one SVG.

use yew::{Component, Context, Html, LocalServerRenderer, Properties};

use super::Showcase;
use crate::markup::escape;
use crate::view::{shapes, slider};
use crate::view_model::ViewModel;
use crate::view_model::track::SliderView;

/// The size that sites ask for beside a link, in pixels.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// What is left free around everything.
const MARGIN: u32 = 64;
/// How much larger the tracks are than on the page.
const SCALE: f64 = 1.45;
/// Where the tracks start and how long they are.
const TRACK: (u32, u32) = (392, WIDTH - MARGIN - 392 - 14);
/// Where the first slider is, and how far the next one is below it.
const SLIDERS: (u32, u32) = (316, 100);

/// The look of everything in it.
const STYLE: &str = include_str!("../../styles/picture.css");
/// Where the colours are, the light one of each first.
const TOKENS: &str = include_str!("../../styles/tokens.css");

/// Draws it.
pub async fn draw(showcase: &Showcase) -> String {
    let view = ViewModel::from(&showcase.state);
    let verdict = &view.verdict;
    let motion = verdict.motion;
    let mut rows = String::new();
    for (place, slider) in (0..).zip(&view.sliders) {
        rows += &row(slider, SLIDERS.0 + place * SLIDERS.1).await;
    }
    let (name, moment) = match showcase.name() {
        "" => ("How should you sell it?", ""),
        name => (name, showcase.moment()),
    };
    let title = if name.chars().count() > 30 {
        "title long"
    } else {
        "title"
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
           viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
         <style>{style}</style>{patterns}\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
         <rect class=\"bar\" width=\"{WIDTH}\" height=\"8\"/>\
         <text class=\"{title}\" x=\"{MARGIN}\" y=\"102\">{name}\
           <tspan class=\"moment\" dx=\"18\">{moment}</tspan></text>\
         <text class=\"site\" x=\"{end}\" y=\"60\">sales-motion</text>\
         <g class=\"{key}\">\
         <rect class=\"card\" x=\"{MARGIN}\" y=\"128\" width=\"{inside}\" height=\"154\"/>\
         <rect class=\"edge\" x=\"{MARGIN}\" y=\"128\" width=\"10\" height=\"154\"/>\
         <text class=\"lead\" x=\"212\" y=\"166\">With these numbers, sell</text>\
         <path class=\"shape\" transform=\"translate(144 205) scale(5)\" d=\"{shape}\"/>\
         <text class=\"verdict\" x=\"208\" y=\"221\">{verdict}</text>\
         <text class=\"more\" x=\"212\" y=\"265\">{more}</text>\
         </g>{rows}</svg>",
        style = style(),
        patterns = html(shapes::patterns().into()).await,
        name = escape(name),
        moment = escape(moment),
        end = WIDTH - MARGIN,
        inside = WIDTH - 2 * MARGIN,
        key = motion.key,
        shape = shapes::course(motion.glyph),
        verdict = escape(motion.name),
        more = escape(&verdict.bar),
    )
}

/// A slider: its name, where it stands, and its track.
async fn row(view: &SliderView, y: u32) -> String {
    let (x, length) = TRACK;
    format!(
        "<text class=\"label\" x=\"{MARGIN}\" y=\"{}\">{}</text>\
         <text class=\"value\" x=\"{MARGIN}\" y=\"{}\">{}</text>\
         <g transform=\"translate({x} {y}) scale({SCALE})\">\
         <svg width=\"{:.1}\" height=\"62\">{}</svg></g>",
        y + 16,
        escape(view.slider.label),
        y + 54,
        escape(&view.field.text),
        f64::from(length) / SCALE,
        html(slider::track(&view.track).into()).await,
    )
}

/// The style sheet, with the light colours in the place of their names.
fn style() -> String {
    let mut parts = STYLE.split("var(");
    let mut style = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(')').expect("a var() has an end");
        style += token(name);
        style += rest;
    }
    style
}

/// The value of a token, as light pages have it.
fn token(name: &str) -> &'static str {
    let value = TOKENS.split_once(&[name, ": "].concat());
    let value = value.and_then(|(_, rest)| rest.split_once(';'));
    let (value, _) = value.expect("the picture's colours are tokens");
    let colour = value.find('#').expect("a token of the picture is a colour");
    &value[colour..colour + "#RRGGBB".len()]
}

/// What a view draws, as text.
async fn html(drawn: Html) -> String {
    let drawn = LocalServerRenderer::<Drawn>::with_props(Drawing { drawn });
    drawn.hydratable(false).render().await
}

#[derive(PartialEq, Properties)]
struct Drawing {
    drawn: Html,
}

struct Drawn;

impl Component for Drawn {
    type Message = ();
    type Properties = Drawing;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().drawn.clone()
    }
}
