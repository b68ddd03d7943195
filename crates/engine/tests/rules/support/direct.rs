//! The rules a second time, read straight from their text and without the
//! engine: no conditions, no boxes, no ids. The properties hold the engine to it.

use std::cmp::Ordering;

/// A reader's situation, in the words of the vocabulary.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Basis points.
    pub penetration: u64,
    pub arr: u64,
    pub deal: u64,
    pub role: &'static str,
    pub single_user: &'static str,
    pub buyers: &'static str,
    pub central: &'static str,
    pub entry: &'static str,
    pub departments: Option<u64>,
    pub demand: &'static str,
    pub pilot: &'static str,
    pub involved: &'static str,
    pub limits: Limits,
}

/// The thresholds in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Basis points.
    pub penetration: u64,
    /// Basis points.
    pub penetration_high: u64,
    pub departments: u64,
    pub arr: u64,
    pub arr_high: u64,
    pub self_serve: u64,
    pub top_down: u64,
    pub core: Option<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            penetration: 300,
            penetration_high: 1_000,
            departments: 2,
            arr: 20_000_000,
            arr_high: 30_000_000,
            self_serve: 10_000,
            top_down: 50_000,
            core: Some(250_000),
        }
    }
}

impl Default for Situation {
    fn default() -> Self {
        Self {
            penetration: 250,
            arr: 18_000_000,
            deal: 8_000,
            role: "unsure",
            single_user: "unsure",
            buyers: "unsure",
            central: "unsure",
            entry: "unsure",
            departments: None,
            demand: "unsure",
            pilot: "none",
            involved: "unsure",
            limits: Limits::default(),
        }
    }
}

pub const SLIDERS: [&str; 3] = ["penetration", "arr", "deal"];

/// A slider moved across a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub slider: &'static str,
    /// The threshold crossed.
    pub at: u64,
    /// To the threshold, or just below it.
    pub up: bool,
    /// Where the sources disagree about that threshold.
    grey: (u64, u64),
}

impl Step {
    fn lands_on(self) -> u64 {
        if self.up { self.at } else { self.at - 1 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    pub by: Step,
    pub verdict: &'static str,
}

impl Situation {
    fn record(&self) -> bool {
        self.role == "record" || self.record_is_assumed()
    }

    pub fn record_is_assumed(&self) -> bool {
        self.role == "unsure"
            && self.limits.core.is_some_and(|core| self.deal >= core)
            && self.entry != "self-serve"
    }

    fn authority(&self) -> bool {
        self.record() || self.central == "yes" || self.buyers == "few"
    }

    pub fn usage(&self) -> bool {
        self.penetration >= self.limits.penetration
            || self
                .departments
                .is_some_and(|count| count >= self.limits.departments)
    }

    pub fn traction(&self) -> bool {
        self.arr >= self.limits.arr
    }

    fn self_start(&self) -> bool {
        self.entry == "self-serve" || (self.entry == "unsure" && self.deal < self.limits.self_serve)
    }

    fn mandate(&self) -> bool {
        self.deal >= self.limits.top_down && self.usage() && self.traction() && self.demand != "no"
    }

    pub fn leaf(&self) -> &'static str {
        if self.authority() {
            if self.deal >= self.limits.top_down {
                "executive-sale"
            } else {
                "executive-pilot"
            }
        } else if self.single_user != "no" && self.self_start() {
            "user-adoption"
        } else if self.mandate() {
            "earned-mandate"
        } else {
            "pilot-and-expand"
        }
    }

    pub fn verdict(&self) -> &'static str {
        match self.leaf() {
            "executive-sale" | "earned-mandate" => "top-down",
            "user-adoption" => "bottom-up",
            _ => "land-and-expand",
        }
    }

    pub fn layer(&self) -> Option<&'static str> {
        if !["user-adoption", "pilot-and-expand"].contains(&self.leaf()) {
            return None;
        }
        let signals = usize::from(self.usage()) + usize::from(self.traction());
        Some(match self.demand {
            "yes" => ["soon", "now", "now"][signals],
            "no" => ["not-yet", "soon", "soon"][signals],
            _ => ["not-yet", "soon", "now"][signals],
        })
    }

    /// Severity and name, in order.
    pub fn warnings(&self) -> Vec<(&'static str, &'static str)> {
        let limits = &self.limits;
        let small = self.deal < limits.top_down;
        let record = self.role == "record";
        let (usage, traction) = (self.usage(), self.traction());
        let mut fired = Vec::new();
        let mut warn = |severity, name, fires| {
            let already = fired.iter().any(|&(_, other)| other == name);
            if fires && !already {
                fired.push((severity, name));
            }
        };
        warn("alert", "small-deal", small && self.authority());
        warn("watch", "small-deal", small && self.layer() == Some("now"));
        warn("alert", "thin-penetration", !usage && !small && !record);
        warn(
            "watch",
            "too-late",
            self.arr > limits.arr_high && usage && !record,
        );
        warn(
            "watch",
            "flattening",
            self.self_start() && traction && !record,
        );
        warn(
            "watch",
            "low-intent",
            self.self_start() && !usage && !self.authority(),
        );
        warn("alert", "pilot-limbo", self.pilot == "without-plan");
        warn(
            "note",
            "pilot-limbo",
            self.verdict() == "land-and-expand" && self.pilot == "none",
        );
        warn("alert", "sponsor-exit", self.involved == "no");
        warn(
            "watch",
            "sponsor-exit",
            self.verdict() == "top-down" && self.involved == "unsure",
        );
        warn(
            "alert",
            "mirage",
            (self.central == "yes" || self.buyers == "few") && self.self_start(),
        );
        warn(
            "watch",
            "demand-first",
            self.demand == "yes" && !usage && !traction,
        );
        warn(
            "watch",
            "no-demand",
            self.demand == "no" && usage && traction,
        );
        warn("watch", "retention", traction);
        warn(
            "watch",
            "self-adopted-core",
            record && self.entry == "self-serve" && self.single_user == "yes",
        );
        let of = |wanted| fired.iter().copied().filter(move |&(s, _)| s == wanted);
        of("alert").chain(of("watch")).chain(of("note")).collect()
    }

    pub fn amount(&self, slider: &str) -> u64 {
        match slider {
            "penetration" => self.penetration,
            "arr" => self.arr,
            _ => self.deal,
        }
    }

    pub fn with(&self, slider: &str, amount: u64) -> Self {
        let mut other = self.clone();
        match slider {
            "penetration" => other.penetration = amount,
            "arr" => other.arr = amount,
            _ => other.deal = amount,
        }
        other
    }

    /// Every way to move one slider across one of its thresholds.
    fn steps(&self, slider: &'static str) -> Vec<Step> {
        let limits = &self.limits;
        let (min, max, thresholds) = match slider {
            "penetration" => {
                let grey = (limits.penetration, limits.penetration_high);
                (0, 10_000, vec![(limits.penetration, grey)])
            }
            "arr" => {
                let grey = (limits.arr, limits.arr_high);
                (0, 100_000_000_000, vec![(limits.arr, grey)])
            }
            _ => {
                let mut thresholds = vec![
                    (limits.self_serve, (5_000, 15_000)),
                    (limits.top_down, (25_000, 100_000)),
                ];
                thresholds.extend(limits.core.map(|core| (core, (100_000, 500_000))));
                (1, 100_000_000, thresholds)
            }
        };
        let here = self.amount(slider);
        let steps = thresholds.into_iter().map(|(at, grey)| Step {
            slider,
            at,
            up: here < at,
            grey,
        });
        steps
            .filter(|step| match step.up {
                true => step.at <= max,
                false => step.at > min,
            })
            .collect()
    }

    /// The nearest step of one slider that changes the verdict; of two that are
    /// equally near, the one up.
    pub fn flip(&self, slider: &'static str) -> Option<Flip> {
        let flips = self.steps(slider).into_iter().filter_map(|by| {
            let verdict = self.with(slider, by.lands_on()).verdict();
            (verdict != self.verdict()).then_some(Flip { by, verdict })
        });
        flips.min_by(|a, b| {
            let here = self.amount(slider);
            nearer(here, a.by.at, b.by.at).then(b.by.up.cmp(&a.by.up))
        })
    }

    pub fn flips(&self) -> Vec<Flip> {
        SLIDERS.iter().filter_map(|s| self.flip(s)).collect()
    }

    /// Switch, answer and verdict, for every answer that would change it.
    pub fn switch_flips(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let mut flips = Vec::new();
        let mut ask = |switch, answer, other: Self| {
            if other.verdict() != self.verdict() {
                flips.push((switch, answer, other.verdict()));
            }
        };
        macro_rules! each {
            ($($switch:ident: $($answer:literal)*;)*) => {$($(
                if self.$switch == "unsure" {
                    let other = Self { $switch: $answer, ..self.clone() };
                    ask(stringify!($switch), $answer, other);
                }
            )*)*};
        }
        each! {
            role: "record" "engagement";
            single_user: "yes" "no";
            buyers: "many" "few";
            central: "yes" "no";
            entry: "self-serve" "sales";
            demand: "yes" "no";
        }
        if self.departments.is_none() {
            for (count, key) in [(0, "0"), (3, "3")] {
                let departments = Some(count);
                let other = Self {
                    departments,
                    ..self.clone()
                };
                ask("departments", key, other);
            }
        }
        flips
    }

    pub fn score(&self) -> i64 {
        let mut score = 100;
        for Flip { by, .. } in self.flips() {
            let here = self.amount(by.slider);
            let (less, more) = (here.min(by.at), here.max(by.at));
            if here > 0 && 4 * more < 5 * less {
                score -= 35;
            } else if by.grey.0 <= here && here <= by.grey.1 {
                score -= 15;
            }
        }
        let mut switches: Vec<_> = self.switch_flips().iter().map(|flip| flip.0).collect();
        switches.dedup();
        (score - 10 * switches.len().min(2) as i64).max(0)
    }

    pub fn closeness(&self) -> &'static str {
        match self.score() {
            75.. => "clear",
            50..=74 => "leaning",
            _ => "close-call",
        }
    }

    /// How far the nearest move that changes the verdict is: of a single
    /// slider, and of several at once. Moves from zero have no distance.
    pub fn nearest_moves(&self) -> (Option<f64>, Option<f64>) {
        let stay_or_step = |slider: &'static str| {
            let steps = self.steps(slider).into_iter().map(Some);
            std::iter::once(None).chain(steps).collect::<Vec<_>>()
        };
        let (mut singles, mut joints) = (Vec::new(), Vec::new());
        for penetration in stay_or_step("penetration") {
            for arr in stay_or_step("arr") {
                for deal in stay_or_step("deal") {
                    let steps = [penetration, arr, deal].into_iter().flatten();
                    let moved = steps.clone().fold(self.clone(), |situation, step| {
                        situation.with(step.slider, step.lands_on())
                    });
                    let from_zero = steps.clone().any(|step| self.amount(step.slider) == 0);
                    if from_zero || moved.verdict() == self.verdict() {
                        continue;
                    }
                    let distances = steps.map(|step| distance(self.amount(step.slider), step.at));
                    let list = match distances.clone().count() {
                        1 => &mut singles,
                        _ => &mut joints,
                    };
                    list.push(distances.product::<f64>());
                }
            }
        }
        let least = |list: Vec<f64>| list.into_iter().min_by(f64::total_cmp);
        (least(singles), least(joints))
    }
}

/// How many times one amount is another.
pub fn distance(a: u64, b: u64) -> f64 {
    a.max(b) as f64 / a.min(b) as f64
}

/// Compares how far two amounts are from a third, as quotients.
fn nearer(from: u64, a: u64, b: u64) -> Ordering {
    let quotient = |to: u64| (u128::from(to.max(from)), u128::from(to.min(from)));
    let ((a, under_a), (b, under_b)) = (quotient(a), quotient(b));
    match from {
        0 => a.cmp(&b),
        _ => (a * under_b).cmp(&(b * under_a)),
    }
}
