//! A drawing and a product file, parted by a zero byte: judged, with the report's own invariants.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use temnhan::{Checker, Fonts, Packs, ProductFile, Request};

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(Packs::shipped(), Fonts::shipped()));

fuzz_target!(|bytes: &[u8]| {
    let parts = bytes.iter().position(|&byte| byte == 0).map(|zero| bytes.split_at(zero));
    let (svg, product) = parts.unwrap_or((bytes, &[]));
    let product = std::str::from_utf8(product.get(1..).unwrap_or_default()).unwrap_or_default();
    let Ok(day) = "2026-11-23".parse() else { return };
    let product = ProductFile::from_toml(product).unwrap_or_default();
    let request = Request::new("a.svg", day).with_product(product);
    let Ok(report) = CHECKER.check(svg, &request) else { return };
    let counts = &report.counts;
    let all = counts.pass + counts.fail + counts.needs_review;
    assert_eq!(all + counts.not_applicable + counts.not_run, report.rules.len());
});
