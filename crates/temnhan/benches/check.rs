//! What a whole check costs — reading, fields, paint, codes, rules — as a ratio to one plain parse and
//! rendering of the same bytes at 300 dots an inch, in one process on one thread.
//!
//! `cargo bench -p temnhan --bench check` prints a line a label: its texts and elements, milliseconds
//! of the plain parse and rendering and of the check, their ratio, and the milliseconds of its two
//! halves, reading and judging. Each is the least of many turns, taken in alternation.

#![expect(clippy::print_stdout, reason = "the table is for the person at the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod label;
mod plain;
mod timing;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use temnhan::gs1::Gtin;
use temnhan::qr::{EanSymbol, Level, QrSymbol};
use temnhan::{Checker, Fonts, Packs, ProductFile, Request};

use crate::label::TEXTS;
use crate::timing::least_of;

/// A made-up picture of 100 × 70 mm at 300 dots an inch.
const PHOTO: &[u8] = include_bytes!("label/photo.jpg");
const GTIN: &str = "9521234567899";
const LEAST_TIME: Duration = Duration::from_secs(4);
const DOTS_A_MM: f64 = 300.0 / 25.4;

fn main() {
    let options = plain::options();
    let checker = Checker::new(Packs::shipped(), Fonts::shipped());
    let product = format!("group = \"food\"\n[product]\ngtin = \"{GTIN}\"");
    let product = ProductFile::from_toml(&product).expect("the product file is right");
    let day = "2026-11-23".parse().expect("a day of the calendar");
    let request = Request::new("bench.svg", day).with_product(product);
    println!(
        "{:<28} {:>6} {:>9} {:>9} {:>6} {:>8} {:>8}",
        "label", "texts", "plain ms", "check ms", "ratio", "read ms", "judge ms"
    );
    for (name, svg) in [
        ("plain, 60 × 40 mm", small()),
        ("reference, 100 × 70 mm", reference(1)),
        ("bag, 210 × 150 mm", bag()),
        ("ten references side by side", reference(10)),
    ] {
        let reading = checker.read(svg.as_bytes(), &request.product).expect("the label is right");
        let render = || drop(black_box(rendered(&svg, &options)));
        let check = || drop(black_box(checker.check(svg.as_bytes(), &request)));
        let read = || drop(black_box(checker.read(svg.as_bytes(), &request.product)));
        let judge = || drop(black_box(checker.judge(&reading, &request)));
        let [plain, whole] = least_of([&render, &check], LEAST_TIME);
        let [reading, judging] = least_of([&read, &judge], LEAST_TIME);
        println!(
            "{name:<28} {:>6} {plain:>9.1} {whole:>9.1} {:>6.2} {reading:>8.1} {judging:>8.1}",
            svg.matches("<text").count(),
            whole / plain
        );
    }
}

/// What any program does that only shows the label.
fn rendered(svg: &str, options: &usvg::Options<'_>) -> Pixmap {
    let tree = usvg::Tree::from_str(svg, options).expect("the label is well-formed");
    let scale = (DOTS_A_MM * 25.4 / f64::from(options.dpi)) as f32;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let mut pixmap = Pixmap::new(width.ceil() as u32, height.ceil() as u32).expect("has an extent");
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap
}

fn opened(width: usize, height: usize) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='{height}mm' \
         viewBox='0 0 {width} {height}' font-family='Be Vietnam Pro' font-size='1.6'>"
    )
}

/// Ten texts on a ground of one colour, and a code.
fn small() -> String {
    let mut svg = opened(60, 40) + "<rect width='60' height='40' fill='#fff6dd'/>";
    for (at, text) in TEXTS.iter().take(10).enumerate() {
        let _ = write!(svg, "<text x='2' y='{}'>{text}</text>", 4 + at * 3);
    }
    svg + &code(44, 24) + "</svg>"
}

/// Panels side by side of 100 × 70 mm, each with a photograph, gradients, clip paths, forty texts, a QR code and a bar
/// code.
fn reference(panels: usize) -> String {
    let mut svg = opened(100 * panels, 70);
    for panel in 0..panels {
        let _ = write!(svg, "<g transform='translate({} 0)'>{}</g>", panel * 100, panel_of(panel));
    }
    svg + "</svg>"
}

fn panel_of(panel: usize) -> String {
    let photo = STANDARD.encode(PHOTO);
    let mut svg = format!(
        "<defs><linearGradient id='g{panel}' x2='0' y2='1'><stop stop-color='#fffbe9'/>\
         <stop offset='1' stop-color='#f3e2b3'/></linearGradient>\
         <clipPath id='c{panel}'><path d='M2 2h96v20q-48 12 -96 0z'/></clipPath></defs>\
         <rect width='100' height='70' fill='url(#g{panel})'/>\
         <g clip-path='url(#c{panel})'><image width='100' height='70' \
         href='data:image/jpeg;base64,{photo}'/></g>"
    );
    for at in 0..60 {
        let (x, hue) = (1.6 * f64::from(at), 20 + at * 3);
        let _ = write!(
            svg,
            "<path d='M{x} 67q.8 -3 1.6 0t1.6 0' fill='none' stroke='hsl({hue},60%,40%)' stroke-width='.3'/>"
        );
    }
    for (at, text) in TEXTS.iter().enumerate() {
        let (x, y) = (2 + at / 20 * 34, 27 + at % 20 * 2);
        let _ = write!(svg, "<text x='{x}' y='{y}'>{text}</text>");
    }
    let bars = EanSymbol::of(GTIN.parse::<Gtin>().expect("a GTIN")).expect("one of 13 digits");
    let bars = bars.to_svg(0.25);
    let _ = write!(svg, "{}<g transform='translate(71 44)'>{}</g>", code(82, 26), inner(&bars));
    svg
}

/// Two panels of a hundred texts, with a photograph and a code.
fn bag() -> String {
    let photo = STANDARD.encode(PHOTO);
    let mut svg = opened(210, 150) + "<rect width='210' height='150' fill='#f7f3e8'/>";
    let _ = write!(
        svg,
        "<image x='4' y='4' width='100' height='40' preserveAspectRatio='xMidYMid slice' \
         href='data:image/jpeg;base64,{photo}'/>"
    );
    for at in 0..200 {
        let text = TEXTS[at % TEXTS.len()];
        let (x, y) = (4 + at / 100 * 105 + at / 50 % 2 * 50, 48 + at % 50 * 2);
        let _ = write!(svg, "<text x='{x}' y='{y}'>{text}</text>");
    }
    svg + &code(180, 10) + "</svg>"
}

/// A QR code of half a millimetre a module on a ground of its own.
fn code(x: usize, y: usize) -> String {
    let symbol = QrSymbol::of("https://id.example/01/09521234567899/10/L2611", Level::M);
    let drawn = symbol.expect("a short address").to_svg(0.4);
    format!("<g transform='translate({x} {y})'>{}</g>", inner(&drawn))
}

/// What stands inside the root of a drawing in millimetres.
fn inner(svg: &str) -> &str {
    let start = svg.find("<svg").and_then(|root| svg[root..].find('>').map(|end| root + end + 1));
    &svg[start.expect("a root")..svg.rfind("</svg>").expect("an end")]
}
