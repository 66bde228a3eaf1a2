//! Any bytes as a drawing: read, its fields recognised, not judged.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use temnhan::{Checker, Fonts, Packs, Request};

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(Packs::shipped(), Fonts::shipped()));

fuzz_target!(|bytes: &[u8]| {
    if let Ok(day) = "2026-11-23".parse() {
        let _ = CHECKER.fields(bytes, &Request::new("a.svg", day));
    }
});
