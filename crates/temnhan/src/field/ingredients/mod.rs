//! A list of ingredients taken apart into its items.

mod figure;
mod ins;
mod item;
mod split;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use self::figure::Share;
use self::item::{Class, Reader};
use self::split::{Opens, Raw, split};
use crate::field::fold::{bare, fold, fold_char, is_composed};
use crate::pack::{Packs, TermKind};
use crate::report::Ingredient;

/// The items of a list in its order. What the list says is not in the food, footnotes, and
/// statements behind the list are no items.
pub(crate) fn read(value: &str, packs: &Packs) -> Vec<Ingredient> {
    let joint = &packs.substances.words.joint;
    let raws = if is_composed(value) {
        split(value, joint)
    } else {
        split(&value.nfc().collect::<String>(), joint)
    };
    Reader { substances: &packs.substances, lexicon: &packs.lexicon }.list(raws)
}

/// A list under reading.
#[derive(Default)]
struct List {
    items: Vec<Ingredient>,
    /// Classes that no substance has followed yet.
    waiting: Vec<Class>,
    /// The class that speaks for the substances that follow.
    class: Option<Class>,
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

    /// Ends the classes that no substance follows.
    fn settle(&mut self) {
        let alone = self.waiting.drain(..).map(Class::alone).collect();
        self.add(alone);
    }

    /// Gives a share that stands alone to the class or item before it.
    fn put(&mut self, share: Share) {
        if let Some(class) = self.waiting.last_mut() {
            class.share = Some(share);
            class.is_heading = false;
        } else if let Some(last) = self.items.last_mut() {
            let part = last.parts.last_mut().filter(|_| self.in_part);
            match part {
                Some(part) => share.put_into(part),
                None => share.put_into(last),
            }
        }
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
                    list.settle();
                    list.is_over = at > 0 && !self.goes_on(raw);
                    list.in_part = false;
                    list.class = None;
                }
                Opens::Clause => list.in_part = false,
                Opens::Item | Opens::And => {}
            }
            list.is_over |= self.opens_statement(&raw.text);
            if !list.is_over && !self.is_denial(&raw.text) {
                let next = raws.get(at + 1);
                self.read(&mut list, raw, next);
            }
        }
        list.settle();
        list.items
    }

    fn read(&self, list: &mut List, raw: &Raw, next: Option<&Raw>) {
        if let Some(share) = self.lone_share(raw) {
            return list.put(share);
        }
        let own = self.class(raw);
        if let Some(class) = own.clone().filter(|class| !class.has_substance) {
            list.class = None;
            list.waiting.push(class);
            return;
        }
        let class = own.or_else(|| self.class_of(list, raw));
        list.class = class.map(|class| self.joined_class(list, raw, class));
        if let Some(class) = &list.class {
            let substances = self.substances_of(raw, class);
            return list.add(substances);
        }
        list.settle();
        let opens_part = raw.is_heading && next.is_some_and(|next| self.lone_share(next).is_none());
        list.in_part &= !opens_part;
        list.add(self.plain(raw));
        list.in_part |= opens_part;
    }

    /// The class before an item that names none, where the item is a substance of it.
    fn class_of(&self, list: &mut List, raw: &Raw) -> Option<Class> {
        if let Some(class) =
            list.waiting.pop_if(|class| class.is_heading || self.belongs(raw, class))
        {
            return Some(class);
        }
        list.class.take().filter(|class| self.belongs(raw, class))
    }

    /// The class of an item, joined with those before it that its substance also has: "chất nhũ
    /// hoá, chất ổn định (471)". The others stand alone.
    fn joined_class(&self, list: &mut List, raw: &Raw, class: Class) -> Class {
        let substances = self.substances_of(raw, &class);
        let fits = |before: &mut Class| before.is_heading || self.has_class(&substances, before);
        let before: Vec<Class> = list.waiting.extract_if(.., fits).collect();
        list.settle();
        before.into_iter().rev().fold(class, Class::behind)
    }

    /// The items with "và" put back where it joins no two of them: only the last of a list follows
    /// it, or a class.
    fn joined(&self, raws: Vec<Raw>) -> Vec<Raw> {
        let joint = &self.substances.words.joint;
        let mut joined: Vec<Raw> = Vec::new();
        let ends: Vec<bool> = (0..raws.len())
            .map(|at| {
                raws.get(at + 1).is_none_or(|next| !matches!(next.opens, Opens::Item | Opens::And))
            })
            .collect();
        for (raw, is_last) in raws.into_iter().zip(ends) {
            match joined.last_mut() {
                Some(before) if raw.opens == Opens::And && !self.parts(before, &raw, is_last) => {
                    before.text = format!("{} {joint} {}", before.text, raw.text);
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
        let of_name = self.substances.additives.joins(&start, &end);
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
        let opening = self.substances.allergens.opening(text, &self.substances.words.spelling);
        opening == Some(TermKind::Phrase)
    }

    fn is_denial(&self, text: &str) -> bool {
        let denials = &self.substances.words.denials;
        let first = text.chars().find(|c| !c.is_whitespace()).map(|c| bare(fold_char(c)));
        let may_open = |word: &String| word.chars().next().map(bare) == first;
        if !denials.iter().any(may_open) {
            return false;
        }
        let text = fold(text);
        denials
            .iter()
            .any(|word| text.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }
}
