//! The clock, read here alone.

use std::time::{SystemTime, UNIX_EPOCH};

use temnhan::Date;

/// Today's date in Viet Nam.
pub(crate) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::in_vietnam(since_1970.as_secs()).expect("the clock shows a year of four digits")
}
