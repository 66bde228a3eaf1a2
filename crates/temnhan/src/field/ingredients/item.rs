//! One item of a list: what stands before, in and behind its name.

use std::borrow::Cow;

use super::figure::{Share, may_open_with_share, take_amount, take_own_share, take_share};
use super::ins::{self, Number};
use super::split::Raw;
use crate::field::address::province_key;
use crate::field::fold::{fold, holds_words, is_of_word, single_spaced};
use crate::pack::{Additive, Lexicon, Substances, base};
use crate::report::Ingredient;

/// Reads items by the tables.
pub(super) struct Reader<'a> {
    pub(super) substances: &'a Substances,
    pub(super) lexicon: &'a Lexicon,
}

/// Classes that stand before substances.
#[derive(Debug, Clone)]
pub(super) struct Class {
    keys: Vec<String>,
    /// As it stands.
    name: String,
    qualifiers: Vec<String>,
    pub(super) share: Option<Share>,
    /// The item that names the class names a substance too.
    pub(super) has_substance: bool,
    /// A colon follows, so that whatever comes next is its substance.
    pub(super) is_heading: bool,
}

impl Class {
    /// Joined with the class before it: "chất nhũ hoá, chất ổn định (471)".
    pub(super) fn behind(mut self, before: Self) -> Self {
        self.keys.splice(0..0, before.keys);
        self.name = format!("{}, {}", before.name, self.name);
        self.qualifiers.extend(before.qualifiers);
        self
    }

    /// The class as an item, where no substance is named.
    pub(super) fn alone(self) -> Ingredient {
        let mut item = Ingredient {
            name: self.name,
            classes: self.keys,
            qualifiers: self.qualifiers,
            ..Ingredient::default()
        };
        if let Some(share) = self.share {
            share.put_into(&mut item);
        }
        item
    }
}

impl Share {
    pub(super) fn put_into(self, item: &mut Ingredient) {
        item.percent = Some(self.percent);
        item.percent_bound = self.bound;
    }
}

/// What stands in the brackets of an item, sorted.
#[derive(Default)]
struct Inside {
    share: Option<Share>,
    amount: Option<String>,
    rest: Vec<Raw>,
}

impl Reader<'_> {
    /// The share that is all that an item says.
    pub(super) fn lone_share(&self, raw: &Raw) -> Option<Share> {
        if !may_open_with_share(&raw.text, &self.substances.words) {
            return None;
        }
        let mut text = raw.text.clone();
        let share = take_share(&mut text, &self.substances.words)?;
        (!has_letters(&text) && raw.brackets.is_empty()).then_some(share)
    }

    /// The classes that open an item.
    pub(super) fn class(&self, raw: &Raw) -> Option<Class> {
        let words = &self.substances.words;
        if !may_open_with_share(&raw.text, words) && !self.may_open_with_class(&raw.text) {
            return None;
        }
        let mut text = raw.text.clone();
        let share = take_share(&mut text, words);
        let (keys, length) = self.class_at_start(&text)?;
        let name = clean(&text[..length]);
        let mut rest = text[length..].to_owned();
        let number = ins::take(&mut rest, true).is_some();
        let named = self.is_substance(&rest);
        let key = words.spelling.key(&self.unqualified(&rest));
        let head = words.spelling.split(&text).into_iter().next()?.key;
        if !key.is_empty() && !named && !number && !words.class_heads.contains(&head) {
            return None;
        }
        let inside = self.inside(raw);
        let has_substance = number || !key.is_empty() || !inside.rest.is_empty();
        let qualifiers = self.qualifiers(raw);
        let share = share.or(inside.share);
        Some(Class { keys, name, qualifiers, share, has_substance, is_heading: raw.is_heading })
    }

    /// Whether the first word of a text may be that of a class.
    fn may_open_with_class(&self, text: &str) -> bool {
        let first = self.substances.words.spelling.words(text).next();
        first.is_some_and(|word| self.substances.classes.may_open_with(&word))
    }

    /// The classes at the beginning of a text, one or joined, and where their names end in bytes.
    fn class_at_start(&self, text: &str) -> Option<(Vec<String>, usize)> {
        let spelling = &self.substances.words.spelling;
        let words = spelling.split(text);
        self.substances.classes.opening(&words)?;
        if self.substances.words.is_no_class(&spelling.key(text)) {
            return None;
        }
        let (mut keys, mut at, mut end) = (Vec::new(), 0, 0);
        while let Some((class, length)) = self.substances.classes.opening(&words[at..]) {
            keys.push(class.key.clone());
            end = words[at + length - 1].range.end;
            at += length;
            let joint = words.get(at).is_some_and(|word| word.key == self.substances.words.joint);
            at += usize::from(joint);
            if at >= words.len() {
                break;
            }
        }
        (!keys.is_empty()).then_some((keys, end))
    }

    /// Whether an item without a class of its own is a substance of the class before it: a bare
    /// number, or an additive of that class.
    pub(super) fn belongs(&self, raw: &Raw, class: &Class) -> bool {
        let mut text = raw.text.clone();
        let is_number = ins::take(&mut text, true).is_some() && !has_letters(&text);
        is_number || {
            let key = self.substances.words.spelling.key(&self.unqualified(&text));
            let mut named = self.substances.additives.named(&key);
            named.any(|row| row.classes.iter().any(|own| class.keys.contains(own)))
        }
    }

    /// Whether the tables list any of some substances under a class.
    pub(super) fn has_class(&self, substances: &[Ingredient], class: &Class) -> bool {
        let additives = &self.substances.additives;
        let numbers = substances.iter().flat_map(|item| [&item.ins, &item.named_ins]).flatten();
        let mut rows = numbers
            .filter_map(|ins| additives.numbered(ins).or_else(|| additives.numbered(base(ins))));
        rows.any(|row| row.classes.iter().any(|own| class.keys.contains(own)))
    }

    /// The substances of an item under a class.
    pub(super) fn substances_of(&self, raw: &Raw, class: &Class) -> Vec<Ingredient> {
        let mut text = raw.text.clone();
        let share = take_share(&mut text, &self.substances.words);
        let amount = take_amount(&mut text);
        let inside = self.inside(raw);
        let own = self.class_at_start(&text).map_or(0, |(_, length)| length);
        let mut rest = text[own..].to_owned();
        let mut numbers = numbers(&mut rest);
        let named = clean(&rest);
        let is_named = !self.substances.words.spelling.key(&self.unqualified(&rest)).is_empty();
        let mut item = Ingredient {
            name: if is_named && (own == 0 || self.is_substance(&rest)) {
                named
            } else if is_named {
                clean(&text)
            } else {
                class.name.clone()
            },
            amount: amount.or(inside.amount),
            classes: class.keys.clone(),
            qualifiers: merged(self.qualifiers(raw), &class.qualifiers),
            ..Ingredient::default()
        };
        if let Some(share) = share.or(inside.share).or(class.share) {
            share.put_into(&mut item);
        }
        let mut others = Vec::new();
        for raw in inside.rest {
            match self.lone_numbers(&raw) {
                Some(more) => numbers.extend(more),
                None if is_named && self.is_substance(&raw.text) => {
                    self.name_by(&mut item, &raw.text);
                }
                None if is_named => item.parts.extend(self.plain(&raw)),
                None => others.extend(self.substances_of(&raw, class)),
            }
        }
        if is_named {
            self.name_by(&mut item, &rest);
        }
        let alone = !is_named && numbers.is_empty();
        let own = if alone && !others.is_empty() { Vec::new() } else { one_each(item, numbers) };
        own.into_iter().chain(others).collect()
    }

    /// An item without a class.
    pub(super) fn plain(&self, raw: &Raw) -> Vec<Ingredient> {
        let mut text = raw.text.clone();
        let share = take_own_share(&mut text, &self.substances.words);
        let amount = take_amount(&mut text);
        let inside = self.inside(raw);
        let mut item = Ingredient {
            amount: amount.or(inside.amount),
            qualifiers: self.qualifiers(raw),
            ..Ingredient::default()
        };
        if let Some(share) = share.or(inside.share) {
            share.put_into(&mut item);
        }
        let printed = clean(&text);
        let mut found = self.own_numbers(&mut text);
        item.name = Some(clean(&text)).filter(|name| has_letters(name)).unwrap_or(printed);
        self.name_by(&mut item, &text);
        let is_substance = item.named_ins.is_some() || !found.is_empty();
        let mut parts = Vec::new();
        let mut origin_follows = false;
        for raw in inside.rest {
            let class = self.class(&raw).filter(|class| is_substance && !class.has_substance);
            if let Some(numbers) = self
                .lone_numbers(&raw)
                .filter(|numbers| is_substance || numbers.iter().any(|number| number.is_named))
            {
                found.extend(numbers);
            } else if let Some(class) = class {
                item.classes.extend(class.keys);
            } else if origin_follows || self.is_origin(&raw.text) {
                origin_follows = raw.is_heading;
                item.origin = Some(raw.text).filter(|_| !origin_follows);
            } else if !(is_substance && self.is_substance(&raw.text)) {
                parts.push(raw);
            }
        }
        item.parts = self.list(parts);
        one_each(item, found)
    }

    /// Numbers in an item without a class: named ones, or one that is all that it says.
    fn own_numbers(&self, text: &mut String) -> Vec<Number> {
        let mut left = text.clone();
        let alone = ins::take(&mut left, true).filter(|_| !has_letters(&left));
        if let Some(number) = alone.filter(|number| {
            number.is_named || self.substances.additives.numbered(&number.ins).is_some()
        }) {
            text.clear();
            return vec![number];
        }
        std::iter::from_fn(|| ins::take(text, false)).collect()
    }

    /// The numbers of an item that says nothing else.
    fn lone_numbers(&self, raw: &Raw) -> Option<Vec<Number>> {
        let mut text = self.unqualified(&raw.text).into_owned();
        let found = numbers(&mut text);
        (!found.is_empty() && !has_letters(&text) && raw.brackets.is_empty()).then_some(found)
    }

    /// Sorts what stands in the brackets of an item: its share, its amount, and the rest.
    fn inside(&self, raw: &Raw) -> Inside {
        let mut inside = Inside::default();
        for raw in raw.brackets.iter().flat_map(|inner| self.joined(inner.clone())) {
            let mut text = raw.text.clone();
            let amount = take_amount(&mut text);
            if let Some(share) = self.lone_share(&raw) {
                inside.share = inside.share.or(Some(share));
            } else if amount.is_some() && !has_letters(&text) {
                inside.amount = inside.amount.or(amount);
            } else if has_letters(&self.unqualified(&raw.text)) || !raw.brackets.is_empty() {
                inside.rest.push(raw);
            }
        }
        inside
    }

    /// Which of the law's qualifiers an item carries, in its brackets too.
    fn qualifiers(&self, raw: &Raw) -> Vec<String> {
        let mut text = fold(&raw.text);
        for inner in raw.brackets.iter().flatten() {
            text.push_str(", ");
            text.push_str(&fold(&inner.text));
        }
        let mut found = Vec::new();
        for word in &self.substances.words.qualifiers {
            if holds_words(&text, word) {
                text = text.replace(word.as_str(), "");
                found.push(word.clone());
            }
        }
        found
    }

    /// A text without the law's qualifiers, folded where it had any.
    fn unqualified<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let folded = fold(text);
        let qualifiers = self.substances.words.qualifiers.iter();
        let found: Vec<&String> = qualifiers.filter(|word| holds_words(&folded, word)).collect();
        if found.is_empty() {
            return text.into();
        }
        found.into_iter().fold(folded, |text, word| text.replace(word.as_str(), " ")).into()
    }

    fn is_substance(&self, text: &str) -> bool {
        self.additive(text).is_some()
    }

    /// Writes down which additive a name tells.
    fn name_by(&self, item: &mut Ingredient, text: &str) {
        if item.named_ins.is_none() {
            item.named_ins = self.additive(text).map(|row| row.ins.clone());
        }
    }

    /// The additive of a name, with or without the law's qualifiers.
    fn additive(&self, text: &str) -> Option<&Additive> {
        let named = |text: &str| {
            let key = self.substances.words.spelling.key(text);
            self.substances.additives.named(&key).next()
        };
        named(text).or_else(|| {
            let plain = self.unqualified(text);
            if plain == text { None } else { named(&plain) }
        })
    }

    /// Whether a bracket tells where an ingredient comes from.
    fn is_origin(&self, text: &str) -> bool {
        let folded = fold(text);
        let opens = |word: &String| {
            let rest = folded.strip_prefix(word.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let mut countries = self.lexicon.words.countries.iter().flat_map(|country| &country.names);
        self.substances.words.origins.iter().any(opens)
            || self.lexicon.provinces.contains(&province_key(text))
            || countries.any(|name| *name == folded)
    }
}

/// All numbers of a text, taken out of it.
fn numbers(text: &mut String) -> Vec<Number> {
    std::iter::from_fn(|| ins::take(text, true)).collect()
}

/// An item a number; the item itself where there is none.
fn one_each(item: Ingredient, numbers: Vec<Number>) -> Vec<Ingredient> {
    if numbers.is_empty() {
        return vec![item];
    }
    let numbered = |number: Number| Ingredient { ins: Some(number.ins), ..item.clone() };
    let mut items: Vec<Ingredient> = numbers.into_iter().map(numbered).collect();
    // A share printed once is one share.
    for other in items.iter_mut().skip(1) {
        (other.percent, other.percent_bound) = (None, None);
    }
    items
}

fn merged(mut own: Vec<String>, more: &[String]) -> Vec<String> {
    own.extend(more.iter().cloned());
    own.sort();
    own.dedup();
    own
}

fn has_letters(text: &str) -> bool {
    text.contains(is_of_word)
}

/// A name without marks of footnotes, bullets and joints at its ends.
fn clean(text: &str) -> String {
    let inner = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '-' | '–' | '.' | ':' | '+' | '/' | '°')
    });
    single_spaced(inner)
}
