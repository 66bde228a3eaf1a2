//! Content inside the structures of SVG is read once, in its place, at its height.

use std::fmt::Write;
use std::fs;
use std::sync::LazyLock;

use temnhan::report::{FieldReport, LabelReport};
use temnhan::{Checker, ProductFile, Request};
use temnhan_tests::{checker, fixtures};

/// Boxes and heights agree within this many millimetres.
const APART: f64 = 0.05;

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

const TEXT: &str = "<text font-family='Be Vietnam Pro' font-size='4'>Xuất xứ: Việt Nam</text>";

/// A page of 100 × 60 mm drawn in millimetres.
fn check(body: &str) -> LabelReport {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         width='100mm' height='60mm' viewBox='0 0 100 60'>{body}</svg>"
    );
    let request = Request::new("a.svg", "2026-11-23".parse().unwrap()).with_group("food");
    CHECKER.check(svg.as_bytes(), &request).unwrap()
}

/// Each way of writing the text at (20, 30), enlarged by the factor.
const WAYS: [(&str, f64); 11] = [
    ("<g transform='translate(20 30)'>…</g>", 1.0),
    ("<defs><g id='t'>…</g></defs><use xlink:href='#t' x='20' y='30'/>", 1.0),
    ("<defs><g id='t'>…</g></defs><use href='#t' transform='translate(20 30) scale(2)'/>", 2.0),
    (
        "<defs><g id='t'>…</g><use id='u' href='#t' x='10' y='10'/></defs><use href='#u' x='10' y='20'/>",
        1.0,
    ),
    ("<symbol id='t' overflow='visible'>…</symbol><use xlink:href='#t' x='20' y='30'/>", 1.0),
    (
        "<symbol id='t' viewBox='0 -5 50 10' overflow='visible'>…</symbol><use href='#t' x='20' y='20' width='100' height='20'/>",
        2.0,
    ),
    ("<svg x='20' y='30' overflow='visible'>…</svg>", 1.0),
    (
        "<svg x='20' y='20' width='80' height='20' viewBox='0 -5 40 10' overflow='visible'>…</svg>",
        2.0,
    ),
    (
        "<switch transform='translate(20 30)'><g systemLanguage='fr'><text font-size='9'>Origine: Vietnam</text></g><g systemLanguage='vi'>…</g><g>…</g></switch>",
        1.0,
    ),
    (
        "<switch transform='translate(20 30)'><foreignObject requiredExtensions='http://example.org/a'><p>a</p></foreignObject><g>…</g></switch>",
        1.0,
    ),
    ("<a xlink:href='https://id.example' transform='translate(20 30)'>…</a>", 1.0),
];

#[test]
fn content_is_read_once_and_measured_right() {
    let plain = check(WAYS[0].0.replace('…', TEXT).as_str());
    let height = plain.fields[0].cap_height_mm.unwrap().0;
    let ink = plain.fields[0].places[0].area_mm;
    let (left, below) = (ink.x - 20.0, ink.bottom() - 30.0);
    assert!((0.5..0.8).contains(&(height / 4.0)) && left.abs() < 1.0 && below.abs() < 1.0);
    for (way, factor) in WAYS {
        let report = check(&way.replace('…', TEXT));
        let texts: Vec<&str> = report.fields.iter().map(|field| field.text.as_str()).collect();
        assert_eq!(texts, ["Xuất xứ: Việt Nam"], "{way}");
        let field = &report.fields[0];
        let measured = field.cap_height_mm.unwrap().0;
        assert!((measured - factor * height).abs() < 0.001, "{way}: {measured}");
        let area = field.places[0].area_mm;
        assert!((area.x - 20.0 - factor * left).abs() < 0.01, "{way}: {area:?}");
        let low = area.bottom() - 30.0 - factor * below;
        assert!(low.abs() < 0.01, "{way}: {area:?}");
    }
}

#[test]
fn what_is_only_defined_is_not_read() {
    for body in ["<defs>…</defs>", "<symbol id='t'>…</symbol>", "<clipPath id='t'>…</clipPath>"]
    {
        let report = check(&body.replace('…', TEXT));
        assert!(report.fields.is_empty(), "{body}");
        assert!(report.notices.iter().any(|notice| notice.id == "text-not-drawn"), "{body}");
    }
}

#[test]
fn what_is_hidden_is_quoted_with_its_line() {
    for (hidden, id) in [
        ("display='none'", "text-not-drawn"),
        ("visibility='hidden'", "text-not-painted"),
        ("fill='none'", "text-not-painted"),
        ("opacity='0'", "text-not-painted"),
        ("dx='5000'", "text-not-painted"),
    ] {
        let report =
            check(&format!("\n<text x='5' y='9' {hidden}>Khối lượng  tịnh: 100 g</text>\n{TEXT}"));
        let notices = report.notices.iter().filter(|notice| notice.id.starts_with("text-not"));
        let told: Vec<_> = notices.map(|notice| (notice.id.as_str(), &notice.message)).collect();
        let [(own, message)] = told[..] else { panic!("{hidden}: {told:?}") };
        assert_eq!(own, id, "{hidden}");
        assert!(message.vi.contains(": “Khối lượng tịnh: 100 g” (dòng 2)."), "{}", message.vi);
        assert!(message.en.contains(": “Khối lượng tịnh: 100 g” (line 2)."), "{}", message.en);
    }
}

/// A draft of 100 × 70 mm, and what stands inside its root.
fn draft() -> (String, String) {
    let svg = fs::read_to_string(fixtures("labels/banh-gai.svg")).unwrap();
    let (_, rest) = svg.split_once("<svg ").unwrap();
    let (_, content) = rest.split_once('>').unwrap();
    let content = content.strip_suffix("</svg>\n").unwrap().to_owned();
    (svg, content)
}

/// A page of 100 × 70 mm with its corner at (−10, −20) and two units to the millimetre.
fn in_structure(structure: &str, content: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         width='100mm' height='70mm' viewBox='-10 -20 200 140' font-family='Be Vietnam Pro'>{}</svg>",
        structure.replace('…', content)
    )
}

/// The attributes that design tools write as classes.
const STYLED: [&str; 5] = ["font-size", "font-weight", "fill", "text-anchor", "letter-spacing"];

/// A drawing whose elements are styled by classes, as Illustrator writes it.
fn with_classes(svg: &str) -> String {
    let (mut sheet, mut drawing) = (String::new(), String::new());
    for (at, tag) in svg.split_inclusive('>').enumerate() {
        let (mut tag, declarations) = unstyled(tag);
        if !declarations.is_empty() {
            let _ = write!(sheet, ".cls-{at}{{{declarations}}}");
            let name = tag.rfind('<').unwrap() + 1;
            let end = tag[name..].find([' ', '>', '/']).unwrap() + name;
            tag.insert_str(end, &format!(" class=\"cls-{at}\""));
        }
        drawing += &tag;
    }
    drawing.replacen("<defs>", &format!("<style>{sheet}</style><defs>"), 1)
}

/// A tag without the attributes that classes hold, and these as declarations.
fn unstyled(tag: &str) -> (String, String) {
    let (mut tag, mut declarations) = (tag.to_owned(), String::new());
    for name in STYLED {
        let attribute = format!(" {name}=\"");
        let Some((before, rest)) = tag.split_once(&attribute) else { continue };
        let (value, after) = rest.split_once('"').unwrap();
        let unit = if name == "font-size" { "px" } else { "" };
        let _ = write!(declarations, "{name}:{value}{unit};");
        tag = format!("{before}{after}");
    }
    (tag, declarations)
}

#[test]
fn a_label_is_the_same_in_each_structure() {
    let (plain, content) = draft();
    let structures = [
        "<g transform='translate(-10 -20) scale(2)'>…</g>",
        "<g transform='translate(-10 -20)'><g transform='scale(4)'><g transform='scale(.5)'>…</g></g></g>",
        "<defs><g id='t'>…</g></defs><use xlink:href='#t' transform='translate(-10 -20) scale(2)'/>",
        "<symbol id='t' viewBox='0 0 100 70'>…</symbol><use href='#t' x='-10' y='-20' width='200' height='140'/>",
        "<svg x='-10' y='-20' width='200' height='140' viewBox='0 0 100 70'>…</svg>",
        "<svg x='-10' y='-20'><svg width='200' height='140' viewBox='0 0 100 70'>…</svg></svg>",
        "<switch><g systemLanguage='fr'><text>Origine: Vietnam</text></g><g transform='translate(-10 -20) scale(2)'>…</g></switch>",
    ];
    let written = structures.map(|structure| in_structure(structure, &content));
    let classes = with_classes(&plain);
    assert!(classes.contains("<text class=\"cls-") && !classes.contains("font-size=\""));
    let expected = check_draft(&plain);
    assert!(expected.fields.len() > 12);
    for svg in written.iter().chain([&classes]) {
        assert_same(&check_draft(svg), &expected, &svg[..svg.len().min(400)]);
    }
}

fn check_draft(svg: &str) -> LabelReport {
    let product = fs::read_to_string(fixtures("labels/banh-gai.toml")).unwrap();
    let product = ProductFile::from_toml(&product).unwrap();
    let day = product.printed_on.unwrap();
    CHECKER.check(svg.as_bytes(), &Request::new("a.svg", day).with_product(product)).unwrap()
}

/// Asserts the same fields with the same boxes and heights.
#[track_caller]
fn assert_same(report: &LabelReport, expected: &LabelReport, about: &str) {
    assert_eq!(report.fields.len(), expected.fields.len(), "{about}");
    for (one, other) in report.fields.iter().zip(&expected.fields) {
        assert_eq!((&one.kind, &one.text), (&other.kind, &other.text), "{about}");
        assert_eq!(one.certainty, other.certainty, "{about}: {}", one.text);
        assert_eq!(one.places.len(), other.places.len(), "{about}: {}", one.text);
        let sides = |field: &FieldReport| -> Vec<f64> {
            let areas = field.places.iter().map(|place| place.area_mm);
            let sides = areas.flat_map(|area| [area.x, area.y, area.right(), area.bottom()]);
            sides.chain(field.cap_height_mm.map(|height| height.0)).collect()
        };
        for (a, b) in sides(one).into_iter().zip(sides(other)) {
            assert!((a - b).abs() <= APART, "{about}: {} {a} {b}", one.text);
        }
    }
}
