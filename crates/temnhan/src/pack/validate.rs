//! The packs' own rules.

use std::collections::BTreeSet;

use super::message::gaps;
use super::options::Template;
use super::schema::{Instrument, Rule, Transition};
use super::{Bounds, Packs};
use crate::date::Date;
use crate::error::PackError;
use crate::report::Bilingual;

/// The gaps of a transition clause's sentence.
const CLAUSE_ARGS: [&str; 2] = ["printed", "until"];

/// Refuses packs that contradict themselves; see [`Packs::load`]. Entries that a user's own
/// replace still use what they name.
pub(super) fn check(packs: &Packs, replaced: &[Template]) -> Result<(), PackError> {
    packs.instrument(&packs.groups_instrument).ok_or_else(|| {
        PackError::new(
            "groups.toml",
            &packs.groups_instrument,
            Bilingual::new("không có văn bản này", "no such instrument"),
        )
    })?;
    let instruments = packs.instruments.iter().map(|instrument| instrument.key.as_str());
    no_twins("instruments.toml", instruments)?;
    let groups = packs.groups.iter().map(|group| group.id.as_str());
    no_twins("groups.toml", groups)?;
    let options = packs.options.iter().map(|option| option.key.as_str());
    no_twins("options.toml", options)?;
    for rule in &packs.rules {
        check_rule(packs, rule)?;
        check_entries(packs, rule)?;
    }
    for clause in &packs.transitions {
        check_clause(packs, clause)?;
    }
    check_catalogue(packs)?;
    check_orphans(packs, replaced)?;
    let suggested = packs.lexicon.infer.iter().map(|infer| &infer.group);
    for group in suggested.chain([&packs.lexicon.most_common]) {
        packs.group(group).ok_or_else(|| {
            PackError::new(
                "lexicon/groups.toml",
                group,
                Bilingual::new("không có nhóm này", "no such group"),
            )
        })?;
    }
    let texts = packs.words.reason.iter().map(|(key, text)| (key.as_str(), text));
    for (key, text) in texts {
        complete(text).map_err(|message| PackError::new("reasons.toml", key, message))?;
    }
    Ok(())
}

fn no_twins<'a>(file: &str, keys: impl Iterator<Item = &'a str>) -> Result<(), PackError> {
    let mut seen = BTreeSet::new();
    for key in keys {
        if !seen.insert(key) {
            return Err(PackError::new(
                file,
                key,
                Bilingual::new("hai mục trùng tên", "two entries of one name"),
            ));
        }
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
        complete(text).map_err(|message| {
            let Bilingual { vi, en } = message;
            fault(rule, Bilingual::new(format!("{name}: {vi}"), format!("{name}: {en}")))
        })?;
    }
    let known = rule.check.args();
    for gap in gaps(&rule.message).into_iter().chain(gaps(&rule.help)) {
        if !known.contains(&gap) {
            return Err(fault(
                rule,
                Bilingual::new(
                    format!("không có gì điền vào {{{gap}}}"),
                    format!("the check does not fill {{{gap}}}"),
                ),
            ));
        }
    }
    if let Some(gap) = gaps(&rule.title).into_iter().chain(gaps(&rule.why)).next() {
        return Err(fault(
            rule,
            Bilingual::new(
                format!("không có gì điền vào {{{gap}}} ở title hoặc why"),
                format!("nothing fills {{{gap}}} of its title or why"),
            ),
        ));
    }
    for group in &rule.applies_to.groups {
        packs.group(group).ok_or_else(|| {
            fault(
                rule,
                Bilingual::new(format!("không có nhóm {group}"), format!("no group {group}")),
            )
        })?;
    }
    let mut instruments = Vec::new();
    for citation in &rule.citation {
        let instrument = packs
            .instrument(&citation.instrument)
            .ok_or_else(|| fault(rule, no_instrument(&citation.instrument)))?;
        instruments.push(instrument);
    }
    check_days(rule, instruments)
}

/// The entries of one rule follow each other day by day.
fn check_entries(packs: &Packs, rule: &Rule) -> Result<(), PackError> {
    let bounds = Bounds::of(rule);
    if bounds.from.zip(bounds.until).is_some_and(|(from, until)| until < from) {
        return Err(fault(
            rule,
            Bilingual::new("hết hiệu lực trước khi có hiệu lực", "it ends before it begins"),
        ));
    }
    let others = packs.rules.iter().filter(|other| other.id == rule.id);
    let others: Vec<&Rule> = others.filter(|other| !std::ptr::eq(*other, rule)).collect();
    if others.iter().any(|other| Bounds::of(other).overlaps(bounds)) {
        return Err(fault(
            rule,
            Bilingual::new("hai mục trùng thời gian", "two entries overlap in time"),
        ));
    }
    let Some(until) = bounds.until else { return Ok(()) };
    let later = |other: &&&Rule| other.effective_from.is_some_and(|from| from > until);
    let next: Option<Date> = others.iter().filter(later).filter_map(|o| o.effective_from).min();
    if next.is_some_and(|next| until.next() != Some(next)) {
        return Err(fault(
            rule,
            Bilingual::new("có khoảng trống giữa hai mục", "a gap between two entries"),
        ));
    }
    Ok(())
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
                Bilingual::new(
                    format!("không có hoặc có hai căn cứ giữa {} và {}", old.key, new.key),
                    format!("no citation, or two, between {} and {}", old.key, new.key),
                ),
            ));
        }
    }
    let (Some(first), Some(last)) = (instruments.first(), instruments.last()) else {
        return Err(fault(rule, Bilingual::new("không có căn cứ", "no citation")));
    };
    let begins_in_force =
        first.effective_from.is_none_or(|day| bounds.from.is_none_or(|from| from >= day));
    let ends_in_force =
        last.effective_until.is_none_or(|day| bounds.until.is_some_and(|until| until <= day));
    if begins_in_force && ends_in_force {
        Ok(())
    } else {
        Err(fault(
            rule,
            Bilingual::new(
                "có ngày không căn cứ nào còn hiệu lực",
                "no citation is in force on some day of the rule",
            ),
        ))
    }
}

fn check_clause(packs: &Packs, clause: &Transition) -> Result<(), PackError> {
    let fault = |message: Bilingual| PackError::new("transitions.toml", &clause.key, message);
    complete(&clause.about).map_err(fault)?;
    if let Some(gap) = gaps(&clause.about).iter().find(|gap| !CLAUSE_ARGS.contains(gap)) {
        return Err(fault(Bilingual::new(
            format!("không có gì điền vào {{{gap}}}"),
            format!("nothing fills {{{gap}}}"),
        )));
    }
    for key in clause.of_instruments.iter().chain([&clause.citation.instrument]) {
        packs.instrument(key).ok_or_else(|| fault(no_instrument(key)))?;
    }
    for id in &clause.of_rules {
        let known = packs.rules.iter().any(|rule| rule.id == *id);
        known.then_some(()).ok_or_else(|| {
            fault(Bilingual::new(format!("không có quy tắc {id}"), format!("no rule {id}")))
        })?;
    }
    Ok(())
}

/// Each id stands once, has a title and a family that is known how to mend.
fn check_catalogue(packs: &Packs) -> Result<(), PackError> {
    let entries = || packs.sections.iter().flat_map(|section| &section.rules);
    no_twins("catalogue.toml", entries().map(|entry| entry.id.as_str()))?;
    for entry in entries() {
        let fault = |message: Bilingual| PackError::new("catalogue.toml", &entry.id, message);
        if !packs.remedies.family.contains_key(&entry.family) {
            return Err(fault(Bilingual::new(
                format!("không có họ lỗi {}", entry.family),
                format!("no family {}", entry.family),
            )));
        }
        let is_checked = packs.rules.iter().any(|rule| rule.id == entry.id);
        match &entry.title {
            Some(title) => complete(title).map_err(fault)?,
            None if is_checked => {}
            None => {
                return Err(fault(Bilingual::new(
                    "không có title cũng không có quy tắc",
                    "neither a title nor a rule",
                )));
            }
        }
    }
    for section in &packs.sections {
        complete(&section.title)
            .map_err(|message| PackError::new("catalogue.toml", &section.id, message))?;
    }
    for (key, family) in &packs.remedies.family {
        for text in family.how.each().into_iter().chain([&family.title, &family.limits]) {
            complete(text).map_err(|message| PackError::new("remedies.toml", key, message))?;
        }
    }
    for option in &packs.options {
        complete(&option.about)
            .map_err(|message| PackError::new("options.toml", &option.key, message))?;
    }
    Ok(())
}

/// Every instrument is cited and every option used.
fn check_orphans(packs: &Packs, replaced: &[Template]) -> Result<(), PackError> {
    let cited_by_rules = packs.rules.iter().flat_map(|rule| &rule.citation);
    let clauses = packs.transitions.iter().map(|clause| &clause.citation);
    let citations = cited_by_rules.chain(clauses).map(|citation| citation.instrument.as_str());
    let cited: BTreeSet<&str> = citations.chain(replaced.iter().flat_map(cited_in)).collect();
    for instrument in &packs.instruments {
        if !cited.contains(instrument.key.as_str()) {
            let message = Bilingual::new("không quy tắc nào viện dẫn", "no rule cites it");
            return Err(PackError::new("instruments.toml", &instrument.key, message));
        }
    }
    let templates = packs.rule_templates.iter().map(|(_, template)| template);
    let templates = templates.chain(&packs.transition_templates).chain(replaced);
    let used: BTreeSet<&str> =
        templates.flat_map(|template| template.options.iter().map(String::as_str)).collect();
    for option in &packs.options {
        if !used.contains(option.key.as_str()) {
            return Err(PackError::new(
                "options.toml",
                &option.key,
                Bilingual::new("không gì dùng đến", "nothing uses it"),
            ));
        }
    }
    Ok(())
}

/// The instruments that an entry names.
fn cited_in(template: &Template) -> Vec<&str> {
    let citations = template.value.get("citation").and_then(toml::Value::as_array);
    let names = citations.into_iter().flatten().filter_map(|own| own.get("instrument"));
    names.filter_map(toml::Value::as_str).collect()
}

fn complete(text: &Bilingual) -> Result<(), Bilingual> {
    if text.vi.trim().is_empty() || text.en.trim().is_empty() {
        return Err(Bilingual::new("thiếu một ngôn ngữ", "a language is missing"));
    }
    Ok(())
}

fn no_instrument(key: &str) -> Bilingual {
    Bilingual::new(format!("không có văn bản {key}"), format!("no instrument {key}"))
}

fn fault(rule: &Rule, message: Bilingual) -> PackError {
    PackError::new("rules", &rule.id, message)
}
