//! `payload-address`: a code leads to an address of https.

use serde::Deserialize;

use super::address_of_web::{WebAddress, parse};
use super::codes::{Payload, payloads};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;

/// Refuses what is unsafe to open, or what is no address of https; unsafe ones are not both.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayloadAddress {
    fault: Fault,
    /// Schemes, with their colon, that run or show what the code holds itself.
    unsafe_schemes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    NoAddress,
    Unsafe,
}

impl Check for PayloadAddress {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let payloads = payloads(facts);
        if payloads.is_empty() {
            return Judgement::not_applicable("no-payload");
        }
        Judgement::of(payloads.into_iter().filter_map(|payload| self.problem(payload)).collect())
    }
}

impl PayloadAddress {
    fn problem(&self, payload: Payload<'_>) -> Option<Problem> {
        let text = payload.text.trim();
        let address = parse(text);
        let is_unsafe = self.runs(text) || address.as_ref().is_some_and(is_unsafe);
        let args = Args::default().same("text", shortened(text));
        let is_https = address.as_ref().is_some_and(|address| address.scheme == "https");
        let is_http = address.as_ref().is_some_and(|address| address.scheme == "http");
        match self.fault {
            Fault::Unsafe => is_unsafe.then(|| Problem::fail(payload.places, args)),
            Fault::NoAddress if is_unsafe || is_https => None,
            Fault::NoAddress if is_http => {
                Some(Problem::fail_as(Reason::new("payload-http").with(args), payload.places))
            }
            Fault::NoAddress => Some(Problem::fail(payload.places, args)),
        }
    }

    fn runs(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.unsafe_schemes.iter().any(|scheme| lower.starts_with(scheme.as_str()))
    }
}

fn is_unsafe(address: &WebAddress<'_>) -> bool {
    address.has_user() || address.is_private()
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
