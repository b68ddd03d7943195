//! Where the tree's boxes and lines are: constants that the build script has
//! worked out from the model. Lengths are pixels, as text.

use sales_motion_engine::model::{LeafId, MotionId, NodeId};

/// The whole tree.
pub struct Drawing {
    /// Its width.
    pub width: &'static str,
    /// Its height.
    pub height: &'static str,
    /// Its measures, as an SVG view box.
    pub view_box: &'static str,
    /// The middle of the first question.
    pub start_x: &'static str,
    /// The top edge of the first question.
    pub start_y: &'static str,
    /// The questions, in the model's order.
    pub nodes: &'static [NodeDrawing],
    /// The ends, from the left.
    pub leaves: &'static [LeafDrawing],
    /// The lines.
    pub edges: &'static [EdgeDrawing],
}

/// A box.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Its left edge.
    pub x: &'static str,
    /// Its top edge.
    pub y: &'static str,
    /// Its width.
    pub width: &'static str,
    /// Its height.
    pub height: &'static str,
}

/// A question.
pub struct NodeDrawing {
    /// Its box.
    pub frame: Frame,
    /// What "yes" leads to.
    pub if_yes: Otherwise,
    /// What "no" leads to.
    pub if_no: Otherwise,
}

/// What an answer leads to.
#[derive(Clone, Copy)]
pub struct Otherwise {
    /// In words, such as "Yes would lead to question 2, then ".
    pub words: &'static str,
    /// The models one could end in.
    pub motions: &'static [MotionId],
}

/// An end.
pub struct LeafDrawing {
    /// Which.
    pub leaf: LeafId,
    /// Its box.
    pub frame: Frame,
}

/// A line from a question to where an answer leads.
pub struct EdgeDrawing {
    /// The question.
    pub node: NodeId,
    /// The answer.
    pub answer: bool,
    /// Its course.
    pub path: &'static str,
    /// The middle of the answer's tag.
    pub tag_x: &'static str,
    /// The middle of the answer's tag.
    pub tag_y: &'static str,
}

// The drawing itself; the types above say what it holds.
#[allow(missing_docs)]
mod drawn {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/drawing.rs"));
}

pub use drawn::DRAWING;
