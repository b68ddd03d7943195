//! The pilot with its exit plan, as a text to send (claims A13–A18).

use crate::amount::whole;
use crate::compiled::ids;
use crate::settings::Settings;

/// What stands before every line below a heading.
const INDENT: &str = "  ";
/// What stands where something is missing.
const OPEN: &str = "(not yet agreed)";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day of the years 1 to 9999; `None` if the calendar doesn't have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads a date as date fields write it: `2027-03-31`. `None` if it isn't one
    /// or the calendar doesn't have it.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |from: usize, to: usize| {
            let mut number = 0;
            for &byte in &bytes[from..to] {
                if !byte.is_ascii_digit() {
                    return None;
                }
                number = number * 10 + u16::from(byte - b'0');
            }
            Some(number)
        };
        Self::new(number(0, 4)?, number(5, 7)? as u8, number(8, 10)? as u8)
    }

    /// Writes it for people: `31 March 2027`.
    pub fn write(self) -> String {
        let month = MONTHS[usize::from(self.month) - 1];
        let day = whole(self.day.into());
        [&day, " ", month, " ", &whole(self.year.into())].concat()
    }

    /// The days since the day before 1 January of the year 1.
    fn number(self) -> u32 {
        let years = u32::from(self.year) - 1;
        let mut days = years * 365 + years / 4 - years / 100 + years / 400;
        for month in 1..self.month {
            days += u32::from(days_in(self.year, month));
        }
        days + u32::from(self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// When the pilot ends.
enum End {
    /// Nothing is typed.
    Open,
    /// It is not a date.
    Unreadable,
    /// Not after today.
    TooSoon(Date),
    /// A day to come.
    Good(Date),
}

fn end(settings: &Settings, today: Option<Date>) -> End {
    let text = settings.text(ids::PLAN_END);
    if text.trim().is_empty() {
        return End::Open;
    }
    match Date::read(text) {
        None => End::Unreadable,
        Some(date) if today.is_some_and(|today| date <= today) => End::TooSoon(date),
        Some(date) => End::Good(date),
    }
}

/// What the plan still lacks, as one sentence; empty if it is complete. The end
/// must be a real date, and after today where that is known.
pub fn missing(settings: &Settings, today: Option<Date>) -> String {
    let blank = |id| settings.text(id).trim().is_empty();
    let end = match end(settings, today) {
        End::Open => "the end date",
        End::Unreadable => "an end date of the calendar, such as 2027-03-31",
        End::TooSoon(_) => "an end date after today",
        End::Good(_) => "",
    };
    let mut lacks = Vec::new();
    for (lacking, words) in [
        (blank(ids::PLAN_CUSTOMER), "the customer"),
        (blank(ids::PLAN_SCOPE), "the scope"),
        (blank(ids::PLAN_SUCCESS), "what success is"),
        (!end.is_empty(), end),
        (blank(ids::PLAN_NEXT), "the next deal"),
        (blank(ids::PLAN_SIGNER), "who signs"),
    ] {
        if lacking {
            lacks.push(words);
        }
    }
    let Some((last, others)) = lacks.split_last() else {
        return String::new();
    };
    let others = others.join(", ");
    let and = if others.is_empty() { "" } else { " and " };
    ["Still missing: ", &others, and, last, "."].concat()
}

/// The plan as a plain text: headings, and below each what was agreed, or that
/// nothing was yet. `today` is the day it is written on; the plan is undated
/// where no clock is.
pub fn text(settings: &Settings, today: Option<Date>) -> String {
    let mut plan = String::from("Pilot plan\n==========\n");
    for (heading, id) in [
        ("Customer", ids::PLAN_CUSTOMER),
        ("Scope", ids::PLAN_SCOPE),
        ("What success is", ids::PLAN_SUCCESS),
        ("Ends on", ids::PLAN_END),
        ("Next deal", ids::PLAN_NEXT),
        ("Signed by", ids::PLAN_SIGNER),
    ] {
        plan.push('\n');
        plan.push_str(heading);
        plan.push('\n');
        if id == ids::PLAN_END {
            add_lines(&mut plan, &end_words(settings, today));
        } else {
            add_lines(&mut plan, settings.text(id));
        }
    }
    let missing = missing(settings, today);
    plan.push('\n');
    if !missing.is_empty() {
        plan.push_str(&missing);
        plan.push('\n');
    }
    match today {
        Some(today) => {
            plan.push_str("Written on ");
            plan.push_str(&today.write());
        }
        // As many lines as with it: nothing moves once the day is known.
        None => plan.push_str("Not dated"),
    }
    plan.push_str(".\n");
    plan
}

/// The end as the plan names it; empty where nothing is typed.
fn end_words(settings: &Settings, today: Option<Date>) -> String {
    match end(settings, today) {
        End::Open => String::new(),
        End::Unreadable => [
            settings.text(ids::PLAN_END).trim(),
            " (not a date of the calendar)",
        ]
        .concat(),
        End::TooSoon(date) => date.write() + " (not after today)",
        End::Good(date) => {
            let Some(today) = today else {
                return date.write();
            };
            let days = date.number() - today.number();
            let word = if days == 1 { " day)" } else { " days)" };
            [&date.write(), " (in ", &whole(days as u64), word].concat()
        }
    }
}

/// Adds what was typed, indented; or that nothing was.
fn add_lines(plan: &mut String, text: &str) {
    let text = text.trim();
    let mut rest = if text.is_empty() { OPEN } else { text };
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.trim();
        if !line.is_empty() {
            plan.push_str(INDENT);
            plan.push_str(line);
        }
        plan.push('\n');
        rest = after;
    }
}
