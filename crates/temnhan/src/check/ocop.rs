//! What the checks of OCOP share: what the label claims and the product file says.

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
