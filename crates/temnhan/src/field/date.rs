//! Dates as labels write them: Decree 37/2026 Article 46 and Annex III.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::duration::{self, Duration};
use super::fold::{fold, places};
use crate::date::Date;
use crate::pack::Words;

/// What stands behind a date heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DateReading {
    /// A day in figures.
    Day(DayReading),
    /// A month and a year, or a year.
    Month(MonthReading),
    /// "12 tháng kể từ ngày sản xuất".
    Duration(Duration),
    /// "Xem trên nắp".
    Pointer,
    /// Room for a stamp.
    Blank,
    /// "XX/XX/XXXX": room for a stamp, or a draft's text.
    Draft,
    /// Something else.
    Unclear,
}

/// A month, or a year where no month is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MonthReading {
    /// As it stands.
    pub(crate) text: String,
    pub(crate) month: Option<u8>,
    pub(crate) year: u16,
    /// Whether the month stands before the year, or a note says otherwise.
    pub(crate) order_is_right: bool,
}

/// A day in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayReading {
    /// As it stands.
    pub(crate) text: String,
    /// The day; `None` where the calendar has no such day.
    pub(crate) day: Option<Date>,
    /// Whether it is day-month-year, or a note says otherwise.
    pub(crate) order_is_right: bool,
}

static SEPARATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\d])(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})(?:[^\d]|$)")
});
static SPACED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d])(\d{2}) (\d{2}) (\d{4}|\d{2})(?:[^\d]|$)"));
static COMPACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\d])(?:(\d{2})(\d{2})(\d{4})|(\d{2})(\d{2})(\d{2}))(?:[^\d]|$)")
});
static SPOKEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\d/.-])(?:tháng\s*)?(0?[1-9]|1[0-2])(?:\s?[./-]\s?|\s*năm\s*)(\d{4}|\d{2})(?:[^\d/.-]|$)",
    )
});
static YEAR_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\d/.-])((?:19|20)\d\d)\s?[./-]\s?(0?[1-9]|1[0-2])(?:[^\d/.-]|$)")
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)"));
/// "Năm sản xuất: 26".
static SHORT_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d\d)$"));
static BLANK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\s./\-_…:|\[\]()□▢☐]*$|_{2,}|\.{4,}|…{1,}"));
static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\w])[x0]{2}\s?[./-]\s?[x0]{2}\s?[./-]\s?[x0]{2,4}(?:[^\w]|$)|x{4,}")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a fixed pattern")
}

/// Reads what stands behind a date heading.
pub(crate) fn read(value: &str, words: &Words) -> DateReading {
    let text = fold(value);
    if words.date_blanks.iter().any(|blank| text.starts_with(blank.as_str())) {
        return DateReading::Blank;
    }
    let is_dummy = |pair: &[u8]| pair.iter().all(|c| matches!(c, b'x' | b'0'));
    if text.as_bytes().windows(2).any(is_dummy) && DRAFT.is_match(&text) {
        return DateReading::Draft;
    }
    if let Some(day) = days(&text, words).into_iter().next() {
        return DateReading::Day(day);
    }
    let in_letters = |month: &String| super::fold::holds_words(&text, month);
    if words.letter_months.iter().any(in_letters) {
        return DateReading::Unclear;
    }
    // The words of a note, "(năm/tháng)", are no units.
    let noted = words.order_notes.iter().any(|note| text.contains(note.as_str()));
    if let Some(duration) = duration::read(&text, words).filter(|_| !noted) {
        DateReading::Duration(duration)
    } else if let Some(month) = month(&text, words) {
        DateReading::Month(month)
    } else if words.pointers.iter().any(|pointer| super::fold::holds_words(&text, pointer)) {
        DateReading::Pointer
    } else if BLANK.is_match(&text) {
        DateReading::Blank
    } else {
        DateReading::Unclear
    }
}

/// The first month with its year, else the first year.
fn month(text: &str, words: &Words) -> Option<MonthReading> {
    let of_month = |found: &Captures<'_>, [month, year]: [usize; 2], order_is_right: bool| {
        let (month, year) = (found.get(month)?, found.get(year)?);
        let range = month.start().min(year.start())..month.end().max(year.end());
        Some(MonthReading {
            text: text[range].to_owned(),
            month: Some(month.as_str().parse().ok()?),
            year: full_year(year.as_str()),
            order_is_right,
        })
    };
    let is_noted = || words.order_notes.iter().any(|note| text.contains(note.as_str()));
    let month_first = MONTH.captures(text).and_then(|found| of_month(&found, [1, 2], true));
    let year_first = || of_month(&YEAR_MONTH.captures(text)?, [2, 1], is_noted());
    let year = || {
        let found = YEAR.captures(text).or_else(|| SHORT_YEAR.captures(text))?;
        Some(MonthReading {
            text: found[1].to_owned(),
            month: None,
            year: full_year(&found[1]),
            order_is_right: true,
        })
    };
    month_first.or_else(year_first).or_else(year)
}

/// The year of two or four figures.
fn full_year(figures: &str) -> u16 {
    let year = figures.parse().unwrap_or(0);
    if figures.len() <= 2 { 2000 + year } else { year }
}

/// The patterns of days that may stand in a folded text.
fn patterns_for(text: &str) -> impl Iterator<Item = &'static Regex> {
    let figures = || text.split(|c: char| !c.is_numeric());
    let is_spaced = || text.split(' ').skip(1).any(|word| word.starts_with(char::is_numeric));
    let patterns = [
        (&SEPARATED, text.contains(['.', '/', '-'])),
        (&SPOKEN, places(text, "tháng").next().is_some()),
        (&SPACED, is_spaced()),
        (&COMPACT, figures().any(|figure| figure.chars().count() >= 6)),
    ];
    patterns.into_iter().filter(|(_, may_stand)| *may_stand).map(|(pattern, _)| &**pattern)
}

/// The days in figures in a folded text, in order.
pub(crate) fn days(text: &str, words: &Words) -> Vec<DayReading> {
    let note = words.order_notes.iter().find(|note| text.contains(note.as_str()));
    let mut found: Vec<(usize, DayReading)> = Vec::new();
    for pattern in patterns_for(text) {
        let mut from = 0;
        while let Some(captures) = pattern.captures_at(text, from) {
            let parts: Vec<_> = captures.iter().skip(1).flatten().collect();
            let [first, .., last] = parts[..] else { break };
            if !found.iter().any(|(at, day)| (*at..*at + day.text.len()).contains(&first.start())) {
                let printed = &text[first.start()..last.end()];
                found
                    .push((first.start(), interpret(&captures, printed, note.map(String::as_str))));
            }
            from = last.end();
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, day)| day).collect()
}

/// Makes a day of three figures, by the order that gives one.
fn interpret(captures: &Captures<'_>, printed: &str, note: Option<&str>) -> DayReading {
    let parts: Vec<&str> = captures.iter().skip(1).flatten().map(|part| part.as_str()).collect();
    let [a, b, c] = parts[..] else { unreachable!("every pattern has three figures") };
    let number = |text: &str| text.parse::<u16>().unwrap_or(0);
    let date = |year, month: &str, day: &str| {
        let (month, day) = (u8::try_from(number(month)).ok()?, u8::try_from(number(day)).ok()?);
        Date::new(year, month, day)
    };
    let [day_first, month_first, year_first] =
        [date(full_year(c), b, a), date(full_year(c), a, b), date(full_year(a), b, c)];
    let compact_year_first = || {
        let digits: String = parts.concat();
        let whole =
            (digits.len() == 8).then(|| date(number(&digits[..4]), &digits[4..6], &digits[6..]));
        whole.flatten()
    };
    let noted =
        note.and_then(|note| if note.starts_with("năm") { year_first } else { month_first });
    let right = noted.or(day_first.filter(|_| note.is_none() && a.len() <= 2));
    let other = || year_first.filter(|_| a.len() == 4).or(month_first).or_else(compact_year_first);
    DayReading {
        text: printed.to_owned(),
        day: right.or_else(other),
        order_is_right: right.is_some() || other().is_none() && a.len() <= 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn reading(text: &str) -> DateReading {
        read(text, &Packs::shipped().lexicon.words)
    }

    fn day(text: &str) -> (Option<String>, bool) {
        match reading(text) {
            DateReading::Day(day) => (day.day.map(|day| day.to_string()), day.order_is_right),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn reads_the_forms_of_annex_iii() {
        for text in ["020426", "02 04 26", "02042026", "02/04/26", "02.04.2026", "02-04-26"] {
            assert_eq!(day(text), (Some("2026-04-02".into()), true), "{text}");
        }
        assert_eq!(day("260402 (năm/tháng/ngày)"), (Some("2026-04-02".into()), true));
        assert_eq!(day("ngày 2 tháng 4 năm 2026"), (Some("2026-04-02".into()), true));
    }

    #[test]
    fn knows_other_orders_and_days_that_do_not_exist() {
        for text in ["2026-11-20", "11/20/2026", "20261120", "2026/11/20"] {
            assert_eq!(day(text), (Some("2026-11-20".into()), false), "{text}");
        }
        assert_eq!(day("31/02/2026"), (None, true));
        assert_eq!(day("32/13/2026"), (None, true));
    }

    #[test]
    fn tells_pointers_and_blanks() {
        use DateReading::{Blank, Draft, Pointer, Unclear};
        for (text, expected) in [
            ("Xem trên nắp chai", Pointer),
            ("In trên bao bì", Pointer),
            ("in ở đáy hộp", Pointer),
            ("See bottom", Pointer),
            ("", Blank),
            (" ……………", Blank),
            ("__/__/____", Blank),
            ("..../..../......", Blank),
            ("dd/mm/yyyy", Blank),
            ("XX/XX/XXXX", Draft),
            ("hằng ngày", Unclear),
            ("Nov 20, 2026", Unclear),
        ] {
            assert_eq!(reading(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_months_and_years() {
        for (text, printed, month, year) in [
            ("02/2026", "02/2026", Some(2), 2026),
            ("02/26", "02/26", Some(2), 2026),
            ("tháng 02 năm 2026", "02 năm 2026", Some(2), 2026),
            ("12.2027", "12.2027", Some(12), 2027),
            ("năm 2026", "2026", None, 2026),
            ("2026", "2026", None, 2026),
            ("26", "26", None, 2026),
        ] {
            let text_of = printed.to_owned();
            let expected = MonthReading { text: text_of, month, year, order_is_right: true };
            assert_eq!(reading(text), DateReading::Month(expected), "{text}");
        }
        for (text, expected) in [("2026/02", false), ("2026/02 (năm/tháng)", true)] {
            let DateReading::Month(found) = reading(text) else { panic!("{text}") };
            assert_eq!((found.month, found.order_is_right), (Some(2), expected), "{text}");
        }
    }

    #[test]
    fn reads_durations() {
        for text in ["12 tháng kể từ ngày sản xuất", "30 ngày", "hai năm", "30 tháng trước HSD"]
        {
            assert!(matches!(reading(text), DateReading::Duration(_)), "{text}");
        }
    }
}
