//! Every bad input: one clear sentence with its place, status 2, the others still checked.

use crate::desk::{Desk, LABEL};

/// Checks `bad` before a good label: the sentence on standard error, and the id in the report.
#[track_caller]
fn refuses(desk: &Desk, bad: &str, id: &str, sentence: &str) {
    let ran = desk.check(&format!("{bad} good.svg --lang en --format json"));
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert_eq!(ran.err.lines().collect::<Vec<_>>(), [format!("error: {sentence}")]);
    let report = ran.json();
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);
    assert_eq!(report["errors"][0]["path"], bad);
    assert_eq!(report["errors"][0]["id"], id);
    assert_eq!(report["labels"][0]["path"], "good.svg");
}

fn desk_with(name: &str, bytes: impl AsRef<[u8]>) -> Desk {
    let desk = Desk::with([("good.svg", LABEL)]);
    desk.write(name, bytes);
    desk
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::with([("good.svg", LABEL)]);
    refuses(&desk, "no.svg", "unreadable", "no.svg: Cannot be read: there is no such file.");
}

#[test]
fn an_empty_file() {
    refuses(&desk_with("a.svg", ""), "a.svg", "empty", "a.svg: The file is empty.");
}

#[test]
fn a_file_that_is_not_svg() {
    let sentence =
        "a.svg:1:1: This is not an SVG drawing: the root element is <html>, not SVG's <svg>.";
    refuses(&desk_with("a.svg", "<html/>"), "a.svg", "not-svg", sentence);
}

#[test]
fn a_truncated_file() {
    let desk = desk_with("a.svg", &LABEL[..LABEL.len() / 2]);
    let ran = desk.check("a.svg good.svg --format json");
    let error = &ran.json()["errors"][0];
    assert_eq!((ran.status, error["id"].as_str()), (2, Some("xml")));
    let (line, column) = (error["line"].as_u64().unwrap(), error["column"].as_u64().unwrap());
    assert!(ran.err.starts_with(&format!("lỗi: a.svg:{line}:{column}: ")), "{}", ran.err);
}

#[test]
fn a_file_over_a_limit() {
    let deep = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\n{}{}</svg>",
        "<g>".repeat(200),
        "</g>".repeat(200)
    );
    let sentence = "a.svg:2:382: The file has too many levels of nesting.";
    refuses(&desk_with("a.svg", deep), "a.svg", "over-limit", sentence);
}

#[test]
fn a_file_of_more_bytes_than_a_label_may_have() {
    let desk = desk_with("a.svg", "");
    let file = std::fs::File::create(desk.path("a.svg")).unwrap();
    file.set_len(1 << 40).unwrap();
    let sentence = "a.svg: The file is over 16 MiB, the limit for one label.";
    refuses(&desk, "a.svg", "over-limit", sentence);
}

#[test]
fn a_file_that_is_not_utf_8() {
    let desk = desk_with("a.svg", b"<svg>\nab\xff</svg>");
    refuses(&desk, "a.svg", "encoding", "a.svg:2:3: The file is not UTF-8 text.");
}

#[test]
fn a_damaged_svgz() {
    let desk = desk_with("a.svgz", b"\x1f\x8b\x08\x00damaged");
    let ran = desk.check("a.svgz good.svg --format json --lang en");
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.starts_with("error: a.svgz: The .svgz is damaged"), "{}", ran.err);
}

#[test]
fn an_unknown_key_in_the_product_file() {
    let desk = desk_with("a.svg", LABEL);
    desk.write("a.toml", "group = \"food\"\n[product]\nnmae = \"x\"\n");
    let ran = desk.check("a.svg good.svg --format json");
    let report = ran.json();
    let error = &report["errors"][0];
    assert_eq!((ran.status, error["id"].as_str()), (2, Some("product-file")));
    assert_eq!((error["line"].as_u64(), error["column"].as_u64()), (Some(3), Some(1)));
    let start = "lỗi: a.svg: Tệp sản phẩm a.toml:3:1: không có khóa `nmae`, chỉ nhận một trong ";
    assert!(ran.err.starts_with(start), "{}", ran.err);
    assert_eq!(report["labels"][0]["path"], "good.svg");
}

#[test]
fn a_day_that_does_not_exist_in_the_product_file() {
    let desk = desk_with("a.svg", LABEL);
    desk.write("a.toml", "printed_on = \"2026-02-30\"\n");
    let sentence = "a.svg: Product file a.toml:1:14: “2026-02-30” is not a day written YYYY-MM-DD.";
    refuses(&desk, "a.svg", "product-file", sentence);
}

#[test]
fn a_product_file_that_is_not_utf_8() {
    let desk = desk_with("a.svg", LABEL);
    desk.write("a.toml", b"group = \"food\"\n# \xff\n");
    refuses(&desk, "a.svg", "product-file", "a.svg: Product file a.toml:2:3: not UTF-8 text.");
}

#[test]
fn a_product_file_that_is_not_there() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = desk.check("a.svg --product no.toml --lang en");
    let sentence =
        "error: a.svg: The product file no.toml cannot be read: there is no such file.\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, sentence));
}

#[test]
fn an_unknown_group() {
    let desk = desk_with("a.svg", LABEL);
    desk.write("a.toml", "group = \"foods\"\n");
    let ran = desk.check("a.svg good.svg --format json --lang en");
    let report = ran.json();
    assert_eq!((ran.status, report["errors"][0]["id"].as_str()), (2, Some("unknown-group")));
    assert!(ran.err.contains("foods"), "{}", ran.err);
    assert_eq!(report["labels"][0]["path"], "good.svg");
}

#[test]
fn a_size_that_is_not_the_artworks() {
    let desk = desk_with("a.svg", LABEL);
    desk.write("a.toml", "[artwork]\nwidth_mm = 40.0\nheight_mm = 40.0\n");
    let ran = desk.check("a.svg good.svg --format json");
    assert_eq!((ran.status, ran.json()["errors"][0]["id"].as_str()), (2, Some("product-file")));
}

#[test]
fn wrong_use_ends_before_anything_is_written() {
    let desk = Desk::with([("a.svg", LABEL), ("b.svg", LABEL), ("p.toml", "")]);
    for line in [
        "a.svg --as-of 2026-02-30 --output r.json",
        "a.svg --format xml --output r.json",
        "a.svg --fail-on never --output r.json",
        "a.svg b.svg --product p.toml --output r.json",
        "a.svg --font-dir nowhere --output r.json",
        "a.svg --font-dir . --output r.json",
        "a.svg --output b.svg",
        "a.svg --output nowhere/r.json",
        "a.svg --stdin-paths --output r.json",
        "--output r.json",
    ] {
        let ran = desk.check(line);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{line}");
        assert!(!ran.err.is_empty(), "{line}");
        assert_eq!(desk.names(), ["a.svg", "b.svg", "p.toml"], "{line}");
    }
    assert_eq!(desk.read("b.svg"), LABEL.as_bytes());
}

#[test]
fn names_the_day_that_is_none() {
    let ran = Desk::with([("a.svg", LABEL)]).check("a.svg --as-of 2026-02-30");
    assert!(ran.err.contains("2026-02-30"), "{}", ran.err);
}
