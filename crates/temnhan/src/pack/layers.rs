//! Names by which layers are known to be no part of the printed content.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{SHIPPED, read};
use crate::field::fold::{bare, fold, holds_words};

/// `lexicon/layers.toml`, ready for looking up names.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "LayerFile")]
pub(crate) struct LayerNames {
    /// Words that say nothing about a layer, with and without marks.
    beside: BTreeSet<String>,
    /// Phrases that say all, with and without marks.
    anywhere: Vec<String>,
    /// Tags by whole name, with and without marks.
    tags: BTreeMap<String, String>,
    /// Tags of layers that are inked.
    inked: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerFile {
    beside: Vec<String>,
    anywhere: Vec<String>,
    #[serde(rename = "layer")]
    layers: Vec<Layer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    tag: String,
    /// Whether it is inked, so that its text may be the label's own.
    #[serde(default)]
    prints: bool,
    names: Vec<String>,
}

/// What a name that only says "do not print" makes of a layer.
const NOTE: &str = "note";

impl From<LayerFile> for LayerNames {
    fn from(file: LayerFile) -> Self {
        let both = |words: Vec<String>| words.into_iter().flat_map(|word| spellings(&word));
        let inked = file.layers.iter().filter(|layer| layer.prints);
        let inked = inked.map(|layer| layer.tag.clone()).collect();
        let names = file.layers.into_iter().flat_map(|Layer { tag, names, .. }| {
            both(names).map(move |name| (joined(&name), tag.clone()))
        });
        Self {
            tags: names.collect(),
            inked,
            beside: both(file.beside).collect(),
            anywhere: both(file.anywhere).collect(),
        }
    }
}

impl LayerNames {
    /// The names shipped with this version, read once.
    pub(crate) fn shipped() -> &'static Self {
        static READ: LazyLock<LayerNames> = LazyLock::new(|| {
            read(SHIPPED, "lexicon/layers.toml")
                .expect("the shipped packs are valid, as the tests show")
        });
        &READ
    }

    /// What a layer is by its name; `None` for content.
    pub(crate) fn tag_of(&self, name: &str) -> Option<&str> {
        let name = fold(&unescaped(name)).replace(['-', '_', '.', '#'], " ");
        if self.anywhere.iter().any(|phrase| holds_words(&name, phrase)) {
            return Some(NOTE);
        }
        let separators = ['/', '+', '&', ',', ';', '|', '(', ')', '[', ']', ':'];
        let parts = name.split(separators).map(|part| self.essence(part));
        let mut tags = parts.filter(|part| !part.is_empty()).map(|part| self.tags.get(&part));
        let first = tags.next()??;
        tags.all(|tag| tag.is_some()).then_some(first)
    }

    /// Whether a tag is that of a layer without printed content.
    pub(crate) fn is_tag(&self, tag: &str) -> bool {
        self.tags.values().any(|known| known == tag)
    }

    /// Whether a layer of this kind is inked.
    pub(crate) fn is_inked(&self, tag: &str) -> bool {
        self.inked.contains(tag)
    }

    /// A part of a name without numbers and the words that say nothing, its words joined.
    fn essence(&self, part: &str) -> String {
        let counts = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        let words = part.split(' ').filter(|word| !counts(word));
        words.filter(|word| !self.beside.contains(*word)).collect()
    }
}

/// A word as it is typed with and without Vietnamese marks.
fn spellings(word: &str) -> [String; 2] {
    let word = fold(word);
    let plain = word.chars().map(bare).collect();
    [word, plain]
}

/// A known name in the form of [`LayerNames::essence`].
fn joined(name: &str) -> String {
    name.replace([' ', '-'], "")
}

/// A name as the designer typed it: Illustrator writes `_x0020_` for a space and ends the second
/// of a name in `_1_` or a long number.
pub(super) fn unescaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        let code = rest[at + 2..].split_once('_').map(|(code, _)| code);
        let decoded = code
            .filter(|code| (2..=6).contains(&code.len()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        if let (Some(c), Some(code)) = (decoded, code) {
            text.push(c);
            rest = &rest[at + 3 + code.len()..];
        } else {
            text.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_layers_as_design_tools_write_them() {
        let names = LayerNames::shipped();
        for (name, tag) in [
            ("Khuôn bế", "trim"),
            ("Khuôn bế 100 x 70 mm", "trim"),
            ("KHUON-BE", "trim"),
            ("Khuo\u{302}n be\u{302}\u{301}", "trim"),
            ("Khuôn_x0020_bế_1_", "trim"),
            ("Khuôn_bế_00000048463452738950213450000012_", "trim"),
            ("CutContour", "trim"),
            ("die_x5F_line", "trim"),
            ("Die-Cut", "trim"),
            ("Layer 3 - Dieline", "trim"),
            ("Lớp đường cắt (2)", "trim"),
            ("Bleed 3mm", "bleed"),
            ("Bù xén / Bleed", "bleed"),
            ("Trim + Bleed", "trim"),
            ("crease_lines", "fold"),
            ("đường cấn", "fold"),
            ("Vùng an toàn", "safe"),
            ("Hướng dẫn", "guide"),
            ("Crop Marks", "guide"),
            ("Ghi chú cho nhà in", "note"),
            ("Thông tin nhãn (không in)", "note"),
            ("temnhan – không in", "note"),
            ("temnhan-khong-in", "note"),
            ("DO NOT PRINT", "note"),
            ("Spot UV", "finish"),
            ("Phủ UV", "finish"),
        ] {
            assert_eq!(names.tag_of(name), Some(tag), "{name}");
        }
    }

    #[test]
    fn takes_content_for_content() {
        let names = LayerNames::shipped();
        for name in [
            "Hướng dẫn sử dụng",
            "huong-dan-su-dung",
            "Hướng dẫn bảo quản",
            "Ghi chú dị ứng",
            "Layer 1",
            "Lớp 2",
            "g1024",
            "path12",
            "rect",
            "1",
            "",
            "Nền",
            "cat",
            "con mèo",
            "An toàn thực phẩm",
            "Trimming",
            "cutlery",
            "Uva",
            "khuôn bánh",
            "Đường kính",
            "Đường",
            "Kích thước",
            "Notebook",
            "Bleed và nền",
            "_x",
            "_xZZ_",
        ] {
            assert_eq!(names.tag_of(name), None, "{name}");
        }
    }
}
