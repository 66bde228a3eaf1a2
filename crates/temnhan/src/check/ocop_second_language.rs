//! `ocop-second-language`: a bilingual label scores one more point.

use serde::Deserialize;

use super::ocop::stars_sought;
use super::{Check, Facts, Judgement, Reason};
use crate::field::Wording;
use crate::field::fold::has_marks;
use crate::kind::FieldKind;

/// Advises a second language where no field and no line is in one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopSecondLanguage {
    /// The last set with that point.
    last_set: u8,
}

impl Check for OcopSecondLanguage {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if stars_sought(facts).is_none() {
            return Judgement::not_applicable("ocop-no-stars");
        }
        let set = facts.product.ocop.set;
        if set.is_some_and(|set| set > self.last_set) {
            return Judgement::not_applicable("ocop-no-such-point");
        }
        let has_field = facts.fields.all.iter().any(|field| field.wording == Wording::Foreign);
        let schemes: Vec<usize> = facts
            .fields
            .of_kind(FieldKind::Certification)
            .flat_map(|field| field.spans.iter().map(|span| span.line))
            .collect();
        let mut lines = facts.label.lines.iter().enumerate();
        if has_field
            || lines.any(|(at, line)| !schemes.contains(&at) && is_foreign(&line.text, facts))
        {
            return Judgement::Pass;
        }
        match set {
            Some(_) => Judgement::Absent,
            None => Judgement::review(Reason::new("ocop-set-unknown"), Vec::new()),
        }
    }
}

/// Whether at least three words of a line are of another language and none carries marks.
fn is_foreign(text: &str, facts: &Facts<'_>) -> bool {
    const FEWEST: usize = 3;
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let is_other = |word: &&str| {
        word.chars().count() > 1
            && word.chars().all(char::is_alphabetic)
            && !facts.packs.writing.is_syllable(&word.to_lowercase())
    };
    !has_marks(text) && words.filter(is_other).count() >= FEWEST
}
