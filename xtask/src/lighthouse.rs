//! `lighthouse`: what Lighthouse says of the article and the embed.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::Arg::Long;
use serde_json::Value;

use crate::browser::CHROMIUM;
use crate::server::{self, Caching};
use crate::{dist, node, process, test, workspace};

/// Where Lighthouse is installed, by a lock file of its own.
const FOLDER: &str = "benches/lighthouse";

/// The pages it looks at.
const PAGES: [&str; 2] = ["index.html", "embed.html"];

/// How it looks: as a phone on a slow network, its own default, and as a desktop.
const SCREENS: [(&str, &[&str]); 2] = [("phone", &[]), ("desktop", &["--preset=desktop"])];

/// Its categories, as its keys and as headings. The first depends on the machine
/// and on what else it does; the others must be perfect.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best-practices", "best practices"),
    ("seo", "SEO"),
];

/// What Chromium is started with: any user, no screen, and nothing beyond this machine.
const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic \
    --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'";

/// Reads the arguments, builds the site and has it judged.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut build = true;
    while let Some(argument) = args.next()? {
        match argument {
            Long("as-built") => build = false,
            other => return Err(other.unexpected().into()),
        }
    }
    let chromium = CHROMIUM.require()?;
    if build {
        dist::build(Some(&test::BASE_URL.parse()?))?;
    }
    let folder = workspace::root().join(FOLDER);
    node::install_in(&folder)?;
    let reports = workspace::target()?.join("lighthouse");
    fs::create_dir_all(&reports).with_context(|| format!("making {}", reports.display()))?;

    process::step("Asking Lighthouse");
    let mut verdicts = Vec::new();
    server::serving(&workspace::dist(), Caching::Host, |address| {
        for page in PAGES {
            for (screen, flags) in SCREENS {
                let file =
                    reports.join(format!("{}-{screen}.json", page.trim_end_matches(".html")));
                let mut lighthouse = node::script_in(&folder, "lighthouse/cli/index.js")?;
                lighthouse
                    .arg(format!("{address}{page}"))
                    .args(flags)
                    .env("CHROME_PATH", &chromium);
                ask(&mut lighthouse, &file)?;
                verdicts.push(Verdict::read(page, screen, &file)?);
            }
        }
        Ok(())
    })?;
    print(&verdicts);
    println!("\n  The whole reports are in {}", reports.display());
    judge(&verdicts)
}

fn ask(lighthouse: &mut Command, file: &Path) -> Result<()> {
    lighthouse
        .args(["--quiet", "--no-enable-error-reporting", "--output=json"])
        .arg(format!("--output-path={}", file.display()))
        .arg(format!("--chrome-flags={CHROMIUM_FLAGS}"));
    node::run(lighthouse)
}

/// What it says of a page on a screen.
struct Verdict {
    page: &'static str,
    screen: &'static str,
    /// From 0 to 100, in the order of the categories.
    scores: [u64; CATEGORIES.len()],
    /// First contentful paint, largest paint, blocked time: milliseconds.
    times: [u64; 3],
    /// The shift of the layout.
    shift: f64,
    /// The audits that cost a category points, with the category.
    faults: Vec<(&'static str, String)>,
}

impl Verdict {
    fn read(page: &'static str, screen: &'static str, file: &Path) -> Result<Self> {
        let text = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let report: Value = serde_json::from_slice(&text)?;
        Self::of(page, screen, &report).with_context(|| format!("in {}", file.display()))
    }

    fn of(page: &'static str, screen: &'static str, report: &Value) -> Result<Self> {
        let mut scores = [0; CATEGORIES.len()];
        let mut faults = Vec::new();
        for (index, (key, _)) in CATEGORIES.into_iter().enumerate() {
            let category = &report["categories"][key];
            let score = category["score"].as_f64();
            let score = score.with_context(|| format!("it gives no score for {key}"))?;
            scores[index] = (score * 100.0).round() as u64;
            for audit in category["auditRefs"].as_array().into_iter().flatten() {
                let counts = audit["weight"].as_f64().is_some_and(|it| it > 0.0);
                let it = &report["audits"][audit["id"].as_str().unwrap_or_default()];
                let failed = it["score"].as_f64().is_some_and(|it| it < 0.9);
                if counts && failed {
                    let title = it["title"].as_str().unwrap_or_default();
                    faults.push((key, title.to_owned()));
                }
            }
        }
        let number = |audit: &str| report["audits"][audit]["numericValue"].as_f64();
        let time = |audit| number(audit).unwrap_or_default().round() as u64;
        Ok(Self {
            page,
            screen,
            scores,
            times: [
                time("first-contentful-paint"),
                time("largest-contentful-paint"),
                time("total-blocking-time"),
            ],
            shift: number("cumulative-layout-shift").unwrap_or_default(),
            faults,
        })
    }
}

fn print(verdicts: &[Verdict]) {
    let [performance, accessibility, practices, seo] = CATEGORIES.map(|(_, heading)| heading);
    println!(
        "\n  {:<11} {:<8} {performance:>11} {accessibility:>13} {practices:>14} {seo:>4}   \
         {:>8} {:>8} {:>8} {:>6}",
        "", "", "first", "largest", "blocked", "shift"
    );
    for it in verdicts {
        let [performance, accessibility, practices, seo] = it.scores;
        let [first, largest, blocked] = it.times;
        println!(
            "  {:<11} {:<8} {performance:>11} {accessibility:>13} {practices:>14} {seo:>4}   \
             {first:>5} ms {largest:>5} ms {blocked:>5} ms {:>6.3}",
            it.page, it.screen, it.shift
        );
    }
    for it in verdicts {
        for (category, fault) in &it.faults {
            println!("  {} on a {}: {category}: {fault}", it.page, it.screen);
        }
    }
}

/// Fails unless all but the performance is perfect, for that is timing.
fn judge(verdicts: &[Verdict]) -> Result<()> {
    for it in verdicts {
        for ((_, name), score) in CATEGORIES.into_iter().zip(it.scores).skip(1) {
            if score < 100 {
                bail!("{} on a {}: {score} of 100 in {name}", it.page, it.screen);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(performance: f64, seo: f64) -> Value {
        let category = |score: f64, audit: &str| json!({ "score": score, "auditRefs": [{ "id": audit, "weight": 1 }, { "id": "unweighed", "weight": 0 }] });
        json!({
            "categories": {
                "performance": category(performance, "total-blocking-time"),
                "accessibility": category(1.0, "fine"),
                "best-practices": category(1.0, "fine"),
                "seo": category(seo, "is-crawlable"),
            },
            "audits": {
                "total-blocking-time": { "score": performance, "numericValue": 123.4, "title": "Blocked" },
                "is-crawlable": { "score": seo, "title": "Crawlable" },
                "fine": { "score": 1, "title": "Fine" },
                "unweighed": { "score": 0, "title": "Unweighed" },
            },
        })
    }

    #[test]
    fn scores_times_and_faults_are_read() {
        let verdict = Verdict::of("index.html", "phone", &report(0.495, 0.5)).unwrap();
        assert_eq!(verdict.scores, [50, 100, 100, 50]);
        assert_eq!(verdict.times, [0, 0, 123]);
        let expected = [
            ("performance", "Blocked".to_owned()),
            ("seo", "Crawlable".to_owned()),
        ];
        assert_eq!(verdict.faults, expected);
    }

    #[test]
    fn all_but_the_performance_must_be_perfect() {
        let verdict = |performance, seo| {
            Verdict::of("index.html", "phone", &report(performance, seo)).unwrap()
        };
        assert!(judge(&[verdict(0.2, 1.0)]).is_ok());
        let complaint = judge(&[verdict(1.0, 1.0), verdict(1.0, 0.92)]).unwrap_err();
        assert_eq!(
            complaint.to_string(),
            "index.html on a phone: 92 of 100 in SEO"
        );
    }

    #[test]
    fn a_report_without_scores_is_no_verdict() {
        assert!(Verdict::of("index.html", "phone", &json!({})).is_err());
    }
}
