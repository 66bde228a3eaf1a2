//! A list of ingredients taken apart into its items.

mod figure;
mod ins;
mod item;
mod split;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use self::item::{Class, Reader};
use self::split::{Opens, Raw, split};
use crate::field::fold::fold;
use crate::pack::{Packs, TermKind};
use crate::report::Ingredient;

/// The items of a list in its order. What the list says is not in the food, footnotes, and
/// statements behind the list are no items.
pub(crate) fn read(value: &str, packs: &Packs) -> Vec<Ingredient> {
    let text: String = value.nfc().collect();
    Reader { substances: &packs.substances, lexicon: &packs.lexicon }.list(split(&text))
}

/// A list under reading.
#[derive(Default)]
struct List {
    items: Vec<Ingredient>,
    /// The class that speaks for the substances that follow.
    class: Option<Class>,
    /// Nothing has followed the class yet, so that whatever does is its substance.
    awaits_substance: bool,
    /// The last item is a heading, whose parts follow.
    in_part: bool,
    /// Nothing more is read up to the next sentence.
    is_over: bool,
}

impl List {
    /// Where the next item goes: among the parts of a heading, or of the list itself.
    fn add(&mut self, items: Vec<Ingredient>) {
        match self.items.last_mut().filter(|_| self.in_part) {
            Some(heading) => heading.parts.extend(items),
            None => self.items.extend(items),
        }
    }

    fn last(&mut self) -> Option<&mut Ingredient> {
        let last = self.items.last_mut()?;
        if last.parts.is_empty() { Some(last) } else { last.parts.last_mut() }
    }
}

impl Reader<'_> {
    fn list(&self, raws: Vec<Raw>) -> Vec<Ingredient> {
        let raws = self.joined(raws);
        let mut list = List::default();
        for (at, raw) in raws.iter().enumerate() {
            match raw.opens {
                Opens::Note => break,
                Opens::Sentence => {
                    list.is_over = at > 0 && !self.goes_on(raw);
                    list.in_part = false;
                    list.class = None;
                }
                Opens::Clause => {
                    list.in_part = false;
                    list.awaits_substance = false;
                }
                Opens::Item | Opens::And => {}
            }
            list.is_over |= self.opens_statement(&raw.text);
            if !list.is_over && !self.is_denial(&raw.text) {
                let next = raws.get(at + 1);
                self.read(&mut list, raw, next);
            }
        }
        if let Some(class) = list.class.take().filter(|_| list.awaits_substance) {
            list.add(vec![class.alone()]);
        }
        list.items
    }

    fn read(&self, list: &mut List, raw: &Raw, next: Option<&Raw>) {
        if let Some(share) = self.lone_share(raw) {
            if let Some(last) = list.last() {
                share.put_into(last);
            }
            return;
        }
        let own = self.class(raw);
        let before = list.class.take();
        match (own, before) {
            (Some(class), before) if !class.has_substance => {
                let joined = before.filter(|_| list.awaits_substance);
                list.class = Some(class.behind(joined));
                list.awaits_substance = true;
            }
            (Some(class), before) => {
                let class = class.behind(before.filter(|_| list.awaits_substance));
                list.add(self.substances_of(raw, &class));
                list.class = Some(class);
                list.awaits_substance = false;
            }
            (None, Some(class)) if self.belongs(raw, &class, list.awaits_substance) => {
                list.add(self.substances_of(raw, &class));
                list.class = Some(class);
                list.awaits_substance = false;
            }
            (None, before) => {
                if let Some(class) = before.filter(|_| list.awaits_substance) {
                    list.add(vec![class.alone()]);
                }
                list.awaits_substance = false;
                let opens_part =
                    raw.is_heading && next.is_some_and(|next| self.lone_share(next).is_none());
                list.in_part &= !opens_part;
                list.add(self.plain(raw));
                list.in_part |= opens_part;
            }
        }
    }

    /// The items with "và" put back where it joins no two of them: only the last of a list follows
    /// it, or a class.
    fn joined(&self, raws: Vec<Raw>) -> Vec<Raw> {
        let mut joined: Vec<Raw> = Vec::new();
        let ends: Vec<bool> = (0..raws.len())
            .map(|at| {
                raws.get(at + 1).is_none_or(|next| !matches!(next.opens, Opens::Item | Opens::And))
            })
            .collect();
        for (raw, is_last) in raws.into_iter().zip(ends) {
            match joined.last_mut() {
                Some(before) if raw.opens == Opens::And && !self.parts(before, &raw, is_last) => {
                    before.text = format!("{} và {}", before.text, raw.text);
                    before.brackets.extend(raw.brackets);
                    before.is_heading = raw.is_heading;
                }
                _ => joined.push(raw),
            }
        }
        joined
    }

    /// Whether "và" joins two items rather than two words of a name.
    fn parts(&self, before: &Raw, after: &Raw, is_last: bool) -> bool {
        let spelling = &self.substances.words.spelling;
        let (start, end) = (spelling.key(&before.text), spelling.key(&after.text));
        let of_name = self.substances.additives.names_with("và").any(|name| {
            name.split_once(" và ").is_some_and(|(first, second)| {
                start.ends_with(first)
                    && end.starts_with(second.split(' ').next().unwrap_or(second))
            })
        });
        let qualifies =
            self.substances.words.qualifiers.iter().any(|word| fold(&after.text) == *word);
        !of_name && !qualifies && (is_last || self.class(after).is_some())
    }

    /// Whether a further sentence goes on with the list.
    fn goes_on(&self, raw: &Raw) -> bool {
        raw.is_heading || self.class(raw).is_some() || raw.text.contains('%')
    }

    /// Whether an item opens a statement about allergens or about what the food lacks.
    fn opens_statement(&self, text: &str) -> bool {
        let found = self.substances.allergens.find(text, &self.substances.words.spelling);
        found
            .first()
            .is_some_and(|term| term.kind == TermKind::Phrase && text.starts_with(term.text))
    }

    fn is_denial(&self, text: &str) -> bool {
        let text = fold(text);
        let denials = &self.substances.words.denials;
        denials
            .iter()
            .any(|word| text.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }
}
