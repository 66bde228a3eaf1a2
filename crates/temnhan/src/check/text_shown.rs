//! `text-shown`: mandatory text is there to be seen.

use serde::Deserialize;

use super::mandatory::{self, Told, judge_printed};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::paint::{Cause, Shown};
use crate::report::{Bilingual, Place};

/// Fails where less than `least` of the letters shows; between that and `whole` a person decides.
/// Letters off the page are left to `text-inside-trim`, and letters of which a part has the colour
/// behind it to `text-contrast`. What only hidden text states fails as well.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextShown {
    least: f64,
    whole: f64,
}

/// What is said of a run: the share to one per cent, and what hides most of the rest.
#[derive(PartialEq)]
struct Hidden {
    percent: u8,
    cause: Cause,
    fails: bool,
}

impl Check for TextShown {
    const ARGS: &'static [&'static str] = &["field", "measured", "required", "cause"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let printed =
            judge_printed(facts, |shown| self.hidden(shown), |told| self.problem(facts, told));
        let Some(hidden) = mandatory::hidden(facts) else { return printed };
        let mut problems = match printed {
            Judgement::Found(problems) => problems,
            _ => Vec::new(),
        };
        let cause = words(facts, "hidden-or-unpainted", &Args::default());
        let args = hidden.args(facts).with("cause", cause);
        problems.push(Problem::fail(hidden.places, args).measured("0 %", &self.required()));
        Judgement::of(problems)
    }
}

impl TextShown {
    fn hidden(&self, shown: &Shown) -> Option<Hidden> {
        let off_page = shown.losses.iter().find(|(cause, _)| *cause == Cause::OffPage);
        let on_page = 1.0 - off_page.map_or(0.0, |(_, share)| *share);
        let faint = shown.losses.iter().find(|(cause, _)| *cause == Cause::SameColour);
        let faint = faint.map_or(0.0, |(_, share)| *share);
        let share = shown.share / on_page.max(f64::MIN_POSITIVE);
        let fails = share < self.least;
        let judged = if fails { share } else { (shown.share + faint) / on_page };
        let mut causes = shown.losses.iter().map(|(cause, _)| cause);
        let cause =
            causes.find(|it| **it != Cause::OffPage && (fails || **it != Cause::SameColour));
        (judged < self.whole).then_some(cause).flatten().map(|cause| Hidden {
            percent: (share * 100.0) as u8,
            cause: cause.clone(),
            fails,
        })
    }

    fn problem(&self, facts: &Facts<'_>, told: Told<Hidden>) -> Problem {
        let Hidden { percent, cause, fails } = &told.said;
        let measured = format!("{percent} %");
        let args = told.args(facts).with("cause", said(facts, cause));
        let places = told.places.into_iter().chain(cover(cause)).collect();
        let problem = if *fails {
            Problem::fail(places, args)
        } else {
            let args = args.number("measured", &measured);
            Problem::review(Reason::new("shown-in-part").with(args), places)
        };
        problem.measured(&measured, &self.required())
    }

    fn required(&self) -> String {
        format!("≥ {:.0} %", self.whole * 100.0)
    }
}

fn cover(cause: &Cause) -> Option<Place> {
    match cause {
        Cause::Covered(place) | Cause::Overprinted(place) => Some(place.clone()),
        _ => None,
    }
}

/// The cause in words that go on after a colon.
fn said(facts: &Facts<'_>, cause: &Cause) -> Bilingual {
    let words = |key: &'static str, args: &Args| words(facts, key, args);
    let none = Args::default();
    match cause {
        Cause::Covered(place) => match (&place.element, place.line) {
            (Some(id), _) => words("covered-by-element", &none.same("text", id)),
            (None, Some(line)) => words("covered-by-line", &none.same("text", line.to_string())),
            (None, None) => words("covered-by-shape", &none),
        },
        Cause::Overprinted(_) => words("covered-by-text", &none),
        Cause::Cut => words("cut-or-transparent", &none),
        Cause::SameColour => words("same-colour", &none),
        Cause::OffPage => words("off-page", &none),
    }
}

/// A sentence of the packs in words that go on after a colon.
fn words(facts: &Facts<'_>, key: &'static str, args: &Args) -> Bilingual {
    let small = |text: String| {
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
    };
    let Bilingual { vi, en } = facts.packs.reason(key, args);
    Bilingual::new(small(vi), small(en))
}
