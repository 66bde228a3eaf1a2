//! Letter heights as reported, against the letters themselves drawn at 2400 dpi and measured on
//! the pixels.

use std::fmt::Write;
use std::fs;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Point, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Text, Tree};
use temnhan::report::FieldReport;
use temnhan::units::Mm;
use temnhan::{Checker, FieldKind, Fonts, Packs, ProductFile, Request};
use temnhan_tests::fixtures;

const DPI: f64 = 2400.0;
const MM_PER_INCH: f64 = 25.4;
const TOLERANCE: f64 = 0.02;
/// Digits lower than the height required of the text are named in the report.
const REQUIRED_OF_DIGITS: f64 = 6.0;

/// A page of 100 × 70 mm in millimetres.
const MM: &str = "width='100mm' height='70mm' viewBox='0 0 100 70'";

/// A text somehow set: the root's size, the page's true width, the angle of the baseline in degrees
/// and the drawing, where `@` stands for the tag and `$` for the letters.
struct Case {
    name: &'static str,
    root: &'static str,
    width: f64,
    angle: f64,
    body: &'static str,
}

const fn case(name: &'static str, angle: f64, body: &'static str) -> Case {
    Case { name, root: MM, width: 100.0, angle, body }
}

const fn paged(name: &'static str, root: &'static str, width: f64, body: &'static str) -> Case {
    Case { name, root, width, angle: 0.0, body }
}

const FONTS: [&str; 5] = [
    "EBGaramond-Regular.ttf",
    "EBGaramond-Italic.ttf",
    "NotoSerif-Regular.ttf",
    "Inter-Regular.otf",
    "InterVariable.ttf",
];

const SHIPPED: [&str; 2] = ["BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf"];

/// Names of faces that the renderer alone does not know, and the families they mean.
const BY_FAMILY: [(&str, &str); 2] =
    [("BeVietnamPro-Bold", "Be Vietnam Pro"), ("noto serif", "Noto Serif")];

const CASES: [Case; 54] = [
    case("regular 0.5 mm", 0.0, "<text @ x='9' y='30' font-size='.5'>$</text>"),
    case("regular 1 mm", 0.0, "<text @ x='9.37' y='30.21' font-size='1'>$</text>"),
    case("regular 1.8 mm", 0.0, "<text @ x='9' y='30' font-size='1.8'>$</text>"),
    case("regular 12 mm", 0.0, "<text @ x='9' y='30' font-size='12'>$</text>"),
    case("bold 1.2 mm", 0.0, "<text @ x='9' y='30' font-size='1.2' font-weight='700'>$</text>"),
    case("bold 6 mm", 0.0, "<text @ x='9' y='30' font-size='6' font-weight='bold'>$</text>"),
    case(
        "bolder inside",
        0.0,
        "<text @ x='9' y='30' font-size='3'><tspan font-weight='bolder'>$</tspan></text>",
    ),
    case(
        "Noto Serif",
        0.0,
        "<text @ x='9' y='30' font-size='2.4' font-family='Noto Serif'>$</text>",
    ),
    case(
        "EB Garamond",
        0.0,
        "<text @ x='9' y='30' font-size='2.4' font-family='EB Garamond'>$</text>",
    ),
    case(
        "EB Garamond italic",
        0.0,
        "<text @ x='9' y='30' font-size='7' font-family='EB Garamond' font-style='italic'>$</text>",
    ),
    case(
        "Inter, CFF outlines",
        0.0,
        "<text @ x='9' y='30' font-size='2.4' font-family='Inter'>$</text>",
    ),
    case(
        "by PostScript name",
        0.0,
        "<text @ x='9' y='30' font-size='2' font-family='BeVietnamPro-Bold' font-weight='700'>$</text>",
    ),
    case(
        "family in other capitals",
        0.0,
        "<text @ x='9' y='30' font-size='2' font-family='noto serif'>$</text>",
    ),
    case(
        "variable 2.4 mm",
        0.0,
        "<text @ x='9' y='30' font-size='2.4' font-family='Inter Variable'>$</text>",
    ),
    case(
        "variable bold",
        0.0,
        "<text @ x='9' y='30' font-size='4' font-weight='900' font-family='Inter Variable'>$</text>",
    ),
    case(
        "variable, optical size",
        0.0,
        "<g transform='scale(.1)'><text @ x='90' y='300' font-size='30' font-family='Inter Variable'>$</text></g>",
    ),
    case(
        "variable, optical off",
        0.0,
        "<g transform='scale(.1)'><text @ x='90' y='300' font-size='30' font-family='Inter Variable' font-optical-sizing='none'>$</text></g>",
    ),
    case(
        "axes by attribute",
        0.0,
        "<text @ x='9' y='30' font-size='5' font-family='Inter Variable' font-variation-settings='\"opsz\" 32, \"wght\" 800'>$</text>",
    ),
    case(
        "axes by class",
        0.0,
        "<style>.a{font-variation-settings:\"opsz\" 32,\"wght\" 800}</style><text @ class='a' x='9' y='30' font-size='5' font-family='Inter Variable'>$</text>",
    ),
    case("translate", 0.0, "<text @ transform='translate(7.3 21.9)' font-size='2'>$</text>"),
    case(
        "uniform scale",
        0.0,
        "<text @ transform='scale(.35278)' x='30' y='80' font-size='6'>$</text>",
    ),
    case(
        "scale in height",
        0.0,
        "<text @ transform='scale(1 1.7)' x='9' y='20' font-size='2'>$</text>",
    ),
    case(
        "scale in width",
        0.0,
        "<text @ transform='scale(.6 1)' x='9' y='20' font-size='2'>$</text>",
    ),
    case(
        "mirrored",
        0.0,
        "<text @ transform='translate(50 30) scale(1 -1)' font-size='3'>$</text>",
    ),
    case(
        "rotate 7",
        7.0,
        "<text @ transform='rotate(7 20 30)' x='20' y='30' font-size='2'>$</text>",
    ),
    case("rotate 45", 45.0, "<text @ transform='rotate(45)' x='40' y='5' font-size='5'>$</text>"),
    case(
        "rotate 90",
        90.0,
        "<text @ transform='translate(20 20) rotate(90)' font-size='2'>$</text>",
    ),
    case(
        "rotate 180",
        180.0,
        "<text @ transform='rotate(180 30 30)' x='30' y='30' font-size='2'>$</text>",
    ),
    case("skewX 20", 0.0, "<text @ transform='skewX(-20)' x='30' y='30' font-size='3'>$</text>"),
    case("skewY 15", 15.0, "<text @ transform='skewY(15)' x='20' y='20' font-size='3'>$</text>"),
    // The baseline runs along (1.2, 0.5).
    case(
        "matrix",
        22.619_864_948,
        "<text @ transform='matrix(1.2 .5 -.3 .8 20 20)' font-size='3'>$</text>",
    ),
    // A turn by 30° squeezed to half its height: along (cos 30°, sin 30° / 2).
    case(
        "turned, then squeezed",
        16.102_113_752,
        "<g transform='scale(1 .5)'><text @ transform='translate(20 40) rotate(30)' font-size='4'>$</text></g>",
    ),
    case(
        "nested groups",
        30.0,
        "<g transform='translate(30 10)'><g transform='scale(2)'><g transform='rotate(30)'><text @ font-size='1.1'>$</text></g></g></g>",
    ),
    case(
        "nested svg",
        0.0,
        "<svg x='10' y='10' width='40' height='30' viewBox='0 0 400 300'><text @ x='20' y='150' font-size='22'>$</text></svg>",
    ),
    case(
        "nested svg, sliced",
        0.0,
        "<svg x='10' y='10' width='40' height='20' viewBox='0 0 100 100' preserveAspectRatio='xMidYMid slice'><text @ x='10' y='50' font-size='8'>$</text></svg>",
    ),
    case(
        "nested svg, stretched",
        0.0,
        "<svg x='10' y='10' width='40' height='20' viewBox='0 0 100 100' preserveAspectRatio='none'><text @ x='10' y='50' font-size='9'>$</text></svg>",
    ),
    case(
        "use",
        0.0,
        "<defs><text @ id='t' font-size='2.5'>$</text></defs><use href='#t' x='20' y='20' transform='scale(1.3)'/>",
    ),
    case(
        "symbol",
        0.0,
        "<symbol id='s' viewBox='0 0 10 10'><text @ x='1' y='8' font-size='4'>$</text></symbol><use href='#s' x='10' y='10' width='6' height='6'/>",
    ),
    case(
        "text on a straight path",
        26.565_051_177,
        "<path id='p' d='M10 10L50 30' fill='none'/><text @ font-size='2.2'><textPath href='#p'>$</textPath></text>",
    ),
    case(
        "text on a level curve",
        0.0,
        "<path id='p' d='M10 40Q50 40 90 10' fill='none'/><text @ font-size='2.2' font-family='Noto Serif'><textPath href='#p'>$</textPath></text>",
    ),
    case(
        "squeezed by spacing",
        0.0,
        "<text @ x='9' y='30' font-size='3' textLength='4' lengthAdjust='spacing'>$</text>",
    ),
    case(
        "squeezed with glyphs",
        0.0,
        "<text @ x='9' y='30' font-size='3' textLength='1.4' lengthAdjust='spacingAndGlyphs'>$</text>",
    ),
    case("letter-spacing", 0.0, "<text @ x='9' y='30' font-size='3' letter-spacing='.8'>$</text>"),
    case(
        "small capitals of the font",
        0.0,
        "<text @ x='9' y='30' font-size='4' font-family='EB Garamond' font-variant='small-caps'>$</text>",
    ),
    case(
        "small capitals by class",
        0.0,
        "<style>.a{font-variant:small-caps}</style><text @ class='a' x='9' y='30' font-size='4' font-family='EB Garamond'>$</text>",
    ),
    case(
        "size in em",
        0.0,
        "<g font-size='2'><text @ x='9' y='30' style='font-size:1.5em'>$</text></g>",
    ),
    case(
        "size in percent",
        0.0,
        "<g font-size='2'><text @ x='9' y='30' style='font-size:125%'>$</text></g>",
    ),
    case(
        "classes over classes",
        0.0,
        "<style>text{font-size:9px} .a{font-size:2.6px;font-weight:700} .b.a{font-family:'Noto Serif'}</style><text @ class='a b' x='9' y='30'>$</text>",
    ),
    paged(
        "page in pt, size in pt",
        "width='283.465pt' height='198.425pt'",
        100.0,
        "<text @ x='60' y='90' font-size='7pt'>$</text>",
    ),
    paged(
        "page in inches",
        "width='4in' height='2.8in' viewBox='0 0 4 2.8'",
        101.6,
        "<text @ x='.5' y='1' font-size='.1'>$</text>",
    ),
    paged(
        "page in cm",
        "width='10cm' height='7cm' viewBox='0 0 283.465 198.425'",
        100.0,
        "<text @ x='50' y='90' font-size='6'>$</text>",
    ),
    paged(
        "page in 1/100 mm",
        "width='100mm' height='70mm' viewBox='0 0 10000 7000'",
        100.0,
        "<text @ x='900' y='3000' font-size='180'>$</text>",
    ),
    paged(
        "page in px, size of the product file",
        "width='1181' height='826.7'",
        100.0,
        "<text @ x='90' y='300' font-size='25'>$</text>",
    ),
    paged(
        "product file over the file",
        "width='50mm' height='35mm' viewBox='0 0 50 35'",
        100.0,
        "<text @ x='9' y='20' font-size='1.1'>$</text>",
    ),
];

impl Case {
    fn drawing(&self, letters: &str) -> String {
        let body = self.body.replace('@', "data-temnhan='net-quantity'").replace('$', letters);
        let root = self.root;
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' {root} font-family='Be Vietnam Pro'>{body}</svg>"
        )
    }
}

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let mut fonts = Fonts::shipped();
    for name in FONTS {
        assert_eq!(fonts.add(fs::read(fixtures("fonts").join(name)).unwrap()), 1, "{name}");
    }
    Checker::new(Packs::shipped(), fonts)
});

static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    let shipped = fixtures("../crates/temnhan/fonts");
    let files = SHIPPED.map(|name| shipped.join(name)).into_iter();
    for file in files.chain(FONTS.map(|name| fixtures("fonts").join(name))) {
        database.load_font_data(fs::read(file).unwrap());
    }
    Arc::new(database)
});

/// Heights of x, H and 1 in millimetres.
type Heights = [f64; 3];

/// As temnhan reports them; the digit only where it fails, for else no rule names it.
fn reported(case: &Case) -> [Option<f64>; 3] {
    let product =
        ProductFile::from_toml("group = \"food\"\n[artwork]\nwidth_mm = 100\nheight_mm = 70");
    let request = Request::new("heights.svg", "2026-11-23".parse().unwrap());
    let request = if (case.width - 100.0).abs() < 1e-9 {
        request.with_product(product.unwrap())
    } else {
        request.with_group("food")
    };
    let report = CHECKER.check(case.drawing("2 kg").as_bytes(), &request).unwrap();
    let is_quantity = |field: &&FieldReport| field.kind == FieldKind::NetQuantity;
    let field = report.fields.iter().find(is_quantity).unwrap();
    let rule = report.rule("net-quantity-too-small").unwrap();
    let measured = rule.findings.first().and_then(|finding| finding.measured.as_deref());
    let digit = measured.map(|text| text.trim_end_matches(" mm").parse().unwrap());
    [field.x_height_mm.map(|Mm(mm)| mm), field.cap_height_mm.map(|Mm(mm)| mm), digit]
}

/// As the letters are drawn.
fn drawn(case: &Case) -> Heights {
    ["x", "H", "1"].map(|letter| {
        let options = Options { fontdb: Arc::clone(&DATABASE), ..Options::default() };
        let drawing = BY_FAMILY
            .iter()
            .fold(case.drawing(letter), |drawing, (other, family)| drawing.replace(other, family));
        let tree = Tree::from_str(&drawing, &options).unwrap();
        let scale = DPI / MM_PER_INCH * case.width / f64::from(tree.size().width());
        let text = text(tree.root()).expect(case.name);
        height_of(&tree, text, scale as f32, case.angle.to_radians()) * MM_PER_INCH / DPI
    })
}

fn text(group: &Group) -> Option<&Text> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => text(group),
        Node::Text(text) => Some(text.as_ref()),
        _ => None,
    })
}

/// How far a letter's ink reaches from its baseline, in pixels, across the baseline's direction.
fn height_of(tree: &Tree, text: &Text, scale: f32, angle: f64) -> f64 {
    let area = text.abs_bounding_box();
    // With a margin that takes whatever leaves the letter's box.
    let margin = 0.3 * area.width().max(area.height()) * scale + 8.0;
    let side = |length: f32| (length * scale + 2.0 * margin).ceil() as u32;
    let mut pixmap = Pixmap::new(side(area.width()), side(area.height())).unwrap();
    let (x, y) = (margin - area.x() * scale, margin - area.y() * scale);
    let transform = Transform::from_translate(x, y).pre_scale(scale, scale);
    resvg::render(tree, transform, &mut pixmap.as_mut());

    let glyph = &text.layouted()[0].positioned_glyphs[0];
    let mut origin = Point::zero();
    let to_page = text.abs_transform().pre_concat(glyph.outline_transform());
    transform.pre_concat(to_page).map_point(&mut origin);
    let normal = (-angle.sin(), angle.cos());
    let baseline = f64::from(origin.x) * normal.0 + f64::from(origin.y) * normal.1;
    let (low, high) = ink_across(&pixmap, normal);
    (baseline - low).max(high - baseline)
}

/// Where the ink begins and ends along a normal. An edge lies in a pixel as far as the ink covers
/// it.
fn ink_across(pixmap: &Pixmap, normal: (f64, f64)) -> (f64, f64) {
    const LEAST_COVERAGE: f64 = 2.0 / 255.0;
    let half = f64::midpoint(normal.0.abs(), normal.1.abs());
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (index, pixel) in pixmap.pixels().iter().enumerate() {
        let coverage = f64::from(pixel.alpha()) / 255.0;
        if coverage < LEAST_COVERAGE {
            continue;
        }
        let (x, y) = (index as u32 % pixmap.width(), index as u32 / pixmap.width());
        let centre = (f64::from(x) + 0.5) * normal.0 + (f64::from(y) + 0.5) * normal.1;
        let reach = half * (2.0 * coverage - 1.0);
        low = low.min(centre - reach);
        high = high.max(centre + reach);
    }
    (low, high)
}

#[test]
#[allow(clippy::print_stdout, reason = "the figures are what the reader of the test wants")]
fn reported_heights_are_those_of_the_drawn_letters() {
    let mut table = String::from(
        "\n                                         x      H      1   largest error, mm\n",
    );
    let (mut faulty, mut largest) = (Vec::new(), 0.0_f64);
    for case in &CASES {
        let (reported, drawn) = (reported(case), drawn(case));
        let mut worst: f64 = 0.0;
        for (place, (reported, drawn)) in reported.iter().zip(drawn).enumerate() {
            match reported {
                Some(reported) => worst = worst.max((reported - drawn).abs()),
                None if place == 2 && drawn >= REQUIRED_OF_DIGITS => {}
                None => worst = f64::INFINITY,
            }
        }
        let [x, cap, digit] = drawn;
        writeln!(table, "{:38} {x:6.3} {cap:6.3} {digit:6.3}   {worst:.4}", case.name).unwrap();
        largest = largest.max(worst);
        if worst > TOLERANCE {
            faulty.push(format!("{}: reported {reported:?}, drawn {drawn:?}", case.name));
        }
    }
    println!("{table}\n{} texts, largest error {largest:.4} mm", CASES.len());
    assert!(faulty.is_empty(), "{table}\n{}", faulty.join("\n"));
}
