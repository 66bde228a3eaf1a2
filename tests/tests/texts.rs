//! Every sentence of the packs is there in both languages, with gaps that something fills, and its
//! Vietnamese has its marks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use temnhan_tests::below;
use toml::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Vietnamese words that have no mark, though the same letters are often written with some.
const WITHOUT_MARKS: [&str; 77] = [
    "ai", "anh", "ba", "ban", "bao", "bia", "bong", "cam", "cao", "cay", "chai", "chua", "chung",
    "cho", "con", "cong", "da", "dai", "dao", "dinh", "do", "du", "dung", "gia", "hai", "hay",
    "hoa", "in", "kem", "khi", "khoai", "la", "lang", "mang", "mau", "may", "mua", "nam", "nay",
    "ngay", "nhau", "nhanh", "no", "non", "nung", "phong", "qua", "quan", "quanh", "rang", "rau",
    "ro", "san", "sang", "sau", "sao", "so", "tan", "tay", "than", "thang", "thanh", "thay", "the",
    "theo", "canh", "thu", "tinh", "to", "tra", "trang", "tranh", "trong", "trung", "vi", "vui",
    "xay",
];
/// A spelling without marks is odd when the same letters stand with marks so many times, and so
/// many times as often.
const OFTEN_MARKED: usize = 10;
/// Of the words of a Vietnamese sentence that are no names, at least this share has a mark.
const LEAST_SHARE: f64 = 0.25;
const WORDS_OF_A_SENTENCE: usize = 4;

fn core(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/temnhan").join(folder)
}

/// A text of a pack and where it stands.
struct Text {
    place: String,
    vi: String,
    en: String,
}

fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    for path in below(&core("packs"), "toml") {
        let pack: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        collect(&Value::Table(pack), &path.display().to_string(), &mut texts);
    }
    assert!(texts.len() > 500, "only {} texts", texts.len());
    texts
}

fn collect(value: &Value, place: &str, texts: &mut Vec<Text>) {
    match value {
        Value::Table(table) => {
            let text = |key: &str| table.get(key).and_then(Value::as_str).map(str::to_owned);
            let has = |key: &str| table.get(key).is_some_and(Value::is_str);
            if table.keys().all(|key| key == "vi" || key == "en") && (has("vi") || has("en")) {
                let (vi, en) = (text("vi").unwrap_or_default(), text("en").unwrap_or_default());
                texts.push(Text { place: place.to_owned(), vi, en });
            }
            for (key, inner) in table {
                collect(inner, &format!("{place}: {key}"), texts);
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, place, texts)),
        _ => {}
    }
}

#[test]
fn no_language_is_missing() {
    for Text { place, vi, en } in texts() {
        assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{place}: “{vi}” / “{en}”");
    }
}

#[test]
fn every_gap_is_one_that_the_core_fills() {
    let sources = below(&core("src"), "rs");
    let code: String = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for Text { place, vi, en } in texts() {
        for text in [&vi, &en] {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{place}: {text}");
            for gap in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                let is_filled = [format!("\"{gap}\""), format!("\"{{{gap}}}\"")];
                let is_filled = is_filled.iter().any(|filled| code.contains(filled));
                assert!(is_filled, "{place}: {{{gap}}}");
            }
        }
    }
}

/// The words of the sentence itself: no quotations, gaps, keys, paths or file names.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0_i32;
    for letter in text.chars() {
        depth += i32::from(matches!(letter, '“' | '{')) - i32::from(matches!(letter, '”' | '}'));
        plain.push(if depth > 0 { ' ' } else { letter });
    }
    let is_word = |word: &&str| !word.contains(['.', '_', '=', '/', '-']);
    let trimmed = plain
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let letters = |word: &&str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    trimmed.filter(is_word).filter(letters).map(str::to_owned).collect()
}

fn unmarked(word: &str) -> String {
    let bare = word.to_lowercase().replace('đ', "d");
    bare.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

fn is_marked(word: &str) -> bool {
    unmarked(word) != word.to_lowercase()
}

#[test]
fn vietnamese_sentences_have_their_marks() {
    for Text { place, vi, .. } in texts() {
        let words = words(&vi);
        // Names of programs, menus and units begin with a capital or are no Vietnamese.
        let own =
            words.iter().filter(|word| is_marked(word) || word.starts_with(char::is_lowercase));
        let own: Vec<&String> = own.collect();
        let marked = own.iter().filter(|word| is_marked(word)).count();
        let is_marked = marked as f64 >= own.len() as f64 * LEAST_SHARE;
        assert!(own.len() < WORDS_OF_A_SENTENCE || is_marked, "{place}: {vi}");
    }
}

#[test]
fn no_word_lost_its_marks() {
    let texts = texts();
    let mut marked: BTreeMap<String, usize> = BTreeMap::new();
    let mut plain: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for text in &texts {
        for word in words(&text.vi) {
            if is_marked(&word) {
                *marked.entry(unmarked(&word)).or_default() += 1;
            } else {
                plain.entry(word.to_lowercase()).or_default().push(&text.place);
            }
        }
    }
    for (word, places) in plain {
        let often = marked.get(&word).copied().unwrap_or_default();
        let is_odd = often >= OFTEN_MARKED && often >= OFTEN_MARKED * places.len();
        assert!(!is_odd || WITHOUT_MARKS.contains(&word.as_str()), "“{word}” in {places:?}");
    }
}
