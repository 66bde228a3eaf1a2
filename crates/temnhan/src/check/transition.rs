//! Transition clauses: what a new text still lets labels do that were printed before it.

use super::engine;
use super::facts::Facts;
use crate::date::Date;
use crate::pack::{Args, Effect, Rule, Transition, fill};
use crate::report::{Bilingual, GroupBasis, Outcome, RuleReport};

/// The outcome of a rule under the clause that speaks of it, else as it stands on the day.
pub(crate) fn outcome(facts: &Facts<'_>, rule: &Rule, group_basis: GroupBasis) -> RuleReport {
    let Some((clause, printed)) = clause_for(facts, rule) else {
        return engine::outcome(facts, rule, group_basis);
    };
    match clause.effect {
        Effect::EarlierLaw => by_earlier_law(facts, rule, group_basis, clause, printed),
        Effect::Review => {
            let report = engine::outcome(facts, rule, group_basis);
            if report.outcome != Outcome::Fail {
                return report;
            }
            under(clause, engine::softened(report, told(clause, printed)))
        }
    }
}

/// The clause that speaks of a rule on the day, and the day on which the label was printed.
fn clause_for<'a>(facts: &Facts<'a>, rule: &Rule) -> Option<(&'a Transition, Date)> {
    let printed = facts.product.printed_on?;
    let packs = facts.packs;
    let speaks = |clause: &&Transition| {
        let instrument = packs.instrument_on(rule, facts.day);
        let of_instrument =
            clause.of_instruments.iter().any(|own| Some(own.as_str()) == instrument);
        let is_open = printed < clause.printed_before
            && clause.until.is_none_or(|until| facts.day <= until)
            && packs.instrument_holds(&clause.citation.instrument, facts.day);
        is_open && (of_instrument || clause.of_rules.contains(&rule.id))
    };
    facts.law.transitions.iter().find(speaks).map(|clause| (clause, printed))
}

fn by_earlier_law(
    facts: &Facts<'_>,
    rule: &Rule,
    group_basis: GroupBasis,
    clause: &Transition,
    printed: Date,
) -> RuleReport {
    let is_earlier = |other: &&Rule| other.id == rule.id && facts.packs.is_in_force(other, printed);
    let report = match facts.law.rules.iter().find(is_earlier) {
        Some(earlier) => engine::outcome(&Facts { day: printed, ..*facts }, earlier, group_basis),
        None => RuleReport {
            reason: Some(told(clause, printed)),
            ..engine::unjudged(facts, rule, Outcome::NotApplicable)
        },
    };
    under(clause, report)
}

fn under(clause: &Transition, report: RuleReport) -> RuleReport {
    RuleReport { transition: Some(clause.key.clone()), ..report }
}

/// The clause in words.
pub(crate) fn told(clause: &Transition, printed: Date) -> Bilingual {
    let in_words = |day: Date| Bilingual::new(day.vietnamese(), day.to_string());
    let args = Args::default().with("printed", in_words(printed));
    let args = match clause.until {
        Some(until) => args.with("until", in_words(until)),
        None => args,
    };
    fill(&clause.about, &args)
}
