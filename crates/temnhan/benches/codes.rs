//! What a code costs: making it, putting it into a label and proving that it reads, beside one plain
//! parse and rendering of the same label at 300 dpi; and judging GS1 Digital Links without artwork.
//!
//! `cargo bench -p temnhan --bench codes` prints a line a draft with the ratio of the two inside one
//! run, which is to stay below 1, and what 1,000 links take, which is to stay below 10 ms. Each figure
//! is the least of many turns, taken in alternation.

#![expect(clippy::print_stdout, reason = "the table is for the person at the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and measures time")]

mod drafts;
mod plain;
mod timing;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use resvg::tiny_skia::{Pixmap, Transform};
use temnhan::gs1::lint;
use temnhan::qr::{Embed, embed};
use temnhan::{Fonts, Limits, ProductFile};

use crate::timing::least_of;

const ADDRESS: &str = "https://id.example.vn/01/09521234543213/10/L2611";
const LINKS: usize = 1000;
const LEAST_TIME: Duration = Duration::from_secs(1);

fn main() {
    codes();
    links();
}

fn codes() {
    let options = plain::options();
    let (fonts, limits) = (Fonts::shipped(), Limits::default());
    println!("{:>14} {:>10} {:>10} {:>8}", "draft", "plain ms", "code ms", "ratio");
    let mut all_below = true;
    for (name, svg, mut product) in drafts_with_products() {
        let tree = || usvg::Tree::from_str(&svg, &options).expect("the draft is well-formed");
        let bleed = product.artwork.bleed_mm.unwrap_or_default();
        let drawn = f64::from(tree().size().width()) / 96.0 * 25.4;
        let width_mm = *product.artwork.width_mm.get_or_insert(drawn - 2.0 * bleed);
        let scale = ((width_mm + 2.0 * bleed) / 25.4 * 300.0) as f32 / tree().size().width();
        // On a label without room for another code it stands on top of what is there.
        let mut wanted = Embed::new(ADDRESS);
        let artwork = &product.artwork;
        if embed(svg.as_bytes(), &wanted, artwork, &fonts, &limits).is_err() {
            wanted.at = Some((0.0, 0.0));
            wanted.module_mm = Some(0.4);
        }
        let plain = || {
            let tree = tree();
            let pixels = |length: f32| (length * scale).ceil() as u32;
            let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
            let mut pixmap = Pixmap::new(width, height).expect("the draft has an extent");
            resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
            black_box(pixmap);
        };
        let code = || {
            let done = embed(svg.as_bytes(), &wanted, artwork, &fonts, &limits);
            black_box(done.expect("the draft takes a code"));
        };
        let [plain, code] = least_of([&plain, &code], LEAST_TIME);
        let ratio = code / plain;
        all_below &= ratio < 1.0;
        println!("{name:>14} {plain:>10.2} {code:>10.2} {ratio:>8.2}");
    }
    println!("{}", if all_below { "all below 1" } else { "not all below 1" });
}

/// The drafts with their product files.
fn drafts_with_products() -> Vec<(String, String, ProductFile)> {
    let with_product = |path: &PathBuf| {
        let product = ProductFile::from_toml(&drafts::read(&path.with_extension("toml")));
        (drafts::name(path), drafts::read(path), product.expect("the product file is right"))
    };
    drafts::paths().iter().map(with_product).collect()
}

fn links() {
    let link = |number: usize| {
        format!("https://id.example.vn/01/09521234543213/10/L{number}/21/{number:06}?17=261231")
    };
    let links: Vec<String> = (0..LINKS).map(link).collect();
    let judged = || {
        for link in &links {
            black_box(lint(link));
        }
    };
    let [milliseconds, _] = least_of([&judged, &|| ()], LEAST_TIME);
    println!("{LINKS} Digital Links judged in {milliseconds:.2} ms");
}
