//! `size`: what each file of the site weighs, against the budgets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{bundle, dist, process, workspace};

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

/// What a first visit to a page may cost, compressed with brotli.
struct Budget {
    name: &'static str,
    /// The files that are counted; of those named by their content, how the name starts.
    files: &'static [&'static str],
    limit: u64,
}

const BUDGETS: [Budget; 5] = [
    Budget {
        name: "JS + WASM of the article",
        files: &["assets/article", "assets/page-index"],
        limit: 100 * KB,
    },
    Budget {
        name: "JS + WASM of the embed",
        files: &["assets/embed", "assets/page-embed"],
        limit: 75 * KB,
    },
    Budget {
        name: "HTML + CSS of the article",
        files: &["index.html"],
        limit: 75 * KB,
    },
    Budget {
        name: "HTML + CSS of the embed",
        files: &["embed.html"],
        limit: 14 * KB,
    },
    Budget {
        name: "the script of <sales-motion>",
        files: &[bundle::SHELL],
        limit: 2 * KB,
    },
];

impl Budget {
    /// Whether the file is one that its page loads.
    fn counts(&self, name: &str) -> bool {
        let of = |file: &&str| name == *file || name.strip_prefix(*file).is_some_and(is_hashed);
        self.files.iter().any(of)
    }

    /// Prints the budget's line; returns what is wrong when it is exceeded.
    fn judge(&self, files: &[Weight]) -> Option<String> {
        let counted = files.iter().filter(|file| self.counts(&file.name));
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

/// Whether this is what follows the stem of an asset's name: a hash and an ending.
fn is_hashed(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|it| !it.contains('-'))
}

/// Rounded up, so that what is over a budget reads so.
fn kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(KB);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for folder in ["", "assets/", "embed/"] {
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

    fn site(article: u64, embed: u64) -> Vec<Weight> {
        [
            ("assets/article-1.wasm", article),
            ("assets/article-2.js", 1),
            ("assets/page-index-3.js", 1),
            ("assets/page-builder-3.js", 9),
            ("assets/embed-4.wasm", embed),
            ("assets/style-index-5.css", 9),
            ("assets/style-embed-6.css", 9),
            ("index.html", 9),
            ("embed.html", 9),
            ("builder.html", 9),
            ("embed/sales-motion.js", 2 * KB),
            ("embed/sales-motion.d.ts", 9),
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
        assert_eq!(BUDGETS[0].judge(&site(100 * KB - 2, 900 * KB)), None);
        assert_eq!(BUDGETS[1].judge(&site(900 * KB, 75 * KB)), None);
        assert_eq!(BUDGETS[4].judge(&site(0, 0)), None);
    }

    #[test]
    fn a_byte_more_is_over_and_named() {
        let complaint = BUDGETS[0].judge(&site(100 * KB - 1, 0)).unwrap();
        assert!(complaint.contains("the article"), "{complaint}");
        let complaint = BUDGETS[1].judge(&site(0, 75 * KB + 1)).unwrap();
        assert!(complaint.contains("the embed"), "{complaint}");
    }

    #[test]
    fn every_file_of_a_page_counts_once() {
        let files = site(1, 1);
        let counted = |budget: &Budget| files.iter().filter(|it| budget.counts(&it.name)).count();
        let counts: Vec<usize> = BUDGETS.iter().map(counted).collect();
        assert_eq!(counts, [3, 1, 1, 1, 1]);
    }
}
