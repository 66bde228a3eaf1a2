//! What recognising a label's fields costs beside parsing it with usvg, as a ratio inside one run,
//! and how both grow with the number of texts.
//!
//! `cargo bench -p temnhan --bench recognition` prints two tables, of sheets of so many texts and of
//! the drafts: milliseconds of usvg alone and of everything up to the recognised fields (the same
//! parse included), and the share that recognition adds. Each figure is the least of many turns, taken
//! in alternation.

#![expect(clippy::print_stdout, reason = "the table is for the person at the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod drafts;
mod label;
mod plain;
mod timing;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use temnhan::{Checker, Date, Fonts, Packs, Request};

use crate::label::TEXTS;
use crate::timing::least_of;

const LEAST_TIME: Duration = Duration::from_millis(1500);

fn main() {
    let checker = Checker::new(Packs::shipped(), Fonts::shipped());
    let options = plain::options();
    head("sheet");
    for panels in [1, 2, 5, 10, 25, 50] {
        row("", &artwork(panels), &checker, &options);
    }
    println!();
    head("draft");
    for path in drafts::paths() {
        row(&drafts::name(&path), &drafts::read(&path), &checker, &options);
    }
}

fn head(what: &str) {
    println!(
        "{what:<14} {:>6} {:>10} {:>12} {:>8} {:>14}",
        "texts", "usvg ms", "fields ms", "added", "µs a text"
    );
}

/// Measures one label and prints what was measured.
fn row(name: &str, svg: &str, checker: &Checker, options: &usvg::Options<'_>) {
    let day = Date::new(2026, 11, 23).expect("a day of the calendar");
    let request = Request::new("bench.svg", day);
    let texts = svg.matches("<text").count();
    let parse = || {
        black_box(usvg::Tree::from_str(svg, options).expect("the label is well-formed"));
    };
    let recognise = || {
        black_box(checker.fields(svg.as_bytes(), &request).expect("the label is right"));
    };
    let [usvg, fields] = least_of([&parse, &recognise], LEAST_TIME);
    let added = (fields / usvg - 1.0) * 100.0;
    let each = (fields - usvg) * 1000.0 / texts as f64;
    println!("{name:<14} {texts:>6} {usvg:>10.2} {fields:>12.2} {added:>7.1}% {each:>14.1}");
}

/// A label of so many panels side by side, each with forty texts as a food label has them.
fn artwork(panels: usize) -> String {
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='70mm' \
         viewBox='0 0 {width} 70' font-family='Be Vietnam Pro' font-size='1.6'>",
        width = panels * 100
    );
    for panel in 0..panels {
        let left = panel * 100;
        for (at, text) in TEXTS.iter().enumerate() {
            let (x, y) = (left + 2 + at / 20 * 50, 3 + at % 20 * 3);
            let _ = write!(svg, "<text x='{x}' y='{y}'>{text}</text>");
        }
    }
    svg + "</svg>"
}
