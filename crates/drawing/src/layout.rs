//! Where everything is. Lengths are in pixels.

use sales_motion_engine::model::{Branch, LeafId, Model, MotionId, Node, NodeId};

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Its left edge.
    pub x: i32,
    /// Its top edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// A line from a question to where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The question.
    pub node: NodeId,
    /// The answer.
    pub answer: bool,
    /// Its course, as an SVG path.
    pub path: String,
    /// The middle of the answer's tag.
    pub tag: (i32, i32),
}

/// The whole tree.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The middle of the first question, and its top edge.
    pub start: (i32, i32),
    /// The box of each question, in the model's order.
    pub nodes: Vec<Frame>,
    /// The ends with their boxes, from the left.
    pub leaves: Vec<(LeafId, Frame)>,
    /// The lines.
    pub edges: Vec<Edge>,
}

/// The narrowest the tree is drawn; a tree with more ends is wider.
const WIDTH: i32 = 712;
const LEAF_WIDTH: i32 = 132;
const LEAF_GAP: i32 = 13;
const LEAF_HEIGHT: i32 = 78;
const LEVEL_GAP: i32 = 42;
/// Above the first question: room for the dot where the path starts.
const START: i32 = 24;
const ROOT_WIDTH: i32 = 430;
const NODE_WIDTH: i32 = 340;
const PADDING: i32 = 11;
const LINE: i32 = 20;
const ROW: i32 = 24;
/// What a letter of a question takes: a generous mean of the fonts in use.
const LETTER: f64 = 7.2;
/// What a box takes beside its question: padding, number and gap.
const BESIDE_QUESTION: i32 = 58;
/// The radius of a line's bends.
const BEND: i32 = 8;

impl Layout {
    /// Lays out a model's tree: the ends on one line, every question above the
    /// middle of its branches, each level below the one before.
    pub fn of(model: &Model) -> Self {
        let root = Branch::Node(NodeId(0));
        let order = ends(model, root, true);
        let count = order.len() as i32;
        let width = WIDTH.max(count * (LEAF_WIDTH + LEAF_GAP) - LEAF_GAP);
        let leaf_width = (width - LEAF_GAP * (count - 1)) / count;
        let mut tree = Tree {
            model,
            order,
            leaf_width,
            middles: vec![0; model.nodes.len()],
            frames: vec![Frame::default(); model.nodes.len()],
            tops: vec![START],
        };
        tree.measure(NodeId(0), 0);
        tree.lower(NodeId(0), 0);
        Self {
            width,
            height: tree.leaf_top() + LEAF_HEIGHT,
            start: (tree.middles[0], START),
            leaves: tree.leaves(),
            edges: tree.edges(),
            nodes: tree.frames,
        }
    }
}

/// The tree while it is laid out.
struct Tree<'a> {
    model: &'a Model,
    order: Vec<LeafId>,
    leaf_width: i32,
    middles: Vec<i32>,
    frames: Vec<Frame>,
    /// Where each level begins; the last is the ends'.
    tops: Vec<i32>,
}

impl Tree<'_> {
    /// Measures a question and all under it, and pushes the levels below it
    /// down as far as it needs.
    fn measure(&mut self, id: NodeId, depth: usize) {
        let model = self.model;
        let node = &model[id];
        let ends = ends(model, Branch::Node(id), true).len() as i32;
        let span = ends * (self.leaf_width + LEAF_GAP) - LEAF_GAP;
        let width = span.min(if depth == 0 { ROOT_WIDTH } else { NODE_WIDTH });
        let letters = f64::from(width - BESIDE_QUESTION) / LETTER;
        let lines = (node.question.chars().count() as f64 / letters).ceil() as i32;
        let height = 2 * PADDING + lines * LINE + LINE + node.rows.len() as i32 * ROW;
        if self.tops.len() == depth + 1 {
            self.tops.push(0);
        }
        self.tops[depth + 1] = self.tops[depth + 1].max(self.tops[depth] + height + LEVEL_GAP);

        let sides = sides(model, node);
        for (branch, _) in sides {
            if let Branch::Node(next) = branch {
                self.measure(next, depth + 1);
            }
        }
        let middle = (self.middle(sides[0].0) + self.middle(sides[1].0)) / 2;
        self.middles[id.index()] = middle;
        self.frames[id.index()] = Frame {
            x: middle - width / 2,
            y: 0,
            width,
            height,
        };
    }

    /// Lowers each question to its level, now that the levels are known.
    fn lower(&mut self, id: NodeId, depth: usize) {
        self.frames[id.index()].y = self.tops[depth];
        for branch in [self.model[id].yes, self.model[id].no] {
            if let Branch::Node(next) = branch {
                self.lower(next, depth + 1);
            }
        }
    }

    fn leaf_top(&self) -> i32 {
        self.tops.last().copied().unwrap_or(START)
    }

    fn middle(&self, branch: Branch) -> i32 {
        match branch {
            Branch::Node(node) => self.middles[node.index()],
            Branch::Leaf(leaf) => {
                let place = self.order.iter().position(|&it| it == leaf);
                let place = place.expect("every end is in the order") as i32;
                place * (self.leaf_width + LEAF_GAP) + self.leaf_width / 2
            }
        }
    }

    fn leaves(&self) -> Vec<(LeafId, Frame)> {
        let frame = |&leaf: &LeafId| {
            let frame = Frame {
                x: self.middle(Branch::Leaf(leaf)) - self.leaf_width / 2,
                y: self.leaf_top(),
                width: self.leaf_width,
                height: LEAF_HEIGHT,
            };
            (leaf, frame)
        };
        self.order.iter().map(frame).collect()
    }

    fn edges(&self) -> Vec<Edge> {
        let both = |node| sides(self.model, &self.model[node]).map(|side| (node, side));
        NodeId::all(self.model)
            .flat_map(both)
            .map(|(node, (branch, answer))| self.edge(node, branch, answer))
            .collect()
    }

    /// Down from the question, across, and down to where the answer leads.
    fn edge(&self, node: NodeId, branch: Branch, answer: bool) -> Edge {
        let frame = self.frames[node.index()];
        let (from_x, from_y) = (self.middles[node.index()], frame.y + frame.height);
        let to_x = self.middle(branch);
        let to_y = match branch {
            Branch::Node(next) => self.frames[next.index()].y,
            Branch::Leaf(_) => self.leaf_top(),
        };
        let turn = from_y + LEVEL_GAP / 2;
        let bend = if to_x < from_x { -BEND } else { BEND };
        let path = format!(
            "M{from_x} {from_y}V{}Q{from_x} {turn} {} {turn}H{}Q{to_x} {turn} {to_x} {}V{to_y}",
            turn - BEND,
            from_x + bend,
            to_x - bend,
            turn + BEND,
        );
        Edge {
            node,
            answer,
            path,
            tag: ((from_x + to_x) / 2, turn),
        }
    }
}

/// The ends that a branch can lead to. In the order of the drawing, every fork's
/// more bottom-up side comes first.
pub(crate) fn ends(model: &Model, branch: Branch, in_order: bool) -> Vec<LeafId> {
    match branch {
        Branch::Leaf(leaf) => vec![leaf],
        Branch::Node(node) => {
            let node = &model[node];
            let branches = if in_order {
                sides(model, node).map(|(branch, _)| branch)
            } else {
                [node.yes, node.no]
            };
            let both = branches.map(|branch| ends(model, branch, in_order));
            both.concat()
        }
    }
}

/// A fork's branches with their answers, the more bottom-up side first: the one
/// with the most bottom-up end, then the one whose ends lean less to top-down.
fn sides(model: &Model, node: &Node) -> [(Branch, bool); 2] {
    let lean = |branch| -> (Option<MotionId>, u16) {
        let ends = ends(model, branch, false);
        let motions = ends.iter().map(|&end| model[end].motion);
        (motions.clone().min(), motions.map(|motion| motion.0).sum())
    };
    let (yes, no) = ((node.yes, true), (node.no, false));
    if lean(yes.0) < lean(no.0) {
        [yes, no]
    } else {
        [no, yes]
    }
}

#[cfg(test)]
mod tests {
    use sales_motion_engine::MODEL;

    use super::*;

    fn overlap(a: Frame, b: Frame) -> bool {
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
    }

    #[test]
    fn no_two_boxes_overlap_and_all_lie_inside() {
        let layout = Layout::of(&MODEL);
        let leaves = layout.leaves.iter().map(|&(_, frame)| frame);
        let frames: Vec<Frame> = layout.nodes.iter().copied().chain(leaves).collect();
        for (place, &a) in frames.iter().enumerate() {
            assert!(
                a.x >= 0 && a.x + a.width <= layout.width,
                "{a:?} sticks out"
            );
            assert!(
                a.y >= START && a.y + a.height <= layout.height,
                "{a:?} sticks out"
            );
            for &b in &frames[place + 1..] {
                assert!(!overlap(a, b), "{a:?} overlaps {b:?}");
            }
        }
    }

    #[test]
    fn the_more_bottom_up_side_is_on_the_left() {
        let layout = Layout::of(&MODEL);
        let keys: Vec<&str> = layout
            .leaves
            .iter()
            .map(|&(leaf, _)| MODEL[leaf].key)
            .collect();
        assert_eq!(
            keys,
            [
                "user-adoption",
                "pilot-and-expand",
                "earned-mandate",
                "executive-pilot",
                "executive-sale"
            ]
        );
    }

    #[test]
    fn every_answer_has_its_line() {
        let layout = Layout::of(&MODEL);
        for node in NodeId::all(&MODEL) {
            for answer in [true, false] {
                let lines = layout
                    .edges
                    .iter()
                    .filter(|e| (e.node, e.answer) == (node, answer));
                assert_eq!(lines.count(), 1);
            }
        }
    }

    #[test]
    fn questions_stand_above_where_they_lead() {
        let layout = Layout::of(&MODEL);
        for node in NodeId::all(&MODEL) {
            let frame = layout.nodes[node.index()];
            for branch in [MODEL[node].yes, MODEL[node].no] {
                let below = match branch {
                    Branch::Node(next) => layout.nodes[next.index()].y,
                    Branch::Leaf(_) => layout.leaves[0].1.y,
                };
                assert!(frame.y + frame.height + LEVEL_GAP <= below);
            }
        }
    }
}
