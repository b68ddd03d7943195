//! How to ask, with every key of the model.

use std::io::{self, Write};

use sales_motion_engine::MODEL;
use sales_motion_engine::amount;
use sales_motion_engine::model::{Answers, Domain, Unit};
use sales_motion_engine::reading::{OFF, UNSURE};

const USAGE: &str = "\
Usage: cargo xtask explain [--KEY VALUE]... [--json]
       cargo xtask explain --jsonl < situations.jsonl

Prints the decision for a situation. What isn't given has its default, which
stands in brackets below. Amounts are read as people write them: 25M, $25m,
25,000,000, 1.5b, 8k, 3%.

  --json   print it as one JSON object, for machines
  --jsonl  read one JSON object a line from standard input, with the same keys
           (thresholds as \"t.arr\"; null is not given; true and false are yes
           and no), and print one decision a line; a line that can't be read
           is answered with {\"error\": ..., \"line\": ...}
";

/// Writes the help.
///
/// # Errors
///
/// If writing fails.
pub fn write(mut output: impl Write) -> io::Result<()> {
    output.write_all(USAGE.as_bytes())?;
    writeln!(output, "\nInputs")?;
    for slider in MODEL.sliders {
        let range = range(slider.domain, slider.unit);
        let default = amount::write(slider.default, slider.unit);
        let meaning = [slider.label, ": ", slider.definition].concat();
        entry(&mut output, slider.key, &meaning, &range, &default)?;
    }
    for switch in MODEL.switches {
        let mut answers = match switch.answers {
            Answers::Choice(choices) => {
                let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
                keys.join(", ")
            }
            Answers::Count(most) => format!("0 to {most}"),
        };
        if switch.may_be_unsure {
            answers = [&answers, ", ", UNSURE].concat();
        }
        let default = switch.answer_key(switch.default);
        let stop = if switch.label.ends_with('…') {
            " "
        } else {
            ". "
        };
        let meaning = match switch.help {
            "" => switch.label.into(),
            help => [switch.label, stop, help].concat(),
        };
        entry(&mut output, switch.key, &meaning, &answers, &default)?;
    }
    writeln!(output, "\nThresholds")?;
    for threshold in MODEL.thresholds {
        let mut range = range(threshold.domain, threshold.unit);
        if threshold.may_be_off {
            range = [&range, ", ", OFF].concat();
        }
        let default = threshold
            .default
            .map(|value| amount::write(value, threshold.unit));
        let default = default.as_deref().unwrap_or(OFF);
        entry(&mut output, threshold.key, threshold.label, &range, default)?;
    }
    Ok(())
}

fn entry(
    output: &mut impl Write,
    key: &str,
    meaning: &str,
    values: &str,
    default: &str,
) -> io::Result<()> {
    writeln!(output, "  --{key:<18} {meaning}")?;
    writeln!(output, "  {:<20} {values} [{default}]", "")
}

fn range(domain: Domain, unit: Unit) -> String {
    [
        amount::write(domain.min, unit),
        amount::write(domain.max, unit),
    ]
    .join(" to ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_listed_with_its_values_and_its_default() {
        let mut output = Vec::new();
        write(&mut output).expect("memory can be written to");
        let help = String::from_utf8(output).expect("help is text");
        for (key, values) in [
            ("penetration", "0% to 100% [2.5%]"),
            ("role", "record, engagement, unsure [unsure]"),
            ("departments", "0 to 99, unsure [unsure]"),
            ("pilot", "none, with-plan, without-plan [none]"),
            ("t.penetration", "0.01% to 100% [3%]"),
            ("t.core", "$1 to $100M, off [$250K]"),
        ] {
            let (_, after) = help.split_once(&format!("  --{key} ")).expect(key);
            assert_eq!(after.lines().nth(1).map(str::trim), Some(values), "{key}");
        }
        let flags = help.lines().filter(|line| line.starts_with("  --")).count();
        let keys = MODEL.sliders.len() + MODEL.switches.len() + MODEL.thresholds.len();
        assert_eq!(flags, keys + ["--json", "--jsonl"].len());
    }
}
