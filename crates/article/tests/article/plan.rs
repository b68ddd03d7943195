//! The plan of a pilot.

use proptest::prelude::*;
use sales_motion_article::plan::{Date, missing, text};

use crate::support::{settings, with};

fn date(text: &str) -> Date {
    Date::read(text).expect("it is a date")
}

const COMPLETE: [(&str, &str); 6] = [
    ("plan.customer", "Acme Bank"),
    ("plan.scope", "40 people in risk\nNobody else"),
    (
        "plan.success",
        "30 of them use it every week, and the weekly report is ready a day sooner",
    ),
    ("plan.end", "2027-03-31"),
    ("plan.next", "All 600 in risk, $120K a year"),
    ("plan.signer", "Ms. Roe"),
];

#[test]
fn a_complete_plan_is_a_plain_text() {
    let settings = with(&COMPLETE);
    let today = date("2027-03-01");
    assert_eq!(missing(&settings, Some(today)), "");
    let expected = "\
Pilot plan
==========

Customer
  Acme Bank

Scope
  40 people in risk
  Nobody else

What success is
  30 of them use it every week, and the weekly report is ready a day sooner

Ends on
  31 March 2027 (in 30 days)

Next deal
  All 600 in risk, $120K a year

Signed by
  Ms. Roe

Written on 1 March 2027.
";
    assert_eq!(text(&settings, Some(today)), expected);
}

#[test]
fn what_is_missing_is_said_in_one_sentence() {
    let today = date("2027-03-01");
    let without = |gone: &[&str]| {
        let mut pairs = COMPLETE.to_vec();
        pairs.retain(|(key, _)| !gone.contains(key));
        missing(&with(&pairs), Some(today))
    };
    assert_eq!(without(&["plan.scope"]), "Still missing: the scope.");
    assert_eq!(
        without(&["plan.next", "plan.signer"]),
        "Still missing: the next deal and who signs."
    );
    assert_eq!(
        missing(&with(&[]), Some(today)),
        "Still missing: the customer, the scope, what success is, the end date, \
         the next deal and who signs."
    );
    let blank = with(&[("plan.customer", " \n ")]);
    assert!(missing(&blank, Some(today)).contains("the customer"));
    let open = text(&with(&[]), Some(today));
    assert_eq!(open.matches("  (not yet agreed)\n").count(), 6);
    assert!(
        open.ends_with("who signs.\nWritten on 1 March 2027.\n"),
        "{open}"
    );
}

#[test]
fn the_end_is_a_real_date_after_today() {
    let today = date("2027-03-01");
    let not_real = "an end date of the calendar, such as 2027-03-31";
    let too_soon = "an end date after today";
    for (end, lacking, words) in [
        ("", "the end date", "(not yet agreed)"),
        ("soon", not_real, "soon (not a date of the calendar)"),
        (
            "2027-02-29",
            not_real,
            "2027-02-29 (not a date of the calendar)",
        ),
        ("2027-02-28", too_soon, "28 February 2027 (not after today)"),
        ("2027-03-01", too_soon, "1 March 2027 (not after today)"),
        ("2027-03-02", "", "2 March 2027 (in 1 day)"),
        ("2028-03-01", "", "1 March 2028 (in 366 days)"),
    ] {
        let mut pairs = COMPLETE;
        pairs[3].1 = end;
        let settings = with(&pairs);
        let expected = if lacking.is_empty() {
            String::new()
        } else {
            format!("Still missing: {lacking}.")
        };
        assert_eq!(missing(&settings, Some(today)), expected, "{end}");
        let plan = text(&settings, Some(today));
        assert!(plan.contains(&format!("Ends on\n  {words}\n")), "{plan}");
    }
}

#[test]
fn only_days_of_the_calendar_are_dates() {
    for good in [
        "2027-03-31",
        " 2028-02-29 ",
        "2000-02-29",
        "0001-01-01",
        "9999-12-31",
    ] {
        assert!(Date::read(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "2027-3-31",
        "2027-13-01",
        "2027-00-01",
        "2027-01-00",
        "2027-04-31",
        "2027-02-29",
        "1900-02-29",
        "0000-01-01",
        "31.03.2027",
        "2027/03/31",
        "+027-03-31",
        "2027-03-3１",
        "2027-03-31T00:00",
    ] {
        assert_eq!(Date::read(bad), None, "{bad}");
    }
    assert_eq!(Date::new(2027, 3, 31), Date::read("2027-03-31"));
    assert_eq!(Date::new(2027, 2, 29), None);
}

proptest! {
    #[test]
    fn any_plan_can_be_written(settings in settings()) {
        let today = date("2027-03-01");
        let plan = text(&settings, Some(today));
        prop_assert!(plan.starts_with("Pilot plan\n"));
        prop_assert!(plan.lines().all(|line| line == line.trim_end()), "{plan}");
        prop_assert!(missing(&settings, Some(today)).lines().count() <= 1);
    }
}
