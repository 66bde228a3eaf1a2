//! Which texts of a label are in an old encoding, by the names of their faces and by what they say.

use std::collections::HashMap;

use super::encoding::{Reading, upper};
use super::token::{as_written, words};
use super::{Encoding, Writing};

/// So many words of a label that are Vietnamese only by an encoding leave no doubt of it.
const OVERWHELMING: usize = 6;
/// A single word is chance.
const FEWEST: usize = 2;

/// Some text in one face.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The family that it asks for.
    pub(crate) face: &'a str,
    pub(crate) text: &'a str,
}

/// The encoding of a text, and how surely it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finding<'a> {
    pub(crate) encoding: &'a Encoding,
    /// By the face's name or by very many words; else by a few words only.
    pub(crate) is_sure: bool,
    /// Its face draws small letters as capitals.
    draws_capitals: bool,
}

/// How many words of a text say something.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// With characters beyond ASCII.
    words: usize,
    /// Vietnamese as they stand.
    plain: usize,
    /// Vietnamese by the encoding and not as they stand.
    only_decoded: usize,
    /// All that the encoding explains.
    explained: usize,
}

impl Count {
    /// Whether the text says hardly anything but in the encoding.
    fn speaks(&self) -> bool {
        self.only_decoded > 2 * self.plain && self.is_mostly_explained()
    }

    fn is_mostly_explained(&self) -> bool {
        self.explained > 0 && self.explained * 5 >= self.words * 4
    }
}

/// What the texts in one face say together.
#[derive(Debug, Clone, Copy, Default)]
struct Face {
    /// Some are Unicode.
    holds_unicode: bool,
    /// Some speak in the encoding.
    speaks: bool,
}

impl Writing {
    /// The encoding of each text; `None` for Unicode and for text of ASCII alone.
    pub(crate) fn detect(&self, texts: &[Text<'_>]) -> Vec<Option<Finding<'_>>> {
        let mut findings = vec![None; texts.len()];
        let written: Vec<_> = texts.iter().map(|text| in_question(text.text)).collect();
        if written.iter().flatten().all(Vec::is_empty) {
            return findings;
        }
        for encoding in &self.encodings {
            let found = self.detect_one(texts, &written, encoding);
            for (finding, found) in findings.iter_mut().zip(found) {
                *finding = finding.or(found);
            }
        }
        findings
    }

    /// By one encoding; `written` are the characters in question of each text.
    fn detect_one<'a>(
        &'a self,
        texts: &[Text<'_>],
        written: &[Option<Vec<char>>],
        encoding: &'a Encoding,
    ) -> Vec<Option<Finding<'a>>> {
        let count = |chars: &Option<Vec<char>>| Some(self.count(chars.as_deref()?, encoding));
        let counts: Vec<Option<Count>> = written.iter().map(count).collect();
        let mut faces: HashMap<&str, Face> = HashMap::new();
        for (text, count) in texts.iter().zip(&counts) {
            let face = faces.entry(text.face).or_default();
            face.holds_unicode |= count.is_none();
            face.speaks |= count.is_some_and(|count| count.speaks());
        }
        let speaking = counts.iter().flatten().filter(|count| count.speaks());
        let evidence: usize = speaking.map(|count| count.only_decoded).sum();
        let finding = |text: &Text<'_>, count: &Count| {
            let face = faces.get(text.face).copied().unwrap_or_default();
            let named = encoding.has_face(text.face);
            let told = evidence >= FEWEST && face.speaks && count.is_mostly_explained();
            // Beside Unicode text in the same face, only what makes more sense decoded.
            let least = count.plain + usize::from(face.holds_unicode);
            let fits = count.explained > 0 && count.explained >= least && (named || told);
            fits.then(|| Finding {
                encoding,
                is_sure: named || evidence >= OVERWHELMING,
                draws_capitals: encoding.draws_capitals(text.face),
            })
        };
        let both = texts.iter().zip(&counts);
        both.map(|(text, count)| finding(text, count.as_ref()?)).collect()
    }

    /// What the words of a text say.
    fn count(&self, text: &[char], encoding: &Encoding) -> Count {
        let mut count = Count::default();
        for word in words(text) {
            let (_, sense) = self.without_signs(&text[word], encoding);
            // What reads the same either way says nothing.
            if sense.is_indifferent {
                continue;
            }
            count.words += 1;
            count.plain += usize::from(sense.plain);
            count.only_decoded += usize::from(sense.syllable && !sense.plain);
            count.explained += usize::from(sense.is_explained());
        }
        count
    }

    /// Whether a face is an encoding's own.
    pub(crate) fn has_face(&self, face: &str) -> bool {
        self.encodings.iter().any(|encoding| encoding.has_face(face))
    }

    /// The letter that each character of a text is in an encoding's own face; none for a mark of the
    /// letter before it. `None` for another face, and for Unicode.
    pub(crate) fn meant_in(&self, face: &str, text: &str) -> Option<Vec<Option<char>>> {
        let encoding = self.encodings.iter().find(|encoding| encoding.has_face(face))?;
        let spread = |(letter, length): Reading| {
            std::iter::once(Some(letter)).chain(std::iter::repeat_n(None, length - 1))
        };
        let read = |text: &[char]| encoding.read(text).into_iter().flat_map(spread).collect();
        (!is_unicode(text)).then(|| read(&text.chars().collect::<Vec<_>>()))
    }

    /// The letters of a text in an encoding.
    pub(crate) fn read(&self, text: &[char], finding: &Finding<'_>) -> Vec<Reading> {
        let mut letters = Vec::with_capacity(text.len());
        let mut at = 0;
        for word in words(text) {
            letters.extend(as_written(&text[at..word.start]));
            letters.extend(self.read_word(&text[word.clone()], finding.encoding));
            at = word.end;
        }
        letters.extend(as_written(&text[at..]));
        if finding.draws_capitals {
            for (letter, _) in &mut letters {
                *letter = upper(*letter);
            }
        }
        letters
    }
}

/// The characters of a text that an old encoding may have written; none of ASCII alone, which reads
/// the same in all. `None` for Unicode.
fn in_question(text: &str) -> Option<Vec<char>> {
    let characters = || if text.is_ascii() { Vec::new() } else { text.chars().collect() };
    (!is_unicode(text)).then(characters)
}

/// Whether a text has letters that no old encoding writes.
fn is_unicode(text: &str) -> bool {
    let is_mark = unicode_normalization::char::is_combining_mark;
    let is_vietnamese = |c: char| matches!(c, '\u{1ea0}'..='\u{1ef9}');
    text.chars().any(|c| c > '\u{ff}' && (is_vietnamese(c) || c.is_alphabetic() || is_mark(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    /// What the texts of a label are read as.
    fn read(texts: &[(&str, &str)]) -> Vec<String> {
        let writing = &Packs::shipped().writing;
        let texts: Vec<Text<'_>> = texts.iter().map(|&(face, text)| Text { face, text }).collect();
        let findings = writing.detect(&texts);
        let read = |(text, finding): (&Text<'_>, &Option<Finding<'_>>)| match finding {
            Some(finding) => {
                let chars: Vec<char> = text.text.chars().collect();
                writing.read(&chars, finding).iter().map(|letter| letter.0).collect()
            }
            None => text.text.to_owned(),
        };
        texts.iter().zip(&findings).map(read).collect()
    }

    fn reads(face: &str, text: &str) -> String {
        read(&[(face, text)]).remove(0)
    }

    #[test]
    fn reads_text_in_a_face_of_an_encoding() {
        assert_eq!(reads(".VnTime", "Kh«ng dïng"), "Không dùng");
        assert_eq!(reads("VNI-Times", "Khoâng duøng"), "Không dùng");
        assert_eq!(reads(".VnTimeH", "b¸nh gai"), "BÁNH GAI");
        assert_eq!(reads(".VnArial", "§C: x· H¶i Anh"), "ĐC: xã Hải Anh");
        assert_eq!(reads(".VnArial", "§/C: gluc«z¬"), "Đ/C: glucôzơ");
        assert_eq!(reads("VNI-Helve-Condense", "Ñ/c: CHÔÏ NHOÛ"), "Đ/c: CHỢ NHỎ");
        assert_eq!(reads(".VnTime", "dông"), "dụng");
    }

    #[test]
    fn reads_text_that_only_an_encoding_explains() {
        assert_eq!(reads("Arial", "H\u{ad}íng dÉn sö dông"), "Hướng dẫn sử dụng");
        assert_eq!(reads("Arial", "Höôùng daãn söû duïng"), "Hướng dẫn sử dụng");
        let label = [("Arial", "Thµnh phÇn: «Bét g¹o»"), ("Arial", "dông"), ("Arial", "Lµng Gai®")];
        assert_eq!(read(&label), ["Thành phần: «Bột gạo»", "dụng", "Làng Gai®"]);
    }

    #[test]
    fn leaves_unicode_alone_in_any_face() {
        for face in [".VnTime", "VNI-Times", "Arial", ".VnTimeH"] {
            for text in ["Hướng dẫn sử dụng", "Gạo tám xoan", "250 g ℮", "HSD: 12 tháng", "Ðường"]
            {
                let label = [(face, text), (face, "Bảo quản nơi khô ráo"), (face, "Công ty")];
                assert_eq!(read(&label), [text, "Bảo quản nơi khô ráo", "Công ty"], "{face}");
            }
        }
    }

    #[test]
    fn reads_what_is_left_of_an_old_label_beside_new_text() {
        let label = [(".VnTime", "Th«ng tin c¶nh b¸o"), (".VnTime", "Bảo quản nơi khô ráo")];
        assert_eq!(read(&label), ["Thông tin cảnh báo", "Bảo quản nơi khô ráo"]);
    }

    #[test]
    fn leaves_other_languages_and_signs_alone() {
        for text in [
            "Ingrédients: sucre, blé, thé vert, pâte à tartiner, crème fraîche, goût salé",
            "Für Kräutertee, Süßkartoffeln, Öl, Nüsse, kühl und trocken aufbewahren, schön",
            "Ingredientes: azúcar, piña, maíz, año, niño, español, café, té",
            "Ingredienti: più, può, così, caffè, è, perché, qualità",
            "Não conservar ao sol, açúcar, pão, coração, é, avó, três",
            "Làng Gai® ™ © 2026 «Bánh» · 100 °C ± 5 µg ½ ℮ N·m",
            "THÉ VERT, CAFÉ, AÑO, NIÑO, ÎLE, GARÇON, OÙ, GOÛT",
        ] {
            assert_eq!(reads("Arial", text), text);
        }
        assert_eq!(reads("Arial", "thé"), "thé");
    }

    #[test]
    fn a_few_words_are_doubtful() {
        let writing = &Packs::shipped().writing;
        let sure = |text: &str| {
            writing.detect(&[Text { face: "Arial", text }])[0].map(|finding| finding.is_sure)
        };
        assert_eq!(sure("Kh«ng"), None);
        assert_eq!(sure("B¶o qu¶n"), Some(false));
        assert_eq!(sure("B¶o qu¶n n¬i kh« r¸o, tho¸ng m¸t"), Some(true));
    }
}
