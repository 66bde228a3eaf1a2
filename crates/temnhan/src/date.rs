//! Calendar days, without a clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has no such day (31 February).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day that begins `seconds` after 1970-01-01 00:00 UTC, in Viet Nam (UTC+7, no
    /// daylight saving). `None` after the year 9999.
    pub fn in_vietnam(seconds: u64) -> Option<Self> {
        let mut days = (seconds + 7 * 3600) / 86_400;
        for year in 1970..=9999 {
            for month in 1..=12 {
                let length = u64::from(days_in(year, month));
                if days < length {
                    return Self::new(year, month, u8::try_from(days).ok()? + 1);
                }
                days -= length;
            }
        }
        None
    }

    /// The following day; `None` after 9999.
    pub(crate) fn next(self) -> Option<Self> {
        Self::new(self.year, self.month, self.day + 1)
            .or_else(|| Self::new(self.year, self.month + 1, 1))
            .or_else(|| Self::new(self.year + 1, 1, 1).filter(|day| day.year <= 9999))
    }

    /// The same day of the month some months later, or that month's last day where it has no such
    /// day; `None` after 9999.
    pub(crate) fn plus_months(self, months: u16) -> Option<Self> {
        let index = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let year = u16::try_from(index / 12).ok().filter(|year| *year <= 9999)?;
        let month = u8::try_from(index % 12).ok()? + 1;
        Self::new(year, month, self.day.min(days_in(year, month)))
    }

    /// How many days later another day is; negative where it is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        i64::from(other.day_number()) - i64::from(self.day_number())
    }

    /// Days since the year 0, to tell how far two days lie apart.
    pub(crate) fn day_number(self) -> u32 {
        let (year, month) = (u32::from(self.year), self.month);
        let before = if year == 0 { 0 } else { year - 1 };
        let leap_days = before / 4 - before / 100 + before / 400;
        let of_year: u32 = (1..month).map(|month| u32::from(days_in(self.year, month))).sum();
        year * 365 + leap_days + of_year + u32::from(self.day)
    }

    /// The year, four digits.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The day as Vietnamese labels write it: `23/11/2026`.
    pub fn vietnamese(self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }
}

/// The number of days of a month; 0 for a month that does not exist.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// ISO 8601: `2026-11-23`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is not a day written `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a day written YYYY-MM-DD")]
pub struct NotADay(pub String);

impl FromStr for Date {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let parse = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            if (year.len(), month.len(), day.len()) != (4, 2, 2) {
                return None;
            }
            Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        parse().ok_or_else(|| NotADay(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_which_days_exist() {
        assert!(Date::new(2028, 2, 29).is_some());
        assert!(Date::new(2026, 2, 29).is_none());
        assert!(Date::new(2100, 2, 29).is_none());
        assert!(Date::new(2026, 13, 1).is_none());
    }

    #[test]
    fn counts_the_days_between_two() {
        let day = |text: &str| text.parse::<Date>().unwrap().day_number();
        assert_eq!(day("2027-05-20") - day("2026-11-20"), 181);
        assert_eq!(day("2028-03-01") - day("2028-02-28"), 2);
        assert_eq!(day("2029-01-01") - day("2028-01-01"), 366);
    }

    #[test]
    fn reads_what_it_writes() {
        let day: Date = "2026-11-23".parse().unwrap();
        assert_eq!(day.to_string(), "2026-11-23");
        assert_eq!(day.vietnamese(), "23/11/2026");
        assert!("2026-11-3".parse::<Date>().is_err());
        assert!("23/11/2026".parse::<Date>().is_err());
    }

    #[test]
    fn counts_months_to_the_last_day_of_a_shorter_one() {
        let later = |day: &str| day.parse::<Date>().unwrap().plus_months(36).unwrap().to_string();
        assert_eq!(later("2024-02-29"), "2027-02-28");
        assert_eq!(later("2023-11-30"), "2026-11-30");
        assert_eq!(later("2025-02-28"), "2028-02-28");
        assert_eq!(later("2023-12-31"), "2026-12-31");
        let day: Date = "2027-10-31".parse().unwrap();
        assert_eq!(day.plus_months(4).unwrap().to_string(), "2028-02-29");
    }

    #[test]
    fn counts_days_between() {
        let days = |a: &str, b: &str| a.parse::<Date>().unwrap().days_until(b.parse().unwrap());
        assert_eq!(days("2026-11-23", "2026-11-23"), 0);
        assert_eq!(days("2028-02-28", "2028-03-01"), 2);
        assert_eq!(days("2026-12-31", "2027-01-01"), 1);
        assert_eq!(days("2026-05-22", "2026-07-21"), 60);
        assert_eq!(days("2027-01-01", "2026-12-31"), -1);
    }

    #[test]
    fn counts_days_from_seconds_in_vietnam() {
        assert_eq!(Date::in_vietnam(0).unwrap().to_string(), "1970-01-01");
        assert_eq!(Date::in_vietnam(17 * 3600).unwrap().to_string(), "1970-01-02");
        assert_eq!(Date::in_vietnam(1_795_392_000).unwrap().to_string(), "2026-11-23");
    }
}
