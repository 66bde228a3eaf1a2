//! Labels typed without diacritics.

use super::fold::has_marks;
use super::state::has_letters;
use super::{Field, Wording};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::Lexicon;

/// Of a label typed without diacritics, fewer lines than one in so many have a mark: a name, perhaps.
const LINES_TO_A_MARKED_ONE: usize = 4;

/// What says something in Vietnamese words, which need their marks; a date, a quantity or a proper
/// name may need none.
const IN_WORDS: [FieldKind; 6] = [
    FieldKind::ResponsibleParty,
    FieldKind::Address,
    FieldKind::Ingredients,
    FieldKind::Warning,
    FieldKind::Usage,
    FieldKind::Storage,
];

/// The words by which a label's fields are recognised.
pub(crate) fn lexicon_of<'a>(label: &Label, lexicon: &'a Lexicon) -> &'a Lexicon {
    let lines = || label.lines.iter().filter(|line| has_letters(&line.text));
    let marked = lines().filter(|line| has_marks(&line.text)).count();
    if marked * LINES_TO_A_MARKED_ONE < lines().count() { lexicon.unmarked() } else { lexicon }
}

/// Notes of each field whether its words lack their marks.
pub(super) fn note(fields: &mut [Field]) {
    let lacking = fields.iter_mut().filter(|field| {
        field.wording == Wording::Vietnamese
            && IN_WORDS.contains(&field.kind)
            && !has_marks(&field.text)
    });
    for field in lacking {
        field.wording = Wording::WithoutMarks;
    }
}
