//! Codes put into artwork with a line that invites to scan, bar codes, and what is refused.

use serde_json::Value;

use crate::desk::{Desk, LABEL, Ran};

const URL: &str = "https://id.example/01/09521234543213";

fn embed(desk: &Desk, line: &str) -> Ran {
    desk.run(&format!("qr embed --no-system-fonts --lang en {line}"))
}

fn codes(desk: &Desk, label: &str) -> Vec<Value> {
    let report = desk.run(&format!("qr verify {label} --no-system-fonts --format json")).json();
    report["codes"].as_array().unwrap().clone()
}

/// The fields of a kind that are recognised on a label.
fn fields(desk: &Desk, label: &str, kind: &str) -> Vec<Value> {
    let report = desk.run(&format!("check {label} --no-system-fonts --format json")).json();
    let fields = report["labels"][0]["fields"].as_array().unwrap().clone();
    fields.into_iter().filter(|field| field["kind"] == kind).collect()
}

fn area(value: &Value) -> [f64; 4] {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn a_line_below_the_code_invites_to_scan_it() {
    let label = LABEL.replace("y=\"16\"", "y=\"13\"");
    let desk = Desk::with([("a.svg", label.as_str())]);
    let ran = embed(&desk, &format!("a.svg --url {URL} --call-line -o b.svg"));
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("the line that invites to scan is below it"), "{}", ran.err);
    let lines = fields(&desk, "b.svg", "trace-access-line");
    let [line] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!(line["text"], "Quét mã để truy xuất nguồn gốc");
    assert!(line["x_height_mm"].as_f64().unwrap() >= 0.9, "{line}");
    let codes = codes(&desk, "b.svg");
    assert_eq!(codes[0]["payload"], URL);
    assert!(codes[0]["quiet_zone_modules"].as_f64().unwrap() >= 4.0, "{codes:?}");
    let rules: Vec<&str> = codes[0]["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|own| own["rule"].as_str())
        .collect();
    assert_eq!(rules, ["trace-data-incomplete"]);
    let again = embed(&desk, &format!("b.svg --url {URL} --call-line"));
    assert_eq!(again.out.as_bytes(), desk.read("b.svg"), "run again it changes nothing");
    let without = embed(&desk, &format!("b.svg --url {URL}"));
    assert!(!without.out.contains("Quét mã"), "{}", without.out);
}

#[test]
fn the_line_goes_above_where_something_is_below() {
    let text = "<text x=\"30\" y=\"39\" font-size=\"3\">Sản xuất tại Ninh Bình</text>";
    let label = LABEL
        .replace("y=\"16\" width=\"20\" height=\"20\"", "y=\"17.2\" width=\"18.6\" height=\"18.6\"")
        .replace("<!-- để nguyên -->", text);
    let desk = Desk::with([("a.svg", label.as_str())]);
    let ran = embed(&desk, &format!("a.svg --url {URL} --call-line -o b.svg"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("the line that invites to scan is above it"), "{}", ran.err);
    let line = fields(&desk, "b.svg", "trace-access-line").remove(0);
    let ([_, top, ..], code) = (area(&line["places"][0]["area_mm"]), &codes(&desk, "b.svg")[0]);
    assert!(top < area(&code["area_mm"])[1], "{line} {code}");
    let again = embed(&desk, &format!("b.svg --url {URL} --call-line"));
    assert_eq!(again.out.as_bytes(), desk.read("b.svg"));
    let full = label.replace("y=\"8\" font-size=\"4\"", "x=\"30\" y=\"16\" font-size=\"4\"");
    desk.write("full.svg", full.replace("x=\"4\" x=\"30\"", "x=\"30\""));
    let ran = embed(&desk, &format!("full.svg --url {URL} --module 0.5 --call-line -o c.svg"));
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("no free place above or below"), "{}", ran.err);
    assert_eq!(desk.names(), ["a.svg", "b.svg", "full.svg"]);
}

#[test]
fn the_line_is_set_in_the_face_of_the_label() {
    let label = LABEL.replace("<rect id=\"qr\"", "<rect id=\"khac\" display=\"none\"");
    let desk = Desk::with([("a.svg", label.as_str())]);
    let ran = embed(&desk, &format!("a.svg --url {URL} --call-line -o b.svg"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let svg = String::from_utf8(desk.read("b.svg")).unwrap();
    assert!(svg.contains("px 'Be Vietnam Pro',sans-serif"), "{svg}");
    assert_eq!(fields(&desk, "b.svg", "trace-access-line").len(), 1);
    let again = embed(&desk, &format!("b.svg --url {URL} --call-line"));
    assert_eq!(again.out.as_bytes(), desk.read("b.svg"));
}

#[test]
fn a_bar_code_is_put_at_its_place_or_where_there_is_room() {
    let label = LABEL.replace(
        "<rect id=\"qr\" x=\"36\" y=\"16\" width=\"20\" height=\"20\"",
        "<rect data-temnhan=\"ean-13\" x=\"4\" y=\"11\" width=\"50\" height=\"27\"",
    );
    let bare = label.replace("data-temnhan=\"ean-13\"", "display=\"none\"");
    let desk = Desk::with([("a.svg", label.as_str()), ("bare.svg", bare.as_str())]);
    for (from, to) in [("a.svg", "b.svg"), ("b.svg", "b.svg"), ("bare.svg", "c.svg")] {
        let ran = embed(&desk, &format!("{from} --symbology ean-13 --gtin 9521234543213 -o {to}"));
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(ran.err.starts_with("The EAN-13 stands at"), "{}", ran.err);
        let codes = codes(&desk, to);
        assert_eq!(codes.len(), 1, "{codes:?}");
        assert_eq!(
            (&codes[0]["symbology"], &codes[0]["payload"]),
            (&"ean-13".into(), &"9521234543213".into())
        );
        assert_eq!(codes[0]["verdicts"], serde_json::json!([]), "{codes:?}");
        assert!((codes[0]["module_mm"].as_f64().unwrap() - 0.33).abs() < 0.003);
    }
    let written = String::from_utf8(desk.read("b.svg")).unwrap();
    let at = label.find("<rect data-temnhan").unwrap();
    assert!(written.starts_with(&label[..at]), "{written}");
    assert!(written.ends_with(&label[label.find("/>\n  <!--").unwrap() + 2..]), "{written}");
}

#[test]
fn what_no_code_may_hold_is_refused_and_nothing_is_written() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let long = format!("https://id.example/{}", "a".repeat(4000));
    for wrong in [
        &["--url", long.as_str()][..],
        &["--url", "https://id.example/a\u{7}b"],
        &["--url", "https://id.example/a\nb"],
        &["--url", "https://id.example/a%2"],
        &["--url", "https://id.example/bánh gai"],
        &["--url", "JAVASCRIPT:alert(1)"],
        &["--url", "data:text/html,x"],
        &["--url", "https://localhost/x"],
        &["--url", "https://10.0.0.1/x"],
        &["--url", "https://[::1]/x"],
        &["--url", "https://a:b@id.example/x"],
        &["--url", "https://id.example/gtin/9521234543213"],
        &["--url", "https://id.example/01/09521234543213/99/1"],
        &["--url", ""],
        &["--gtin", "9521234543213", "--host", "https://192.168.0.1"],
        &["--gtin", "9521234543213", "--lot", "a\tb", "--host", "https://id.example"],
        &["--gtin", "9521234543213", "--lot", &"L".repeat(21), "--host", "https://id.example"],
        &["--gtin", "19521234543210", "--symbology", "ean-13"],
        &["--url", URL, "--symbology", "ean-13"],
    ] {
        for command in [&["embed", "a.svg"][..], &["make"]] {
            let words = [&["qr"], command, wrong, &["-o", "b.svg"]].concat();
            let ran = desk.run_words(&words, b"");
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}: {}", ran.err);
            assert!(!ran.err.is_empty(), "{words:?}");
        }
    }
    assert_eq!(desk.names(), ["a.svg"]);
    assert_eq!(desk.read("a.svg"), LABEL.as_bytes());
}
