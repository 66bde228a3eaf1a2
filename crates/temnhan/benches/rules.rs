//! What judging a read label by all rules costs, in milliseconds and as a ratio to reading it.
//!
//! `cargo bench -p temnhan --bench rules` prints one line for a label of forty texts: milliseconds of
//! reading (parsing, fields, codes) and of judging, and the ratio. Each is the least of many turns,
//! taken in alternation.

#![expect(clippy::print_stdout, reason = "the figures are for the person at the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod label;
mod timing;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use temnhan::{Checker, Fonts, Packs, ProductFile, Request};

use crate::label::TEXTS;
use crate::timing::least_of;

const LEAST_TIME: Duration = Duration::from_secs(3);

fn main() {
    let checker = Checker::new(Packs::shipped(), Fonts::shipped());
    let svg = artwork();
    let product = ProductFile::from_toml("group = \"food\"").expect("the product file is right");
    let day = "2026-11-23".parse().expect("a day of the calendar");
    let request = Request::new("bench.svg", day).with_product(product);
    let reading = checker.read(svg.as_bytes(), &request.product).expect("the label is right");
    let rules = checker.judge(&reading, &request).expect("the group is known").rules.len();
    let read = || {
        black_box(checker.read(svg.as_bytes(), &request.product).expect("the label is right"));
    };
    let judge = || {
        black_box(checker.judge(&reading, &request).expect("the group is known"));
    };
    let [reading, judging] = least_of([&read, &judge], LEAST_TIME);
    let texts = TEXTS.len();
    println!("{texts} texts, {rules} rules: reading {reading:.2} ms, judging {judging:.2} ms");
    println!("ratio {:.3}", judging / reading);
}

/// A food label of forty texts in two columns.
fn artwork() -> String {
    let mut svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100mm' height='70mm' \
                   viewBox='0 0 100 70' font-family='Be Vietnam Pro' font-size='1.6'>"
        .to_owned();
    for (at, text) in TEXTS.iter().enumerate() {
        let (x, y) = (2 + at / 20 * 50, 3 + at % 20 * 3);
        let _ = write!(svg, "<text x='{x}' y='{y}'>{text}</text>");
    }
    svg + "</svg>"
}
