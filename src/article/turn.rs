//! One after the other: the parts of the article are drawn for the first time in a
//! task each, or one long task would keep the reader's first touch waiting.

use std::cell::RefCell;
use std::collections::VecDeque;

use yew::html::Scope;

use crate::app::{App, Happened};
use crate::browser::{self, Timer};

/// The turn of a part; until it comes the page shows what was prerendered.
pub struct Turn {
    has_come: bool,
}

/// Who waits, in order, and the task in which the first is told.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Scope<App>>,
    task: Option<Timer>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

impl Turn {
    /// Waits behind all that wait already; the app hears when to take the turn. Drawn
    /// natively, where nothing can wait, it has come.
    pub fn wait(app: &Scope<App>) -> Self {
        let waits = browser::is_there();
        if waits {
            QUEUE.with_borrow_mut(|queue| {
                queue.waiting.push_back(app.clone());
                if queue.waiting.len() == 1 {
                    queue.call();
                }
            });
        }
        Self { has_come: !waits }
    }

    /// Takes it; the next is called only now, for Yew gathers what it is told while it
    /// works and would draw all in one task.
    pub fn take(&mut self) {
        self.has_come = true;
        QUEUE.with_borrow_mut(|queue| {
            queue.waiting.pop_front();
            queue.call();
        });
    }

    /// Whether it has come.
    pub fn has_come(&self) -> bool {
        self.has_come
    }
}

impl Queue {
    /// Calls the first in a task of its own.
    fn call(&mut self) {
        let first = self.waiting.front().cloned();
        let tell =
            |app: Scope<App>| browser::after(0, move || app.send_message(Happened::TurnCame));
        self.task = first.and_then(tell);
    }
}
