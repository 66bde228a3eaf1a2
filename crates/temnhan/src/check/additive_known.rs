//! `additive-known`: an additive's number is one, and fits its name and class.

use serde::Deserialize;

use super::ingredients::{judge_items, named};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::{Additive, Args, Status, base};
use crate::report::Ingredient;

/// Refuses a number that no list has, or that is another substance's than the printed name. Needs
/// review: a part of a number that is not listed, a common name of another number, a class that the
/// substance is not listed under, a substance that no Vietnamese list has, a doubtful row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditiveKnown {}

impl Check for AdditiveKnown {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judge_items(facts, |item, list| {
            let places = list.places.clone();
            let args = Args::default().same("text", named(item));
            Some(match fault(item, facts)? {
                Fault::Unknown => Problem::fail(places, args),
                Fault::Other(name) => {
                    let args = args.same("other", name);
                    let reason = Reason::new("additive-other-name").with(args.clone());
                    Problem { args, ..Problem::fail_as(reason, places) }
                }
                Fault::Doubtful(key, row) => {
                    let args = args.same("other", format!("{} ({})", row.vi, row.ins));
                    Problem::review(Reason::new(key).with(args), places)
                }
            })
        })
    }
}

enum Fault<'a> {
    Unknown,
    /// The number is that of the substance given.
    Other(String),
    Doubtful(&'static str, &'a Additive),
}

fn fault<'a>(item: &Ingredient, facts: &Facts<'a>) -> Option<Fault<'a>> {
    let substances = &facts.packs.substances;
    let ins = item.ins.as_deref()?;
    let Some(row) = substances.additives.numbered(ins) else {
        let whole = substances.additives.numbered(base(ins));
        return Some(
            whole.map_or(Fault::Unknown, |row| Fault::Doubtful("additive-part-unknown", row)),
        );
    };
    let key = substances.words.spelling.key(&item.name);
    let same_name: Vec<&Additive> = substances.additives.named(&key).collect();
    let fits = same_name.is_empty() || same_name.iter().any(|own| digits(&own.ins) == digits(ins));
    let own_name = |own: &&Additive| own.is_own_name(&key, &substances.words.spelling);
    let of_class = |key: &String| {
        row.classes.contains(key) || substances.classes.get(key).is_none_or(|class| class.extra)
    };
    if !fits && !row.doubtful && same_name.iter().any(own_name) {
        Some(Fault::Other(format!("{} ({ins})", row.vi)))
    } else if !fits {
        Some(Fault::Doubtful("additive-name-differs", row))
    } else if row.doubtful {
        Some(Fault::Doubtful("additive-doubtful", row))
    } else if row.status == Status::NotListed {
        Some(Fault::Doubtful("additive-not-listed", row))
    } else if !item.classes.is_empty() && !item.classes.iter().any(of_class) {
        Some(Fault::Doubtful("additive-class-differs", row))
    } else {
        None
    }
}

/// The figures of a number: "caramen" names 150a to 150d.
fn digits(ins: &str) -> &str {
    ins.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(ins)
}
