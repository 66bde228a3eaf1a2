//! Fonts and style sheets made to hang or exhaust memory: each label ends with a report that tells
//! which font was not used.

use std::fs;
use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use temnhan::report::LabelReport;
use temnhan_tests::fixtures;
use temnhan_tests::hostile::{base64, check, joined, label};

const BROKEN: &str = "font-face-broken";
const OVER_LIMIT: &str = "font-face-over-limit";
const MISSING: &str = "font-not-available";

const TRUE_TYPE: [u8; 4] = [0, 1, 0, 0];

/// Damaged copies of each font.
const ROUNDS: usize = 100;

/// Components of a composite glyph: offsets as bytes, and whether another one follows.
const OFFSETS: u16 = 0x2;
const MORE: u16 = 0x20;

type Table = ([u8; 4], Vec<u8>);

fn sound() -> Vec<u8> {
    fs::read(fixtures("fonts").join("TenRieng.ttf")).unwrap()
}

fn u16_at(bytes: &[u8], at: usize) -> usize {
    usize::from(bytes[at]) << 8 | usize::from(bytes[at + 1])
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    u16_at(bytes, at) << 16 | u16_at(bytes, at + 2)
}

/// The ranges of a font's tables.
fn ranges(font: &[u8]) -> Vec<([u8; 4], Range<usize>)> {
    let entries = font[12..12 + 16 * u16_at(font, 4)].chunks_exact(16);
    let range = |entry: &[u8]| u32_at(entry, 8)..u32_at(entry, 8) + u32_at(entry, 12);
    entries.map(|entry| (entry[..4].try_into().unwrap(), range(entry))).collect()
}

fn tables(font: &[u8]) -> Vec<Table> {
    ranges(font).into_iter().map(|(tag, range)| (tag, font[range].to_vec())).collect()
}

/// A font file of tables, which stand in order of their tags.
fn assembled(flavor: [u8; 4], tables: &[Table]) -> Vec<u8> {
    let mut font = flavor.to_vec();
    font.extend((tables.len() as u16).to_be_bytes());
    font.extend([0; 6]);
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in tables {
        font.extend(tag);
        font.extend([0; 4]);
        font.extend((at as u32).to_be_bytes());
        font.extend((data.len() as u32).to_be_bytes());
        at += data.len();
    }
    for (_, data) in tables {
        font.extend(data);
    }
    font
}

/// The sound font with outlines of which each glyph takes a range.
fn with_outlines(glyf: Vec<u8>, range: impl Fn(usize) -> Range<usize>) -> Vec<u8> {
    let mut tables = tables(&sound());
    let take = |tag: &[u8; 4]| tables.iter().position(|(other, _)| other == tag).unwrap();
    let (maxp, head, loca, old) = (take(b"maxp"), take(b"head"), take(b"loca"), take(b"glyf"));
    let glyphs = u16_at(&tables[maxp].1, 4);
    // Offsets of four bytes.
    tables[head].1[51] = 1;
    let ends = (0..glyphs).map(|glyph| range(glyph).start).chain([range(glyphs - 1).end]);
    tables[loca].1 = ends.flat_map(|at| (at as u32).to_be_bytes()).collect();
    tables[old].1 = glyf;
    assembled(TRUE_TYPE, &tables)
}

/// A glyph made of others.
fn composite(parts: impl ExactSizeIterator<Item = u16>) -> Vec<u8> {
    let last = parts.len() - 1;
    let mut glyph = vec![0xff, 0xff, 0, 0, 0, 0, 0, 100, 0, 100];
    for (number, part) in parts.enumerate() {
        let flags = if number == last { OFFSETS } else { OFFSETS | MORE };
        glyph.extend(flags.to_be_bytes());
        glyph.extend(part.to_be_bytes());
        glyph.extend([0, 0]);
    }
    glyph.resize(glyph.len().next_multiple_of(2), 0);
    glyph
}

fn source(font: &[u8]) -> String {
    format!("url(\"data:font/ttf;base64,{}\")", base64(font))
}

fn rule(family: &str, sources: &str) -> String {
    format!("@font-face{{font-family:'{family}';src:{sources}}}")
}

/// A label with a text in the font.
fn label_in(font: &[u8]) -> String {
    let sheet = rule("Lạ", &source(font));
    label(&format!(
        "<style>{sheet}</style>\
         <text x=\"5\" y=\"9\" font-size=\"3\" font-family=\"Lạ\">Bánh gai, 500 g</text>\
         <text x=\"5\" y=\"15\" font-size=\"3\" font-family=\"Lạ\" \
         style=\"font-variation-settings:'wght' 350\">ABCDHabcdx0123%</text>"
    ))
}

fn tells(report: &LabelReport, id: &str) -> bool {
    report.notices.iter().any(|notice| notice.id == id)
}

/// Checks that the font is refused, and that the text which asks for it is named.
fn assert_refused(font: &[u8], id: &str) {
    let report = check(label_in(font)).unwrap();
    let told: Vec<&str> = report.notices.iter().map(|notice| &*notice.id).collect();
    assert!(tells(&report, id), "{id}: {told:?}");
    let missing = report.notices.iter().find(|notice| notice.id == MISSING).unwrap();
    assert!(missing.message.en.contains("Bánh gai"), "{}", missing.message.en);
}

fn woff(unpacked: usize, packed: &[u8]) -> Vec<u8> {
    let mut file = b"wOFF\0\x01\0\0\0\0\0\0\0\x01".to_vec();
    file.resize(44, 0);
    file.extend(b"glyf");
    for number in [64, packed.len(), unpacked, 0] {
        file.extend((number as u32).to_be_bytes());
    }
    file.extend(packed);
    file
}

fn zeros_packed(length: usize) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&vec![0; length]).unwrap();
    zlib.finish().unwrap()
}

#[test]
fn a_sound_font_is_used() {
    let report = check(label_in(&sound())).unwrap();
    assert!(![BROKEN, OVER_LIMIT, MISSING].iter().any(|id| tells(&report, id)));
    // Taken apart and put together, it still is.
    let report = check(label_in(&assembled(TRUE_TYPE, &tables(&sound())))).unwrap();
    assert!(![BROKEN, OVER_LIMIT, MISSING].iter().any(|id| tells(&report, id)));
}

#[test]
fn broken_tables_end_and_those_without_which_nothing_is_drawn_are_told() {
    let font = sound();
    for (tag, range) in ranges(&font) {
        for byte in [0, 0xff] {
            let mut broken = font.clone();
            broken[range.clone()].fill(byte);
            check(label_in(&broken)).unwrap();
        }
        let without: Vec<Table> =
            tables(&font).into_iter().filter(|(other, _)| *other != tag).collect();
        let without = assembled(TRUE_TYPE, &without);
        if [b"cmap", b"glyf", b"head", b"hhea"].contains(&&tag) {
            assert_refused(&without, BROKEN);
        } else {
            check(label_in(&without)).unwrap();
        }
    }
    assert_refused(&font[..font.len() / 2], BROKEN);
    assert_refused(b"", BROKEN);
}

/// Letters of damaged fonts are drawn, measured and shaped like all others.
#[test]
fn damage_anywhere_ends() {
    let mut seed = 7_u32;
    let mut random = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize
    };
    for name in ["TenRieng.ttf", "Inter-Regular.otf", "InterVariable.ttf"] {
        let font = fs::read(fixtures("fonts").join(name)).unwrap();
        let tables: Vec<Range<usize>> = ranges(&font).into_iter().map(|(_, range)| range).collect();
        for _ in 0..ROUNDS {
            let mut damaged = font.clone();
            for _ in 0..=random() % 8 {
                // As often in a small table as in a large one.
                let table = &tables[random() % tables.len()];
                let place = table.start + random() % table.len();
                damaged[place] = [0, 0xff, 0x7f, 0x80, random() as u8][random() % 5];
            }
            check(label_in(&damaged)).unwrap();
        }
    }
}

#[test]
fn packed_bombs_are_refused_unopened() {
    let packed = zeros_packed(64 << 20);
    assert!(packed.len() < 100_000);
    assert_refused(&woff(64 << 20, &packed), OVER_LIMIT);
    // Unpacks to more than it says.
    assert_refused(&woff(1000, &packed), BROKEN);

    // One table of 64 MiB.
    let mut bomb = b"wOF2\0\x01\0\0\0\0\0\0\0\x01\0\0\x04\0\0\0".to_vec();
    let packed = vec![0; 700_000];
    bomb.extend((packed.len() as u32).to_be_bytes());
    bomb.resize(48, 0);
    bomb.extend([0b1100_1010, 0xa0, 0x80, 0x80, 0]);
    bomb.extend(packed);
    bomb.resize(bomb.len().next_multiple_of(4), 0);
    let length = bomb.len() as u32;
    bomb[8..12].copy_from_slice(&length.to_be_bytes());
    assert_refused(&bomb, OVER_LIMIT);
}

#[test]
fn a_thousand_bombs_within_the_limit_share_its_room() {
    let bomb = source(&woff(15 << 20, &zeros_packed(15 << 20)));
    let sources = vec![bomb; 500].join(",");
    let text = "<text x=\"5\" y=\"9\" font-family=\"Lạ\">Bánh gai</text>";
    let report = check(label(&format!("<style>{}</style>{text}", rule("Lạ", &sources)))).unwrap();
    assert!(tells(&report, OVER_LIMIT) && tells(&report, MISSING));
}

#[test]
fn glyphs_made_of_themselves_are_refused() {
    let glyf: Vec<u8> = (0..30).flat_map(|glyph| composite([glyph, glyph].into_iter())).collect();
    let length = glyf.len() / 30;
    let font = with_outlines(glyf, |glyph| length * glyph.min(30)..length * (glyph + 1).min(30));
    assert_refused(&font, OVER_LIMIT);
}

/// Each glyph is twice the next one: the first would be 2³⁰ times the last.
#[test]
fn glyphs_that_double_are_refused() {
    let glyphs = (0..30).map(|glyph| composite([glyph + 1, glyph + 1].into_iter()));
    let glyf: Vec<u8> = glyphs.flatten().collect();
    let length = glyf.len() / 30;
    let font = with_outlines(glyf, |glyph| length * glyph.min(30)..length * (glyph + 1).min(30));
    assert_refused(&font, OVER_LIMIT);
}

/// A list of a million parts.
#[test]
fn a_monstrous_outline_is_refused() {
    let glyf = composite(
        (0..1_000_000).map(|part| 2 + (part % 50) as u16).collect::<Vec<_>>().into_iter(),
    );
    let length = glyf.len();
    let font = with_outlines(glyf, |glyph| if glyph < 2 { 0..length } else { length..length });
    assert_refused(&font, OVER_LIMIT);
}

/// Programs of PostScript that call each other: ten levels of fifty calls each.
#[test]
fn programs_that_multiply_are_refused() {
    const CALL: u8 = 29;
    // A biased number of one byte: 139 is nought, and the bias is 107.
    let call = |subroutine: u8| [139 - 107 + subroutine, CALL];
    let mut subroutines: Vec<Vec<u8>> = (1..9).map(|next| call(next).repeat(50)).collect();
    // 1 1 rlineto
    subroutines.push([140, 140, 5].repeat(50));
    let glyphs = u16_at(&tables(&sound()).iter().find(|(tag, _)| tag == b"maxp").unwrap().1, 4);
    let mut program = vec![139, 139, 21];
    program.extend(call(0));
    program.push(14);

    let head = [index(&[b"A".to_vec()]), index(&[vec![0; 6]]), index(&[])].concat();
    let subroutines = index(&subroutines);
    let at = 4 + head.len() + subroutines.len();
    // The offset of the programs as a number of five bytes, and what it is.
    let mut dictionary = vec![29];
    dictionary.extend((at as u32).to_be_bytes());
    dictionary.push(17);
    let names = index(&[b"A".to_vec()]);
    let programs = index(&vec![program; glyphs]);
    let cff =
        [vec![1, 0, 4, 4], names, index(&[dictionary]), index(&[]), subroutines, programs].concat();

    let kept = tables(&sound()).into_iter().filter(|(tag, _)| ![b"glyf", b"loca"].contains(&tag));
    let mut tables: Vec<Table> = kept.chain([(*b"CFF ", cff)]).collect();
    tables.sort();
    assert_refused(&assembled(*b"OTTO", &tables), OVER_LIMIT);
}

/// An INDEX of CFF with offsets of four bytes.
fn index(items: &[Vec<u8>]) -> Vec<u8> {
    let mut index = (items.len() as u16).to_be_bytes().to_vec();
    if items.is_empty() {
        return index;
    }
    index.push(4);
    let mut at = 1_u32;
    index.extend(at.to_be_bytes());
    for item in items {
        at += item.len() as u32;
        index.extend(at.to_be_bytes());
    }
    index.extend(items.concat());
    index
}

#[test]
fn many_font_rules_end_and_are_told_once() {
    let rules = joined(0..60_000, |n| rule(&format!("L{n}"), "local(a),url(b)"));
    let report = check(label(&format!("<style>{rules}</style>"))).unwrap();
    assert_eq!(report.notices.iter().filter(|notice| notice.id == OVER_LIMIT).count(), 1);
    let never_closed = "@font-face{src:url(".repeat(60_000);
    check(label(&format!("<style>{never_closed}</style>"))).unwrap();
}

/// Every text tries one font after another for letters that none of them has.
#[test]
fn much_text_in_many_fonts_ends() {
    let font = source(&sound());
    let rules =
        joined(0..64, |n| rule(&format!("L{n}"), &font).replace(";src", ";font-weight:1 1000;src"));
    let line = "永和九年 अन्न ".repeat(100);
    let text = format!("<text y=\"9\" font-size=\"1\" font-family=\"L0\">{line}</text>");
    for texts in [1, 100] {
        check(label(&format!("<style>{rules}</style>{}", text.repeat(texts)))).unwrap();
    }
}

#[test]
fn thousands_of_rules_for_thousands_of_texts_end() {
    let rules = joined(0..4000, |n| {
        format!("g g g g text.a{n}, g > text + text{{text-transform:uppercase}}")
    });
    let text = "<text class=\"b\" x=\"5\" y=\"9\">a</text>".repeat(4000);
    let nested = "<g>".repeat(60) + &text + &"</g>".repeat(60);
    check(label(&format!("<style>{rules}</style>{nested}"))).unwrap();
}
