//! The files, each with how it must end.

use std::io::Write;

use serde_json::Value;

use crate::pictures::{gzip, image, png};

/// How the check of a file must end.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ends {
    /// Over the limit of this name.
    Over(&'static str),
    /// With an error of this id.
    Error(&'static str),
    /// With a report.
    Judged,
    /// With a report that tells that rendering costs too much to look for codes.
    Unrendered,
    /// With a report, or over some limit: only time and memory matter.
    Bounded,
}

impl Ends {
    pub(crate) fn is_met(self, answer: &Value) -> bool {
        let error = &answer["error"];
        let is_over = |limit: &str| error["id"] == "over-limit" && error["limit"] == limit;
        match self {
            Self::Over(limit) => is_over(limit),
            Self::Error(id) => error["id"] == id,
            Self::Judged => answer.get("label").is_some(),
            Self::Unrendered => {
                let mut notices = answer["label"]["notices"].as_array().into_iter().flatten();
                notices.any(|notice| notice["id"] == "codes-not-read")
            }
            Self::Bounded => {
                let ids = ["over-limit", "deadline", "size", "xml"];
                answer.get("label").is_some() || ids.iter().any(|id| error["id"] == **id)
            }
        }
    }
}

/// A file of the set.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) ends: Ends,
}

/// A label of 60 × 40 mm with the body given.
fn label(body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"60mm\" height=\"40mm\" viewBox=\"0 0 60 40\" font-family=\"Be Vietnam Pro\">\
         {body}</svg>"
    )
}

const RECT: &str = "<rect width=\"60\" height=\"40\"";
const TEXT: &str = "<text x=\"5\" y=\"5\" font-size=\"3\"";

fn joined(numbers: std::ops::Range<usize>, piece: impl Fn(usize) -> String) -> String {
    numbers.map(piece).collect::<Vec<_>>().concat()
}

fn nested(tag: &str, times: usize, inside: &str) -> String {
    format!("<{tag}>").repeat(times) + inside + &format!("</{tag}>").repeat(times)
}

/// Elements of which each refers to the one before.
fn chain(times: usize, piece: impl Fn(usize) -> String) -> String {
    joined(1..times, |number| piece(number - 1).replace('@', &number.to_string()))
}

#[derive(Default)]
struct Set(Vec<File>);

impl Set {
    fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>, ends: Ends) {
        let name = if name.contains('.') { name.to_owned() } else { format!("{name}.svg") };
        self.0.push(File { name, bytes: bytes.into(), ends });
    }

    fn body(&mut self, name: &str, body: &str, ends: Ends) {
        self.add(name, label(body), ends);
    }
}

/// The whole set.
pub(crate) fn all() -> Vec<File> {
    let mut set = Set::default();
    nesting(&mut set);
    entities(&mut set);
    texts(&mut set);
    references(&mut set);
    effects(&mut set);
    pictures(&mut set);
    numbers(&mut set);
    broken(&mut set);
    leading_out(&mut set);
    set.0
}

fn nesting(set: &mut Set) {
    for tag in ["g", "svg", "a", "switch", "tspan", "defs", "symbol", "clipPath", "x"] {
        set.body(&format!("nested-{tag}"), &nested(tag, 10_000, ""), Ends::Over("nesting"));
    }
    set.body(
        "nested-texts",
        &format!("{TEXT}>{}</text>", nested("tspan", 120, "chữ")),
        Ends::Judged,
    );
    set.body("nested-just-within", &nested("g", 120, ""), Ends::Judged);
    set.body("unclosed", &"<g>".repeat(100_000), Ends::Over("nesting"));
    set.body("elements", &"<g/>".repeat(250_000), Ends::Over("nodes"));
    set.body("unknown-elements", &"<x/>".repeat(250_000), Ends::Over("nodes"));
    let attributes = joined(0..60_000, |number| format!(" a{number}=\"\""));
    set.body("attributes", &format!("<g{attributes}/>"), Ends::Over("attributes"));
    set.body("long-attribute", &format!("<g id=\"{}\"/>", "a".repeat(8 << 20)), Ends::Judged);
    set.body("comment", &format!("<!--{}-->", "<g>".repeat(1 << 20)), Ends::Judged);
}

fn entities(set: &mut Set) {
    let laughs = joined(1..10, |number| {
        format!("<!ENTITY a{number} \"{}\">", format!("&a{};", number - 1).repeat(10))
    });
    let with =
        |declarations: &str, body: &str| format!("<!DOCTYPE svg [{declarations}]>{}", label(body));
    let laughs = format!("<!ENTITY a0 \"ha\">{laughs}");
    set.add("laughs", with(&laughs, "<text>&a9;</text>"), Ends::Error("xml"));
    let ring = "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">";
    set.add("entity-ring", with(ring, "<text>&a;</text>"), Ends::Error("xml"));
    let long = format!("<!ENTITY a \"{}\">", "a".repeat(100_000));
    let body = format!("<text>{}</text>", "&a;".repeat(1000));
    set.add("entity-large", with(&long, &body), Ends::Over("expansion"));
    let file = "<!ENTITY a SYSTEM \"file:///etc/passwd\">";
    set.add("entity-of-a-file", with(file, "<text>&a;</text>"), Ends::Error("xml"));
    let deep = format!("<!ENTITY a \"{}\">", nested("g", 100, ""));
    set.add("entity-nested", with(&deep, &nested("g", 100, "&a;")), Ends::Bounded);
}

fn texts(set: &mut Set) {
    let text = |inside: &str| format!("{TEXT}>{inside}</text>");
    set.body("pieces", &text(&"<tspan>abcd</tspan>".repeat(2000)), Ends::Over("text_cost"));
    set.body("long-text", &text(&"chữ ".repeat(250_000)), Ends::Over("text_chars"));
    let many = text(&"chữ ".repeat(3000)).repeat(60);
    set.body("much-text", &many, Ends::Over("all_text_chars"));
    set.body("marks", &text(&format!("e{}", "\u{301}".repeat(5000))), Ends::Judged);
    set.body("directions", &text(&"\u{202e}a\u{2067}".repeat(500)), Ends::Bounded);
    set.body("paragraphs", &text(&"a\u{2029}\u{85}".repeat(500)), Ends::Judged);
    set.body("figures", &text(&"9".repeat(10_000)), Ends::Judged);
    set.body("quantity", &text(&format!("Khối lượng tịnh: {} g", "9".repeat(400))), Ends::Judged);
    set.body("brackets", &text(&format!("Thành phần: {}", "(a, ".repeat(2000))), Ends::Judged);
    set.body("commas", &text(&format!("Thành phần: {}", ",".repeat(15_000))), Ends::Judged);
    set.body("dates", &text(&"NSX: 32/13/2026 ".repeat(800)), Ends::Bounded);
    let rules = joined(0..20_000, |number| format!(".a{number}{{}}"));
    let style = format!("<style>{rules}</style>{}", "<g/>".repeat(2000));
    set.body("style-rules", &style, Ends::Over("style_cost"));
    let selectors = format!("<style>{}a{{}}</style>{}", "a,".repeat(100_000), "<g/>".repeat(200));
    set.body("style-selectors", &selectors, Ends::Bounded);
    set.body("style-open", &format!("<style>{}</style>", "{".repeat(5000)), Ends::Bounded);
    set.body(
        "text-path",
        &format!(
            "<path id=\"p\" d=\"M0 0H60\"/><text><textPath href=\"#p\">{}</textPath></text>",
            "chữ ".repeat(800)
        ),
        Ends::Bounded,
    );
    set.body(
        "letter-spacing",
        "<text letter-spacing=\"1e30\" font-size=\"1e-30\">chữ</text>",
        Ends::Judged,
    );
}

fn references(set: &mut Set) {
    let uses = |number: usize| {
        format!("<g id=\"u@\">{}</g>", format!("<use xlink:href=\"#u{number}\"/>").repeat(10))
    };
    let first = "<g id=\"u0\"><rect width=\"1\" height=\"1\"/></g>";
    let defs = format!("<defs>{first}{}</defs><use xlink:href=\"#u9\"/>", chain(10, uses));
    set.body("uses", &defs, Ends::Over("references"));
    for (name, attribute) in
        [("clipPath", "clip-path"), ("mask", "mask"), ("pattern", "fill"), ("filter", "filter")]
    {
        let own = |number: usize| {
            let piece = format!("{RECT} {attribute}=\"url(#c{number})\"/>").repeat(2);
            format!("<{name} id=\"c@\" width=\"1\" height=\"1\">{piece}</{name}>")
        };
        let first = format!("<{name} id=\"c0\" width=\"1\" height=\"1\">{RECT}/></{name}>");
        let fan = format!("{first}{}{RECT} {attribute}=\"url(#c14)\"/>", chain(15, own));
        set.body(&format!("fan-{name}"), &fan, Ends::Over("references"));
        let ring = format!(
            "<{name} id=\"r\">{RECT} {attribute}=\"url(#r)\"/></{name}>{RECT} {attribute}=\"url(#r)\"/>"
        );
        set.body(&format!("ring-{name}"), &ring, Ends::Bounded);
        let own = |number: usize| {
            format!("<{name} id=\"l@\" {attribute}=\"url(#l{number})\">{RECT}/></{name}>")
        };
        let long = format!(
            "<{name} id=\"l0\">{RECT}/></{name}>{}{RECT} {attribute}=\"url(#l899)\"/>",
            chain(900, own)
        );
        set.body(&format!("chain-{name}"), &long, Ends::Bounded);
    }
    let path = joined(0..6000, |number| format!("L{number} 1"));
    let marker = format!("<marker id=\"m\">{}</marker>", "<path d=\"M0 0L1 1\"/>".repeat(100));
    let along = format!("{marker}<path d=\"M0 0{path}\" marker-mid=\"url(#m)\" stroke=\"#000\"/>");
    set.body("markers", &along, Ends::Over("references"));
    set.body("use-of-itself", "<g id=\"a\"><use href=\"#a\"/></g>", Ends::Bounded);
    let segments = joined(0..1_000_000, |number| format!("L{} {}", number % 60, number % 40));
    set.body(
        "segments",
        &format!("<path d=\"M0 0{segments}\" stroke=\"#000\"/>"),
        Ends::Over("outline_points"),
    );
}

fn effects(set: &mut Set) {
    for (name, primitive) in [
        ("octaves", "<feTurbulence numOctaves=\"100000\"/>"),
        ("morphology", "<feMorphology radius=\"500\"/>"),
        ("matrix", "<feConvolveMatrix order=\"100\"/>"),
        ("blur", "<feGaussianBlur stdDeviation=\"1000000\"/>"),
        ("shadow", "<feDropShadow stdDeviation=\"1000000\"/>"),
    ] {
        let body = format!("<filter id=\"f\">{primitive}</filter>{RECT} filter=\"url(#f)\"/>");
        set.body(name, &body, Ends::Over("filter"));
    }
    let steps = "<feGaussianBlur stdDeviation=\"5\"/>".repeat(500);
    set.body("steps", &format!("<filter id=\"f\">{steps}</filter>"), Ends::Over("filter"));
    let noise = "<feTurbulence numOctaves=\"10\" baseFrequency=\"0.9\"/>".repeat(24);
    let rects = format!("{RECT} filter=\"url(#f)\"/>").repeat(20);
    set.body("noise", &format!("<filter id=\"f\">{noise}</filter>{rects}"), Ends::Unrendered);
    for (name, head, layer) in [
        ("see-through", "", "opacity=\"0.5\""),
        ("see-through-by-class", "<style>.a{opacity:0.5}</style>", "class=\"a\""),
    ] {
        let groups = format!("<g {layer}>").repeat(100) + RECT + "/>" + &"</g>".repeat(100);
        set.body(name, &(head.to_owned() + &groups.repeat(50)), Ends::Unrendered);
    }
    set.body(
        "dashes",
        "<path d=\"M0 0H60\" stroke=\"#000\" stroke-dasharray=\"0.000001\"/>",
        Ends::Judged,
    );
    set.body("tiles", &format!("<pattern id=\"p\" width=\"0.00001\" height=\"0.00001\" patternUnits=\"userSpaceOnUse\">{RECT}/></pattern>{RECT} fill=\"url(#p)\"/>"), Ends::Judged);
    let region = format!(
        "<filter id=\"f\" x=\"-1e6\" y=\"-1e6\" width=\"1e9\" height=\"1e9\"><feFlood/></filter>{RECT} filter=\"url(#f)\"/>"
    );
    set.body("filter-region", &region, Ends::Bounded);
}

fn pictures(set: &mut Set) {
    set.body(
        "pixels",
        &image("image/png", &png(30_000, 30_000, 30_000)),
        Ends::Over("raster_pixels"),
    );
    let many = image("image/png", &png(4000, 4000, 4000)).repeat(6);
    set.body("pixels-of-many", &many, Ends::Over("raster_pixels"));
    set.body("picture-cut", &image("image/png", &png(8000, 8000, 10)), Ends::Judged);
    set.body("picture-empty", &image("image/png", b""), Ends::Judged);
    set.body("picture-gif", &image("image/gif", b"GIF89a\xff\xff\xff\xff"), Ends::Judged);
    set.body("picture-jpeg", &image("image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF"), Ends::Judged);
    let inner = label(&nested("g", 100, "")).replace('"', "'").replace('<', "%3C");
    let drawing = format!("<image width=\"9\" height=\"9\" href=\"data:image/svg+xml,{inner}\"/>");
    set.body("picture-drawing", &drawing, Ends::Judged);
    let packed = gzip(|encoder| encoder.write_all(label("<g/>").as_bytes()).unwrap());
    set.body("picture-packed", &image("image/svg+xml", &packed).repeat(20), Ends::Judged);
    let blank = vec![b' '; 1 << 20];
    let bomb = gzip(|encoder| (0..1024).for_each(|_| encoder.write_all(&blank).unwrap()));
    set.add("bomb.svgz", bomb, Ends::Over("bytes"));
    set.add("large.svg", vec![b' '; (16 << 20) + 1], Ends::Over("bytes"));
    let whole = gzip(|encoder| encoder.write_all(label("<g/>").as_bytes()).unwrap());
    set.add("cut.svgz", &whole[..whole.len() / 2], Ends::Error("encoding"));
    let twice = gzip(|encoder| encoder.write_all(&whole).unwrap());
    set.add("twice.svgz", twice, Ends::Error("encoding"));
    let font = format!(
        "<style>@font-face {{ font-family: X; src: url(data:font/woff2;base64,{}) }}</style>{TEXT} font-family=\"X\">chữ</text>",
        "d09GMgABAAAA".repeat(1000)
    );
    set.body("font", &font, Ends::Judged);
}

fn numbers(set: &mut Set) {
    for number in ["NaN", "inf", "-inf", "1e38", "1e39", "-1e38", "1e-45"] {
        let body = format!(
            "<g transform=\"translate({number} {number}) scale({number})\"><text x=\"{number}\" \
             font-size=\"{number}\" textLength=\"{number}\">chữ</text></g>\
             <path d=\"M{number} {number}L{number} 0Z\" stroke-width=\"{number}\"/>"
        );
        set.body(&format!("number{number}"), &body, Ends::Judged);
    }
    for (name, width) in [
        ("nan", "NaN"),
        ("negative", "-5mm"),
        ("zero", "0"),
        ("no-unit", "mm"),
        ("tiny", "1e-39mm"),
    ] {
        set.add(&format!("width-{name}"), label("").replace("60mm", width), Ends::Bounded);
    }
    let far = label("").replace("60mm", "1e9mm").replace("40mm", "1e9mm");
    set.add("page", far, Ends::Over("page_px"));
    let view = label(RECT).replace("0 0 60 40", "0 0 1e-7 1e-7");
    set.add("view-box", view.replace(RECT, &format!("{RECT}/>")), Ends::Bounded);
}

fn broken(set: &mut Set) {
    set.add("empty", "", Ends::Error("empty"));
    set.add("blank", " \n\t ", Ends::Error("empty"));
    set.add("html", "<html/>", Ends::Error("not-svg"));
    set.add("text", "không phải bản vẽ", Ends::Error("xml"));
    set.add("utf-16", b"\xff\xfe<\0s\0v\0g\0/\0>\0", Ends::Error("encoding"));
    set.add(
        "latin",
        b"<svg xmlns='http://www.w3.org/2000/svg'><text>b\xe1nh</text></svg>",
        Ends::Error("encoding"),
    );
    set.add("zeros", vec![0; 4096], Ends::Error("xml"));
    set.add("pdf", "%PDF-1.7\n", Ends::Error("xml"));
    set.add("cut", &label("<g/>").as_bytes()[..40], Ends::Error("xml"));
    set.add("two-roots", label("") + &label(""), Ends::Error("xml"));
    set.body("same-attribute", "<g id=\"a\" id=\"b\"/>", Ends::Error("xml"));
    set.body("no-prefix", "<a:g/>", Ends::Error("xml"));
}

fn leading_out(set: &mut Set) {
    let links = "<image width=\"20\" height=\"20\" href=\"file:///etc/passwd\"/>\
        <image width=\"20\" height=\"20\" href=\"/etc/passwd\"/>\
        <image width=\"20\" height=\"20\" href=\"http://192.0.2.1/a.png\"/>\
        <use href=\"file:///etc/passwd#a\"/><style>@import \"http://192.0.2.1/a.css\";\
        @font-face { font-family: X; src: url(http://192.0.2.1/a.woff2) }</style>\
        <script>fetch('http://192.0.2.1/')</script><foreignObject><iframe \
        xmlns=\"http://www.w3.org/1999/xhtml\" src=\"http://192.0.2.1/\"/></foreignObject>";
    set.body("links", links, Ends::Judged);
    let style = "<?xml-stylesheet href=\"http://192.0.2.1/a.css\"?>".to_owned();
    set.add("style-sheet", style + &label(""), Ends::Judged);
    let dtd = "<!DOCTYPE svg SYSTEM \"http://192.0.2.1/a.dtd\">".to_owned();
    set.add("dtd", dtd + &label(""), Ends::Bounded);
}
