//! Food additives and their functional classes.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::spelling::{Spelling, Word};

/// `additives.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditiveFile {
    #[serde(rename = "additive")]
    additives: Vec<Additive>,
}

/// A substance with an INS number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Additive {
    /// In the notation of Codex, such as `500(ii)`.
    pub(crate) ins: String,
    pub(crate) vi: String,
    en: String,
    /// Keys of its functional classes.
    pub(crate) classes: Vec<String>,
    pub(crate) status: Status,
    #[serde(default)]
    variants: Vec<String>,
    /// To be confirmed before a rule rests on it.
    #[serde(default)]
    pub(crate) doubtful: bool,
    #[serde(default, rename = "note")]
    _note: String,
}

/// How a substance stands in Vietnam; the file's head tells more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    Pl1,
    Gsfa,
    NotListed,
    Banned,
    Group,
}

/// All additives, by number and by name.
#[derive(Debug)]
pub(crate) struct Additives {
    rows: Vec<Additive>,
    by_ins: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Names of two things joined: what stands before the joint and the word behind it.
    joined: Vec<(String, String)>,
}

impl Additives {
    /// All of a file; `joint` is the word that may join two things in a name.
    pub(crate) fn new(file: AdditiveFile, spelling: &Spelling, joint: &str) -> Self {
        let rows = file.additives;
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for name in row.names() {
                let rows = by_name.entry(spelling.key(name)).or_default();
                if rows.last() != Some(&at) {
                    rows.push(at);
                }
            }
        }
        let by_ins = rows.iter().enumerate().map(|(at, row)| (row.ins.clone(), at)).collect();
        let joint = format!(" {joint} ");
        let halves = by_name.keys().filter_map(|name| name.split_once(&joint));
        let first_word = |text: &str| text.split(' ').next().unwrap_or(text).to_owned();
        let joined = halves.map(|(one, other)| (one.to_owned(), first_word(other))).collect();
        Self { rows, by_ins, joined, by_name: by_name.into_iter().collect() }
    }

    /// The substance of a number.
    pub(crate) fn numbered(&self, ins: &str) -> Option<&Additive> {
        self.by_ins.get(ins).map(|&at| &self.rows[at])
    }

    /// The substances of a name, as [`Spelling::key`] gives it; several share "natri citrat".
    pub(crate) fn named<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Additive> + use<'a> {
        self.by_name.get(key).into_iter().flatten().map(move |&at| &self.rows[at])
    }

    /// Whether the joint between two texts, as [`Spelling::key`] gives them, is part of a name.
    pub(crate) fn joins(&self, before: &str, after: &str) -> bool {
        self.joined.iter().any(|(first, second)| {
            before.ends_with(first.as_str()) && after.starts_with(second.as_str())
        })
    }
}

impl Additive {
    /// Its names as they stand in the table, and without what a bracket or a comma adds.
    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&self.vi, &self.en].into_iter().flat_map(|name| {
            let plain = name.strip_prefix("Nhóm ").unwrap_or(name);
            let before = |mark| plain.split(mark).next().unwrap_or(plain).trim();
            [plain, before('('), before(',')]
        });
        own.chain(self.variants.iter().map(String::as_str))
    }

    /// Whether a name, as it is compared, is its Vietnamese or Codex name rather than a common one.
    pub(crate) fn is_own_name(&self, key: &str, spelling: &Spelling) -> bool {
        let variants = self.variants.len();
        let all = self.names().count();
        self.names().take(all - variants).any(|name| spelling.key(name) == key)
    }
}

/// The number without the parts that Codex adds in brackets: `500` of `500(ii)`.
pub(crate) fn base(ins: &str) -> &str {
    ins.split('(').next().unwrap_or(ins)
}

/// `additive-classes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassFile {
    #[serde(rename = "class")]
    classes: Vec<Class>,
}

/// A functional class and what labels call it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Class {
    pub(crate) key: String,
    pub(crate) vi: String,
    pub(crate) en: String,
    /// None of the 27 classes of Codex.
    #[serde(default)]
    pub(crate) extra: bool,
    variants: Vec<String>,
    seen: Vec<String>,
    #[serde(default, rename = "note")]
    _note: String,
}

/// All classes, and their names as they are compared.
#[derive(Debug)]
pub(crate) struct AdditiveClasses {
    rows: Vec<Class>,
    /// By its first word: the words of a name and its class, the longest first.
    names: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl AdditiveClasses {
    pub(crate) fn new(file: ClassFile, spelling: &Spelling) -> Self {
        let rows = file.classes;
        let keys = |name: &String| spelling.split(name).into_iter().map(|word| word.key).collect();
        let names_of = |(at, row): (usize, &Class)| -> Vec<(Vec<String>, usize)> {
            let names = std::iter::once(&row.vi).chain([&row.en]).chain(&row.variants);
            names.chain(&row.seen).map(|name| (keys(name), at)).collect()
        };
        let mut all: Vec<_> = rows.iter().enumerate().flat_map(names_of).collect();
        all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let mut names: HashMap<String, Vec<_>> = HashMap::new();
        for (words, at) in all.into_iter().filter(|(words, _)| !words.is_empty()) {
            names.entry(words[0].clone()).or_default().push((words, at));
        }
        Self { rows, names }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Class> {
        self.rows.iter().find(|class| class.key == key)
    }

    /// Whether the name of some class begins with a word.
    pub(crate) fn may_open_with(&self, word: &Word) -> bool {
        self.names.contains_key(&word.key)
    }

    /// The class whose name opens a text, and of how many words that name is.
    pub(crate) fn opening(&self, text: &[Word]) -> Option<(&Class, usize)> {
        let opens = |name: &[String]| {
            text.len() >= name.len() && name.iter().zip(text).all(|(own, word)| *own == word.key)
        };
        let names = self.names.get(&text.first()?.key)?;
        let (name, at) = names.iter().find(|(name, _)| opens(name))?;
        Some((&self.rows[*at], name.len()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use regex::Regex;

    use crate::pack::Packs;

    #[test]
    fn numbers_are_well_formed_and_unique() {
        let packs = Packs::shipped();
        let rows = &packs.substances.additives.rows;
        let form = Regex::new(r"^\d{3,4}[a-h]?(\([ivx]+\))?$").unwrap();
        for row in rows {
            assert!(form.is_match(&row.ins), "{}", row.ins);
        }
        let numbers: BTreeSet<&str> = rows.iter().map(|row| row.ins.as_str()).collect();
        assert_eq!(numbers.len(), rows.len());
    }

    #[test]
    fn every_class_of_an_additive_exists_once() {
        let packs = Packs::shipped();
        let classes = &packs.substances.classes;
        for row in &packs.substances.additives.rows {
            assert!(!row.classes.is_empty(), "{}", row.ins);
            for key in &row.classes {
                assert!(classes.get(key).is_some(), "{}: {key}", row.ins);
            }
        }
        let keys: BTreeSet<&str> = classes.rows.iter().map(|class| class.key.as_str()).collect();
        assert_eq!(keys.len(), classes.rows.len());
    }

    #[test]
    fn finds_substances_by_every_name() {
        let packs = Packs::shipped();
        let (additives, spelling) = (&packs.substances.additives, &packs.substances.words.spelling);
        for (name, ins) in [
            ("Kali Sorbate", "202"),
            ("mì chính", "621"),
            ("axít xitric".replace("axít", "axit").as_str(), "330"),
            ("Butyl hydroxy toluen", "321"),
            ("curcumin", "100"),
        ] {
            let found = additives.named(&spelling.key(name)).next();
            assert_eq!(found.map(|row| row.ins.as_str()), Some(ins), "{name}");
        }
    }

    #[test]
    fn one_name_belongs_to_one_class() {
        let packs = Packs::shipped();
        let mut owners = std::collections::BTreeMap::new();
        for (name, class) in packs.substances.classes.names.values().flatten() {
            assert_eq!(owners.insert(name.clone(), *class).unwrap_or(*class), *class, "{name:?}");
        }
    }
}
