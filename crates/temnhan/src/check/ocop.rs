//! What the checks of OCOP share: what the label claims and the product file says.

use serde::Deserialize;

use super::Facts;
use crate::field::Field;
use crate::field::fold::{find_words, fold};
use crate::kind::FieldKind;
use crate::report::{Certainty, Place};

/// A mark or a number of stars on the label.
pub(super) struct Claim<'a> {
    /// As the label or its tag gives them; empty for a mark without stars.
    pub(super) text: &'a str,
    pub(super) certainty: Certainty,
    pub(super) places: Vec<Place>,
}

impl Claim<'_> {
    /// The number of stars; `None` where the text is no whole number.
    pub(super) fn stars(&self) -> Option<u32> {
        self.text.trim().parse().ok()
    }
}

/// Every mark of the label.
pub(super) fn claims<'a>(facts: &Facts<'a>) -> Vec<Claim<'a>> {
    let fields = facts.fields.of_kind(FieldKind::OcopStars);
    let stated = fields.map(|field: &Field| Claim {
        text: &field.value,
        certainty: field.certainty,
        places: facts.places(field),
    });
    let stated: Vec<Claim<'a>> = stated.collect();
    // The words of a mark may tell what its tag leaves out.
    let bare = facts.label.areas("ocop-mark").filter(|area| area.tagged.stars.is_none());
    let bare = bare.filter(|_| stated.is_empty());
    let tagged: Vec<Claim<'a>> = bare
        .map(|area| Claim { text: "", certainty: Certainty::Certain, places: vec![area.place()] })
        .collect();
    stated.into_iter().chain(tagged).collect()
}

/// The stars that label and product file claim or seek: the most of them; `None` where they speak
/// of none.
pub(super) fn stars_sought(facts: &Facts<'_>) -> Option<u32> {
    let file = &facts.product.ocop;
    let claimed = claims(facts).iter().filter_map(Claim::stars).max();
    let said = file.stars.into_iter().chain(file.target_stars).map(u32::from).max();
    claimed.into_iter().chain(said).max()
}

/// Where the word of the mark stands alone in a line's text, not inside an address of the web.
pub(super) fn word_alone(facts: &Facts<'_>) -> Option<Place> {
    let mark = &facts.packs.lexicon.words.ocop.mark;
    facts.label.lines.iter().enumerate().find_map(|(line, text)| {
        let folded = fold(&text.text);
        let at = find_words(&folded, mark)?;
        let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, '.' | '@' | '/' | '-' | '#'));
        let is_web = joined(folded[..at].chars().next_back())
            || folded[at + mark.len()..].starts_with('.') && !folded.ends_with(&format!("{mark}."));
        (!is_web).then(|| facts.label.place(line, &(0..text.len())))
    })
}

/// From which number of stars on a minimum requirement holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Levels {
    from_stars: u32,
    /// Sets that differ, and from which number on there; 0 for never.
    #[serde(default)]
    sets: Vec<[u32; 2]>,
    /// The greatest number of a set.
    last_set: u32,
}

/// Whether a requirement holds.
pub(super) enum Asked {
    Yes,
    /// Why not.
    No(&'static str),
    /// It hangs on a fact that the product file does not give.
    Unknown(&'static str),
}

const BELOW: &str = "ocop-stars-below";

impl Levels {
    /// Whether the requirement holds for the stars that label and product file claim or seek.
    pub(super) fn asked_of(&self, facts: &Facts<'_>) -> Asked {
        match stars_sought(facts) {
            Some(stars) => self.asked(stars, facts.product.ocop.set),
            None => Asked::No("ocop-no-stars"),
        }
    }

    /// Whether the requirement holds for so many stars of a set.
    fn asked(&self, stars: u32, set: Option<u8>) -> Asked {
        let reached = |from: u32| from > 0 && stars >= from;
        let Some(set) = set.map(u32::from).filter(|set| (1..=self.last_set).contains(set)) else {
            let any = self.sets.iter().map(|[_, from]| *from).chain([self.from_stars]);
            let holds: Vec<bool> = any.map(reached).collect();
            return if holds.iter().any(|holds| *holds) {
                Asked::Unknown("ocop-set-unknown")
            } else {
                Asked::No(BELOW)
            };
        };
        let own = self.sets.iter().find(|[other, _]| *other == set);
        let from = own.map_or(self.from_stars, |[_, from]| *from);
        if reached(from) { Asked::Yes } else { Asked::No(BELOW) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differs_by_set() {
        let levels = Levels { from_stars: 4, sets: vec![[24, 5], [26, 0]], last_set: 26 };
        let asked = |stars, set| matches!(levels.asked(stars, set), Asked::Yes);
        assert!(asked(4, Some(7)) && asked(5, Some(24)));
        assert!(!asked(3, Some(7)) && !asked(4, Some(24)) && !asked(5, Some(26)));
        assert!(matches!(levels.asked(4, None), Asked::Unknown(_)));
        assert!(matches!(levels.asked(4, Some(27)), Asked::Unknown(_)));
        assert!(matches!(levels.asked(3, None), Asked::No(_)));
    }
}
