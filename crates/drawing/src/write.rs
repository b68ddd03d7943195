//! The layout as the Rust source of constants.

use std::fmt::Write;

use sales_motion_engine::model::{Branch, Model, MotionId, NodeId};

use crate::layout::{Frame, Layout, ends};

/// Writes `pub static DRAWING: Drawing`, in the types of the app's `drawing`
/// module. Lengths are written as text, as the page needs them.
pub fn write(model: &Model) -> String {
    let layout = Layout::of(model);
    let mut source = String::from("pub static DRAWING: Drawing = Drawing {\n");
    let mut line = |text: String| {
        source.push_str(&text);
        source.push('\n');
    };
    let (width, height) = (layout.width, layout.height);
    line(format!(
        "width: \"{width}\", height: \"{height}\", view_box: \"0 0 {width} {height}\","
    ));
    line(format!(
        "start_x: \"{}\", start_y: \"{}\",",
        layout.start.0, layout.start.1
    ));
    line("nodes: &[".into());
    for id in NodeId::all(model) {
        line(format!(
            "NodeDrawing {{ frame: {}, if_yes: {}, if_no: {} }},",
            frame(layout.nodes[id.index()]),
            otherwise(model, "Yes", model[id].yes),
            otherwise(model, "No", model[id].no),
        ));
    }
    line("],\nleaves: &[".into());
    for &(leaf, at) in &layout.leaves {
        line(format!(
            "LeafDrawing {{ leaf: LeafId({}), frame: {} }},",
            leaf.0,
            frame(at)
        ));
    }
    line("],\nedges: &[".into());
    for edge in &layout.edges {
        line(format!(
            "EdgeDrawing {{ node: NodeId({}), answer: {}, path: {:?}, tag_x: \"{}\", tag_y: \"{}\" }},",
            edge.node.0, edge.answer, edge.path, edge.tag.0, edge.tag.1,
        ));
    }
    line("],\n};".into());
    source
}

fn frame(frame: Frame) -> String {
    let Frame {
        x,
        y,
        width,
        height,
    } = frame;
    format!("Frame {{ x: \"{x}\", y: \"{y}\", width: \"{width}\", height: \"{height}\" }}")
}

/// What an answer would lead to, and the models one could end in.
fn otherwise(model: &Model, answer: &str, branch: Branch) -> String {
    let words = match branch {
        Branch::Node(next) => format!("{answer} would lead to question {}, then ", next.0 + 1),
        Branch::Leaf(_) => format!("{answer} would lead to "),
    };
    let ends = ends(model, branch, true);
    let mut motions = String::new();
    for motion in MotionId::all(model) {
        if ends.iter().any(|&end| model[end].motion == motion) {
            write!(motions, "MotionId({}),", motion.0).expect("a string takes all");
        }
    }
    format!("Otherwise {{ words: {words:?}, motions: &[{motions}] }}")
}
