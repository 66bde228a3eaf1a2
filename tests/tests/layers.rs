//! Layers that are not printed change nothing but the trim, and are never dropped in silence.

use std::fs;
use std::sync::LazyLock;

use temnhan::report::{LabelReport, Outcome, SizeBasis};
use temnhan::units::RectMm;
use temnhan::{Checker, ProductFile, Request};
use temnhan_tests::{checker, fixtures};

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

/// A draft of 100 × 70 mm, drawn in millimetres.
const DRAFT: &str = "banh-gai";

/// What a dieline layer holds besides its shapes: words that would breach rules as content.
const NOTES: &str = "<text x='2' y='68' font-size='0.7'>Khuôn bế 100 x 70 mm</text>\
    <text x='2' y='69' font-size='9'>Lorem ipsum, tỉnh Nam Định, 5 kg</text>";

fn draft() -> String {
    fs::read_to_string(fixtures("labels").join(DRAFT).with_extension("svg")).unwrap()
}

/// The draft's product file without a size.
fn product() -> ProductFile {
    let path = fixtures("labels").join(DRAFT).with_extension("toml");
    let mut product = ProductFile::from_toml(&fs::read_to_string(path).unwrap()).unwrap();
    product.artwork.width_mm = None;
    product.artwork.height_mm = None;
    product
}

fn check(svg: &str) -> LabelReport {
    let product = product();
    let day = product.printed_on.unwrap();
    CHECKER.check(svg.as_bytes(), &Request::new("a.svg", day).with_product(product)).unwrap()
}

/// A drawing with one more element at its end.
fn with(drawing: &str, element: &str) -> String {
    drawing.replace("</svg>", &format!("{element}</svg>"))
}

/// The draft 10 mm right of and 15 mm below the corner of a page of 140 × 110 mm.
fn on_a_page(layers: &str) -> String {
    let draft = draft();
    let body = draft.find("<svg").unwrap();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"140mm\" height=\"110mm\" viewBox=\"0 0 140 110\">\
         <svg x=\"10\" y=\"15\" width=\"100\" height=\"70\" {}{layers}</svg>",
        &draft[body + "<svg".len()..].replacen("width=\"100mm\"", "", 1).replacen(
            "height=\"70mm\"",
            "",
            1
        )
    )
}

/// Asserts the same outcomes, and the same fields in the same places.
#[track_caller]
fn assert_same(report: &LabelReport, plain: &LabelReport, about: &str) {
    let outcomes = |report: &LabelReport| -> Vec<Outcome> {
        report.rules.iter().map(|rule| rule.outcome).collect()
    };
    let texts = |report: &LabelReport| -> Vec<String> {
        report.fields.iter().map(|field| field.text.clone()).collect()
    };
    assert_eq!((outcomes(report), texts(report)), (outcomes(plain), texts(plain)), "{about}");
    let places = |report: &LabelReport| -> Vec<RectMm> {
        let all = report.fields.iter().flat_map(|field| &field.places);
        all.map(|place| place.area_mm).collect()
    };
    for (one, other) in places(report).iter().zip(places(plain)) {
        let apart = (one.x - other.x).abs().max((one.y - other.y).abs());
        assert!(apart < 0.02, "{about}: {one:?} {other:?}");
    }
}

fn notice(report: &LabelReport) -> Option<&str> {
    let notice = report.notices.iter().find(|notice| notice.id == "layer-left-out")?;
    Some(&notice.message.vi)
}

fn size(report: &LabelReport) -> (f64, f64) {
    let round = |mm: f64| (mm * 100.0).round() / 100.0;
    (round(report.size.width_mm.0), round(report.size.height_mm.0))
}

#[test]
fn what_is_not_printed_is_no_content() {
    let plain = check(&draft());
    assert_eq!(notice(&plain), None);
    for layer in [
        "<g id='Khuôn bế'>…</g>",
        "<g id='Khuôn_x0020_bế_1_'>…</g>",
        "<g id='layer7' data-name='CutContour'>…</g>",
        "<g xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' id='layer7' style='display:inline' inkscape:groupmode='layer' inkscape:label='Ghi chú cho nhà in'>…</g>",
        "<g xmlns:serif='http://www.serif.com/' serif:id='Bleed + Trim'>…</g>",
        "<g><title>Đường cấn</title>…</g>",
        "<g data-temnhan='glue'>…</g>",
        // It is inked, so it keeps clear of other text.
        "<g data-temnhan='decoration' transform='translate(52 1) scale(0.1) translate(0 -68)'>…</g>",
    ] {
        let report = check(&with(&draft(), &layer.replace('…', NOTES)));
        assert_same(&report, &plain, layer);
        assert!(notice(&report).is_some_and(|told| told.contains("(2 đoạn chữ)")), "{layer}");
        assert!(report.notices.iter().all(|notice| notice.id != "text-not-drawn"), "{layer}");
    }
    let instructions = format!("<g id='Hướng dẫn chế biến'>{NOTES}</g>");
    let report = check(&with(&draft(), &instructions));
    assert_eq!(report.rule("placeholder-left-in").unwrap().outcome, Outcome::Fail);
    assert_eq!(notice(&report), None);
}

#[test]
fn a_layer_of_ink_or_with_a_statement_leaves_absence_in_doubt() {
    let without = |element: &str| {
        let draft = draft().replace("Xuất xứ", "Nơi chốn").replace("Việt Nam", "…");
        let report = check(&with(&draft, element));
        report.rule("origin-missing").unwrap().outcome
    };
    assert_eq!(without("<g id='Ghi chú'><text>In 5000 túi</text></g>"), Outcome::Fail);
    let review = Outcome::NeedsReview;
    assert_eq!(without("<g id='Ghi chú'><text>Xuất xứ: Việt Nam</text></g>"), review);
    assert_eq!(without("<g id='Mực trắng'><text>Bánh gai</text></g>"), review);
}

#[test]
fn the_trim_layer_says_where_the_label_lies() {
    let plain = check(&draft());
    let trim = "<rect x='10' y='15' width='100' height='70' rx='3' fill='none' stroke='#f0f'/>";
    for shapes in [
        trim.to_owned(),
        format!("{trim}{trim}<path d='M5 15h-4M10 5v4' stroke='#000'/>"),
        "<path d='M10 15h100v70h-100z' fill='none'/><circle cx='60' cy='20' r='3'/>".to_owned(),
    ] {
        let layers = format!(
            "<g id='dieline'>{shapes}<text x='12' y='105' font-size='4'>100 x 70 mm</text>\
             <g id='bleed'><rect x='7' y='12' width='106' height='76'/></g></g>"
        );
        let report = check(&on_a_page(&layers));
        assert_eq!(
            (size(&report), report.size.basis),
            ((100.0, 70.0), SizeBasis::Stated),
            "{shapes}"
        );
        assert_same(&report, &plain, &shapes);
    }
}

#[test]
fn what_is_no_clear_trim_is_ignored() {
    let trim = "<rect x='10' y='15' width='100' height='70'/>";
    for shapes in [
        format!("{trim}<rect x='7' y='12' width='106' height='76'/>"),
        "<path d='M10 15h100v70'/>".to_owned(),
        "<path d='M10 15L110 85L10 85z'/>".to_owned(),
        "<rect x='115' y='15' width='20' height='30'/>".to_owned(),
        "<rect width='140' height='110'/>".to_owned(),
        "<g transform='rotate(20)'><rect x='50' width='90' height='60'/></g>".to_owned(),
    ] {
        let report = check(&on_a_page(&format!("<g id='dieline'>{shapes}</g>")));
        assert_eq!(size(&report), (140.0, 110.0), "{shapes}");
    }
}
