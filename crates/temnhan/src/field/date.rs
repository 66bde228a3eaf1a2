//! Dates as labels write them: Decree 37/2026 Article 46 and Annex III.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::fold::fold;
use crate::date::Date;
use crate::pack::Words;

/// What stands behind a date heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DateReading {
    /// A day in figures.
    Day(DayReading),
    /// A month and a year, or a year.
    MonthOrYear,
    /// "12 tháng kể từ ngày sản xuất".
    Duration,
    /// "Xem trên nắp".
    Pointer,
    /// Room for a stamp.
    Blank,
    /// "XX/XX/XXXX": room for a stamp, or a draft's text.
    Draft,
    /// Something else.
    Unclear,
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
    pattern(r"(?:^|[^\d/.-])(0?[1-9]|1[0-2])\s?[./-]\s?(\d{4}|\d{2})(?:[^\d/.-]|$)")
});
static SPOKEN_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:tháng\s*\d{1,2}\s*năm\s*\d{4})|(?:^|[^\d])(?:19|20)\d\d(?:[^\d]|$)")
});
static DURATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\d+|một|hai|ba|sáu)\s*(?:\([^)]*\)\s*)?([^\d\s.,;)]+)"));
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
    if DRAFT.is_match(&text) {
        return DateReading::Draft;
    }
    if let Some(day) = days(&text, words).into_iter().next() {
        return DateReading::Day(day);
    }
    let in_letters = |month: &String| super::fold::holds_words(&text, month);
    if words.letter_months.iter().any(in_letters) {
        return DateReading::Unclear;
    }
    if is_duration(&text, words) {
        DateReading::Duration
    } else if MONTH.is_match(&text) || SPOKEN_MONTH.is_match(&text) {
        DateReading::MonthOrYear
    } else if words.pointers.iter().any(|pointer| super::fold::holds_words(&text, pointer)) {
        DateReading::Pointer
    } else if BLANK.is_match(&text) {
        DateReading::Blank
    } else {
        DateReading::Unclear
    }
}

fn is_duration(text: &str, words: &Words) -> bool {
    DURATION.captures_iter(text).any(|found| {
        words.duration_units.iter().any(|unit| found[2] == **unit) && !text.contains(" năm 20")
    })
}

/// The days in figures in a folded text, in order.
pub(crate) fn days(text: &str, words: &Words) -> Vec<DayReading> {
    let note = words.order_notes.iter().find(|note| text.contains(note.as_str()));
    let mut found: Vec<(usize, DayReading)> = Vec::new();
    for pattern in [&*SEPARATED, &*SPOKEN, &*SPACED, &*COMPACT] {
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
    let year = |text: &str| if text.len() <= 2 { 2000 + number(text) } else { number(text) };
    let date = |year, month: &str, day: &str| {
        let (month, day) = (u8::try_from(number(month)).ok()?, u8::try_from(number(day)).ok()?);
        Date::new(year, month, day)
    };
    let [day_first, month_first, year_first] =
        [date(year(c), b, a), date(year(c), a, b), date(year(a), b, c)];
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
    fn tells_durations_pointers_and_blanks() {
        use DateReading::{Blank, Draft, Duration, MonthOrYear, Pointer, Unclear};
        for (text, expected) in [
            ("12 tháng kể từ ngày sản xuất", Duration),
            ("30 ngày", Duration),
            ("Xem trên nắp chai", Pointer),
            ("In trên bao bì", Pointer),
            ("", Blank),
            (" ……………", Blank),
            ("__/__/____", Blank),
            ("..../..../......", Blank),
            ("dd/mm/yyyy", Blank),
            ("XX/XX/XXXX", Draft),
            ("02/2026", MonthOrYear),
            ("tháng 02 năm 2026", MonthOrYear),
            ("hằng ngày", Unclear),
            ("Nov 20, 2026", Unclear),
        ] {
            assert_eq!(reading(text), expected, "{text}");
        }
    }
}
