//! The packs' own rules.

use super::message::gaps;
use super::schema::{Instrument, Rule};
use super::{Bounds, Packs};
use crate::error::PackError;
use crate::report::Bilingual;

/// Refuses packs that contradict themselves; see [`Packs::load`].
pub(super) fn check(packs: &Packs) -> Result<(), PackError> {
    packs.instrument(&packs.groups_instrument).ok_or_else(|| {
        PackError::new("groups.toml", &packs.groups_instrument, "no such instrument")
    })?;
    for rule in &packs.rules {
        check_rule(packs, rule)?;
    }
    for (at, rule) in packs.rules.iter().enumerate() {
        let twin = packs.rules[..at]
            .iter()
            .find(|other| other.id == rule.id && Bounds::of(other).overlaps(Bounds::of(rule)));
        if twin.is_some() {
            return Err(fault(rule, "two entries overlap in time"));
        }
    }
    let suggested = packs.lexicon.infer.iter().map(|infer| &infer.group);
    for group in suggested.chain([&packs.lexicon.most_common]) {
        packs
            .group(group)
            .ok_or_else(|| PackError::new("lexicon/groups.toml", group, "no such group"))?;
    }
    let texts = packs.words.reason.iter().map(|(key, text)| (key.as_str(), text));
    for (key, text) in texts {
        complete(text).map_err(|message| PackError::new("reasons.toml", key, message))?;
    }
    Ok(())
}

fn check_rule(packs: &Packs, rule: &Rule) -> Result<(), PackError> {
    for (name, text) in [
        ("title", &rule.title),
        ("message", &rule.message),
        ("help", &rule.help),
        ("why", &rule.why),
    ] {
        complete(text).map_err(|message| fault(rule, &format!("{name}: {message}")))?;
    }
    let known = rule.check.args();
    for gap in gaps(&rule.message).into_iter().chain(gaps(&rule.help)) {
        if !known.contains(&gap) {
            return Err(fault(rule, &format!("the check does not fill {{{gap}}}")));
        }
    }
    for group in &rule.applies_to.groups {
        packs.group(group).ok_or_else(|| fault(rule, &format!("no group {group}")))?;
    }
    let mut instruments = Vec::new();
    for citation in &rule.citation {
        let instrument = packs
            .instrument(&citation.instrument)
            .ok_or_else(|| fault(rule, &format!("no instrument {}", citation.instrument)))?;
        instruments.push(instrument);
    }
    check_days(rule, instruments)
}

/// Every day of the rule has one citation in force: no gap between instruments, no overlap.
fn check_days(rule: &Rule, mut instruments: Vec<&Instrument>) -> Result<(), PackError> {
    instruments.sort_by_key(|instrument| instrument.effective_from);
    let bounds = Bounds::of(rule);
    for pair in instruments.windows(2) {
        let (old, new) = (pair[0], pair[1]);
        let joined = match (old.effective_until, new.effective_from) {
            (Some(last), Some(first)) => last.next() == Some(first),
            _ => false,
        };
        if !joined {
            return Err(fault(
                rule,
                &format!("no citation, or two, between {} and {}", old.key, new.key),
            ));
        }
    }
    let (Some(first), Some(last)) = (instruments.first(), instruments.last()) else {
        return Err(fault(rule, "no citation"));
    };
    let begins_in_force =
        first.effective_from.is_none_or(|day| bounds.from.is_none_or(|from| from >= day));
    let ends_in_force =
        last.effective_until.is_none_or(|day| bounds.until.is_some_and(|until| until <= day));
    if begins_in_force && ends_in_force {
        Ok(())
    } else {
        Err(fault(rule, "no citation is in force on some day of the rule"))
    }
}

fn complete(text: &Bilingual) -> Result<(), &'static str> {
    if text.vi.trim().is_empty() || text.en.trim().is_empty() {
        return Err("a language is missing");
    }
    Ok(())
}

fn fault(rule: &Rule, message: &str) -> PackError {
    PackError::new("rules", &rule.id, message)
}
