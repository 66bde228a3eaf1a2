//! What was recognised, in words, as JSON and in the artwork.

use crate::desk::{Desk, LABEL, Ran, unzipped, zipped};

fn fields(desk: &Desk, line: &str) -> Ran {
    desk.run(&format!("fields --no-system-fonts --as-of 2026-11-23 {line}"))
}

/// Where the layer stands in a drawing.
fn layer(drawing: &str) -> &str {
    let start = drawing.find("<g id=\"temnhan-khong-in\"").unwrap_or_else(|| panic!("{drawing}"));
    let end = start + drawing[start..].find("</g>").unwrap() + "</g>".len();
    &drawing[start..end]
}

#[test]
fn json_is_the_part_of_the_report_that_says_what_was_recognised() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = fields(&desk, "a.svg --group food --format json");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let (found, report) =
        (ran.json(), desk.check("a.svg --group food --as-of 2026-11-23 --format json").json());
    assert_eq!(
        (&found["schema_version"], &found["tool"]),
        (&report["schema_version"], &report["tool"])
    );
    for key in ["path", "size", "group", "fields", "codes", "notices"] {
        assert_eq!(found[key], report["labels"][0][key], "{key}");
    }
    assert_eq!(found.as_object().unwrap().len(), 8);
}

#[test]
fn svg_is_the_artwork_with_one_layer_more() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = fields(&desk, "a.svg --format svg --output b.svg");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let drawn = String::from_utf8(desk.read("b.svg")).unwrap();
    let layer = layer(&drawn);
    assert_eq!(drawn.replace(&format!("  {layer}\n"), ""), LABEL);
    assert!(layer.contains("inkscape:label=\"temnhan – không in\""), "{layer}");
    assert!(layer.contains(">Tên hàng hóa</text>"), "{layer}");
    let english = fields(&desk, "a.svg --format svg --lang en").out;
    assert!(english.contains(">Product name</text>"), "{english}");
    assert_eq!(desk.names(), ["a.svg", "b.svg"]);
}

#[test]
fn the_layer_is_no_content_and_is_replaced() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let url = "https://id.example/01/09521234543213";
    assert_eq!(
        desk.run(&format!("qr embed --no-system-fonts a.svg --url {url} -o q.svg")).status,
        0
    );
    assert_eq!(fields(&desk, "q.svg --format svg --output b.svg").status, 0);
    assert!(String::from_utf8(desk.read("b.svg")).unwrap().contains(">Mã QR</text>"));
    let check = |name: &str| desk.check(&format!("{name} --as-of 2026-11-23 --format json")).json();
    let (before, after) = (check("q.svg"), check("b.svg"));
    for key in ["size", "fields", "codes", "rules"] {
        assert_eq!(before["labels"][0][key], after["labels"][0][key], "{key}");
    }
    let notices = after["labels"][0]["notices"].to_string();
    assert!(notices.contains("“temnhan – không in”"), "{notices}");
    assert_eq!(fields(&desk, "b.svg --format svg --output c.svg").status, 0);
    assert_eq!(desk.read("b.svg"), desk.read("c.svg"));
}

#[test]
fn a_compressed_label_stays_compressed() {
    let desk = Desk::new();
    desk.write("a.svgz", zipped(LABEL));
    assert_eq!(fields(&desk, "a.svgz --format svg --output b.svgz").status, 0);
    let text = unzipped(&desk.read("b.svgz"));
    assert!(layer(&text).contains("Tên hàng hóa"), "{text}");
}

#[test]
fn what_cannot_be_drawn_writes_nothing() {
    let desk = Desk::with([
        ("a.svg", LABEL),
        ("empty.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9mm\" height=\"9mm\"/>"),
        ("bad.svg", "<html/>"),
    ]);
    for line in [
        "empty.svg --format svg --output b.svg",
        "bad.svg --format svg --output b.svg",
        "bad.svg --format json --output b.json",
        "a.svg --format json --output a.svg",
        "a.svg --format text --output a.svg",
        "a.svg --format png",
    ] {
        let ran = fields(&desk, line);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{line}");
        assert!(!ran.err.is_empty(), "{line}");
    }
    assert_eq!(desk.names(), ["a.svg", "bad.svg", "empty.svg"]);
    assert_eq!(desk.read("a.svg"), LABEL.as_bytes());
}
