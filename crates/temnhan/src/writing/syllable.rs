//! Which letters make a Vietnamese syllable.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const ACUTE: char = '\u{301}';
const DOT_BELOW: char = '\u{323}';
/// Grave, hook above, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', ACUTE, DOT_BELOW];
/// Letters of the longest syllable, "nghiêng".
const LONGEST: usize = 7;

/// `writing/syllables.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SyllableFile {
    onsets: String,
    rimes: String,
    stops: String,
    pub(super) look_alikes: BTreeMap<char, char>,
}

/// The parts of syllables.
#[derive(Debug)]
pub(crate) struct Syllables {
    onsets: Vec<String>,
    /// Without a tone, and the places where it may stand.
    rimes: HashMap<String, Vec<usize>>,
    stops: Vec<String>,
}

/// What stands behind the onset.
#[derive(Debug)]
struct Rime {
    /// Without its tone, NFC.
    level: String,
    /// Its tone, and the number of letters up to it.
    tone: Option<(char, usize)>,
}

impl Rime {
    /// `None` with more than one tone.
    fn of(text: &str) -> Option<Self> {
        let (mut letters, mut tone) = (0, None);
        let mut level = String::new();
        for c in text.nfd() {
            if TONES.contains(&c) {
                if tone.replace((c, letters)).is_some() {
                    return None;
                }
            } else {
                letters += usize::from(!is_combining_mark(c));
                level.push(c);
            }
        }
        Some(Self { level: level.nfc().collect(), tone })
    }
}

impl Syllables {
    pub(super) fn new(file: &SyllableFile) -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut rimes: HashMap<String, Vec<usize>> = HashMap::new();
        for rime in file.rimes.split_whitespace().filter_map(Rime::of) {
            let place = rime.tone.map(|(_, place)| place);
            rimes.entry(rime.level).or_default().extend(place);
        }
        let mut onsets = words(&file.onsets);
        onsets.push(String::new());
        Self { onsets, rimes, stops: words(&file.stops) }
    }

    /// Whether a word is one syllable of Vietnamese, its tone mark in either usual place.
    pub(crate) fn hold(&self, word: &str) -> bool {
        if word.chars().count() > LONGEST {
            return false;
        }
        let Some(whole) = Rime::of(&word.to_lowercase()) else { return false };
        self.onsets.iter().any(|onset| {
            let Some(level) = whole.level.strip_prefix(onset.as_str()) else { return false };
            let tone =
                whole.tone.map(|(tone, place)| (tone, place.saturating_sub(onset.chars().count())));
            let on_onset = tone.is_some_and(|(_, place)| place == 0);
            !on_onset && self.hold_rime(level, tone)
        })
    }

    fn hold_rime(&self, level: &str, tone: Option<(char, usize)>) -> bool {
        let is_stopped = self.stops.iter().any(|stop| level.ends_with(stop.as_str()));
        self.rimes.get(level).is_some_and(|places| match tone {
            Some((ACUTE | DOT_BELOW, place)) => places.contains(&place),
            Some((_, place)) => !is_stopped && places.contains(&place),
            None => !is_stopped,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::pack::Packs;

    fn holds(word: &str) -> bool {
        Packs::shipped().writing.syllables.hold(word)
    }

    #[test]
    fn knows_the_words_of_labels() {
        for word in "Không Thành phần hướng dẫn sử dụng bảo quản nơi khô ráo thoáng mát sản xuất tại \
                     Hòa hoà thủy thuỷ quý khuya nguyên gì giết giếng ngoài khoẻ rượu muối quyển ruộng \
                     nghiêng đường ướp hạn ngày tuổi huyện quốc ỷ ở yêu xoài ĐỒNG CHIÊM"
            .split_whitespace()
        {
            assert!(holds(word), "{word}");
        }
    }

    #[test]
    fn refuses_other_languages_and_undecoded_text() {
        for word in "Ingrédients Für Größe où più café España crème Kh«ng Khoâng tap mỏt cạnhh \
                     Sö quaûn thộs nướcc đ â"
            .split_whitespace()
        {
            assert!(!holds(word), "{word}");
        }
    }
}
