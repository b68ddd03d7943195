//! The boundaries in force: the model's own, or the reader's.

use crate::listed::Listed;
use crate::model::{Bound, Model, Order, SliderId, Subject, ThresholdId};

/// A value for each of the model's thresholds. Always inside their domains and
/// in the order the model asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thresholds {
    values: Box<[Option<u64>]>,
}

/// A change of a threshold that would break the model's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The threshold that stays as it was.
    pub threshold: ThresholdId,
    /// What was asked for; `None` is off.
    pub asked: Option<u64>,
    /// The order it would break.
    pub order: Order,
    /// Where the other threshold of that order stood.
    pub other: u64,
}

impl Thresholds {
    /// The model's own.
    pub fn defaults(model: &Model) -> Self {
        Self {
            values: model.thresholds.iter().map(|t| t.default).collect(),
        }
    }

    /// Where the threshold is; `None` if it is off.
    pub fn get(&self, id: ThresholdId) -> Option<u64> {
        self.values[id.index()]
    }

    /// Makes several changes at once. Those that would break an order are
    /// refused and returned, and the rest still apply; a value outside its
    /// domain goes to the nearest inside.
    ///
    /// All are tried together first, so that two that fit each other do not
    /// fail for coming in the wrong sequence.
    pub fn change(
        &mut self,
        model: &Model,
        changes: &[(ThresholdId, Option<u64>)],
    ) -> Vec<Refusal> {
        let before = self.values.clone();
        for &(id, value) in changes {
            let threshold = &model[id];
            if value.is_some() || threshold.may_be_off {
                self.values[id.index()] = value.map(|v| threshold.domain.clamp(v));
            }
        }
        let mut refused = Vec::new();
        while let Some(order) = self.broken_order(model) {
            // The set was in order before, so at least one of the two has changed.
            let changed = |id: ThresholdId| self.values[id.index()] != before[id.index()];
            let (threshold, other) = if changed(order.high) {
                (order.high, order.low)
            } else {
                (order.low, order.high)
            };
            refused.push(Refusal {
                threshold,
                asked: self.get(threshold),
                order,
                other: self.get(other).unwrap_or_default(),
            });
            self.values[threshold.index()] = before[threshold.index()];
        }
        refused
    }

    /// The thresholds that differ from the model's, in its order.
    pub fn overrides(&self, model: &Model) -> Vec<(ThresholdId, Option<u64>)> {
        ThresholdId::all(model)
            .map(|id| (id, self.get(id)))
            .filter(|&(id, value)| value != model[id].default)
            .listed()
    }

    /// Whether the reader has moved any.
    pub fn are_custom(&self, model: &Model) -> bool {
        *self != Self::defaults(model)
    }

    /// The threshold's grey zone, both ends included.
    pub fn grey_zone(&self, model: &Model, id: ThresholdId) -> Option<(u64, u64)> {
        let bound = |bound| match bound {
            Bound::Fixed(amount) => Some(amount),
            Bound::Threshold(id) => self.get(id),
        };
        let (from, to) = model[id].grey_zone?;
        Some((bound(from)?, bound(to)?))
    }

    /// The thresholds of a slider, in the model's order.
    pub fn of_slider(
        model: &Model,
        slider: SliderId,
    ) -> impl Iterator<Item = ThresholdId> + use<'_> {
        ThresholdId::all(model).filter(move |&id| model[id].subject == Subject::Slider(slider))
    }

    fn broken_order(&self, model: &Model) -> Option<Order> {
        model.orders.iter().copied().find(|order| {
            match (self.get(order.low), self.get(order.high)) {
                (Some(low), Some(high)) => low > high || (low == high && !order.may_be_equal),
                _ => false,
            }
        })
    }
}
