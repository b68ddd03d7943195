//! The cases whose model the reader may guess. Their words never change, so they
//! are written natively into the page, which shows one at a time.

use sales_motion_engine::model::{Preset, SliderId, SwitchId};
use sales_motion_engine::{MODEL, amount, words};

use super::cases;

/// The cases' numbers (`facts`) or what the companies did (`did`), each in an
/// element that shows when it is due. None for another word.
pub fn write(what: &str) -> Option<String> {
    let mut all = String::new();
    for case in cases().map(|id| &MODEL[id]) {
        let Preset {
            key,
            name,
            moment,
            did,
            ..
        } = case;
        all += &match what {
            "facts" => format!(
                "<div data-show=\"case={key}\"><p class=\"case\">{name}, {moment}</p>\
                 <p class=\"facts\">{}</p></div>",
                facts(case)
            ),
            "did" => format!("<span data-show=\"told={key}\">What happened: {did}</span>"),
            _ => return None,
        };
    }
    Some(all)
}

/// A case's numbers and answers in a line.
fn facts(case: &Preset) -> String {
    let sliders = SliderId::all(&MODEL).map(|id| {
        let value = amount::write(case.amounts[id.index()], MODEL[id].unit);
        format!("{} {value}", MODEL[id].short)
    });
    let switches = SwitchId::all(&MODEL).map(|id| (id, case.answers[id.index()]));
    let given = switches.filter(|&(id, answer)| answer != MODEL[id].default);
    let given = given
        .map(|(id, answer)| format!("{}: {}", MODEL[id].label, words::answer(&MODEL, id, answer)));
    sliders.chain(given).collect::<Vec<_>>().join("; ") + "."
}
