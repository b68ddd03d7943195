//! `size`: what each file of the site weighs, against the budgets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{dist, process, workspace};

const KB: u64 = 1024;

/// Reads the arguments, builds the site and weighs it.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    if let Some(argument) = args.next()? {
        return Err(argument.unexpected().into());
    }
    dist::build(None)?;
    check(&workspace::dist())
}

/// Prints the weights of a site, and fails when it is over a budget.
pub fn check(site: &Path) -> Result<()> {
    process::step("Weighing the site");
    let files = weigh(site)?;
    println!("  {:<40} {:>9} {:>9} {:>9}", "", "raw", "gzip", "brotli");
    for file in &files {
        println!(
            "  {:<40} {:>9} {:>9} {:>9}",
            file.name, file.raw, file.gzip, file.brotli
        );
    }
    println!();
    let over: Vec<String> = BUDGETS
        .iter()
        .filter_map(|budget| budget.judge(&files))
        .collect();
    if over.is_empty() {
        Ok(())
    } else {
        bail!("{}", over.join("; "))
    }
}

/// The bytes of one file.
struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// What a first visit may cost, compressed with brotli.
struct Budget {
    name: &'static str,
    counts: fn(&str) -> bool,
    limit: u64,
}

const BUDGETS: [Budget; 2] = [
    Budget {
        name: "JS + WASM",
        counts: |name| name.ends_with(".js") || name.ends_with(".wasm"),
        limit: 80 * KB,
    },
    Budget {
        name: "HTML + CSS of the page",
        counts: |name| name == "index.html" || name.ends_with(".css"),
        limit: 30 * KB,
    },
];

impl Budget {
    /// Prints the budget's line; returns what is wrong when it is exceeded.
    fn judge(&self, files: &[Weight]) -> Option<String> {
        let counted = files.iter().filter(|file| (self.counts)(&file.name));
        let total: u64 = counted.map(|file| file.brotli).sum();
        let line = format!(
            "{}: {} of {} KB brotli",
            self.name,
            kb(total),
            kb(self.limit)
        );
        let over = total > self.limit;
        println!("  {} {line}", if over { "OVER" } else { "  ok" });
        over.then(|| format!("over the budget for {line}"))
    }
}

/// Rounded up, so that what is over a budget reads so.
fn kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(KB);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for folder in ["", "assets/"] {
        let path = site.join(folder);
        for entry in fs::read_dir(&path).with_context(|| format!("reading {}", path.display()))? {
            let entry = entry?;
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() || name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            let bytes = |suffix: &str| -> Result<u64> {
                let path = site.join(format!("{name}{suffix}"));
                let file =
                    fs::metadata(&path).with_context(|| format!("weighing {}", path.display()))?;
                Ok(file.len())
            };
            let (raw, gzip, brotli) = (bytes("")?, bytes(".gz")?, bytes(".br")?);
            weights.push(Weight {
                name,
                raw,
                gzip,
                brotli,
            });
        }
    }
    weights.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(wasm: u64, js: u64) -> Vec<Weight> {
        [
            ("assets/a.wasm", wasm),
            ("assets/b.js", js),
            ("assets/c.css", 9),
            ("index.html", 9),
        ]
        .map(|(name, brotli)| Weight {
            name: name.into(),
            raw: 0,
            gzip: 0,
            brotli,
        })
        .into()
    }

    #[test]
    fn a_budget_may_be_used_up() {
        assert_eq!(BUDGETS[0].judge(&site(79 * KB, KB)), None);
    }

    #[test]
    fn a_byte_more_is_over_and_named() {
        let complaint = BUDGETS[0].judge(&site(79 * KB, KB + 1)).unwrap();
        assert!(complaint.contains("JS + WASM"), "{complaint}");
    }

    #[test]
    fn each_budget_counts_its_own_files() {
        assert_eq!(BUDGETS[1].judge(&site(900 * KB, 900 * KB)), None);
    }
}
