//! The lexicon of labels typed without diacritics: every word also without its marks.

use super::heading::{Heading, Headings, Language};
use super::lexicon::{Lexicon, UnitWord};
use super::openings::ByOpening;
use crate::field::fold::{has_marks, without_marks};

impl Lexicon {
    /// The same words, and each that has marks also without them. A heading so typed is one of its
    /// own, in [`Language::Unmarked`].
    pub(super) fn with_unmarked(&self) -> Self {
        let mut lexicon = self.clone();
        let vietnamese = self.headings.iter().filter(|heading| heading.lang == Language::Vi);
        lexicon.headings.extend(vietnamese.map(unmarked));
        lexicon.heading_openings = Headings::of(&lexicon.headings);
        let cue_lists = lexicon
            .cues
            .iter_mut()
            .flat_map(|cue| [&mut cue.words, &mut cue.with, &mut cue.unless]);
        let infer_lists =
            lexicon.infer.iter_mut().flat_map(|group| [&mut group.name, &mut group.label]);
        let word_lists = lexicon.words.lists();
        for list in cue_lists.chain(infer_lists).chain(word_lists) {
            let more = all_without_marks(list);
            list.extend(more);
        }
        let numbers = self.words.numbers.iter().map(|(word, count)| (without_marks(word), *count));
        lexicon.words.numbers.extend(numbers);
        let marked = self.unit_words.iter().filter(|unit| has_marks(&unit.word));
        let bare = marked.map(|unit| UnitWord::new(unit.level, without_marks(&unit.word)));
        lexicon.unit_words.extend(bare);
        let forms = lexicon.words.legal_forms.iter();
        lexicon.form_openings = ByOpening::of(forms.map(std::slice::from_ref));
        lexicon
    }
}

fn unmarked(heading: &Heading) -> Heading {
    Heading {
        kinds: heading.kinds.clone(),
        words: all_without_marks(&heading.words),
        colon: all_without_marks(&heading.colon),
        abbr: all_without_marks(&heading.abbr),
        unless: heading.unless.iter().map(|word| without_marks(word)).collect(),
        lang: Language::Unmarked,
        role: heading.role,
    }
}

fn all_without_marks(words: &[String]) -> Vec<String> {
    words.iter().filter(|word| has_marks(word)).map(|word| without_marks(word)).collect()
}
