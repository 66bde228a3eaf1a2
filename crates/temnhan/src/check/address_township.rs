//! `address-township`: an address has no township.

use serde::Deserialize;

use super::{Check, Facts, Judgement, addresses};
use crate::pack::{Args, Level};

/// Refuses thị trấn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressTownship {}

impl Check for AddressTownship {
    const ARGS: &'static [&'static str] = &["old", "today"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        addresses::judge(facts, |part, _| (part.level == Some(Level::Township)).then(Args::default))
    }
}
