//! Codes put into artwork and read back.

use crate::desk::{Desk, LABEL, Ran, unzipped, zipped};

const URL: &str = "https://id.example/01/09521234543213";

fn embed(desk: &Desk, line: &str) -> Ran {
    desk.run(&format!("qr embed --no-system-fonts {line}"))
}

/// Asserts that all of `before` but its placeholder stands in `after`, in place.
#[track_caller]
fn only_the_placeholder_changed(before: &str, after: &str) {
    let start = before.find("<rect id=\"qr\"").unwrap();
    let end = start + before[start..].find("/>").unwrap() + 2;
    assert!(after.starts_with(&before[..start]), "{after}");
    assert!(after.ends_with(&before[end..]), "{after}");
    assert_ne!(before, after);
}

#[test]
fn embeds_at_the_placeholder_and_reads_back() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = embed(&desk, &format!("a.svg --url {URL} -o b.svg --lang en"));
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(
        ran.err.starts_with("The QR code of version 3 stands at the placeholder “qr”"),
        "{}",
        ran.err
    );
    assert_eq!(desk.names(), ["a.svg", "b.svg"]);
    only_the_placeholder_changed(LABEL, &String::from_utf8(desk.read("b.svg")).unwrap());
    let ran = desk.run("qr verify b.svg --no-system-fonts --format json");
    let report = ran.json();
    assert_eq!((ran.status, report["codes"].as_array().unwrap().len()), (0, 1));
    assert_eq!(report["codes"][0]["payload"], URL);
    assert_eq!(report["codes"][0]["decoded"], true);
    assert!((report["codes"][0]["module_mm"].as_f64().unwrap() - 0.5).abs() < 0.002);
    assert!(report["codes"][0]["quiet_zone_modules"].as_f64().unwrap() >= 4.0);
    let text = desk.run("qr verify b.svg --no-system-fonts");
    assert!(text.out.starts_with(URL), "{}", text.out);
}

#[test]
fn without_an_output_file_the_artwork_goes_to_standard_output() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = embed(&desk, &format!("a.svg --url {URL}"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    only_the_placeholder_changed(LABEL, &ran.out);
    assert!(ran.err.starts_with("Đã đặt mã QR phiên bản 3 vào chỗ dành sẵn “qr”"), "{}", ran.err);
    assert_eq!(desk.names(), ["a.svg"]);
}

#[test]
fn may_write_over_its_input_and_replaces_its_own_code() {
    let desk = Desk::with([("a.svg", LABEL)]);
    for url in ["https://id.example/01/09521234543213/10/L1", URL] {
        let ran = embed(&desk, &format!("a.svg --url {url} -o a.svg"));
        assert_eq!(ran.status, 0, "{}", ran.err);
        let codes = desk.run("qr verify a.svg --no-system-fonts --format json").json();
        assert_eq!(codes["codes"].as_array().unwrap().len(), 1);
        assert_eq!(codes["codes"][0]["payload"], url);
    }
    assert_eq!(desk.names(), ["a.svg"]);
}

#[test]
fn a_compressed_label_stays_compressed() {
    let desk = Desk::new();
    desk.write("a.svgz", zipped(LABEL));
    let ran = embed(&desk, &format!("a.svgz --url {URL} -o b.svgz"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = unzipped(&desk.read("b.svgz"));
    only_the_placeholder_changed(LABEL, &text);
}

#[test]
fn a_place_given_holds_the_quiet_zone() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = embed(&desk, &format!("a.svg --url {URL} --at 1.5,12 --ec L --module 0.4 -o b.svg"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let report = desk.run("qr verify b.svg --no-system-fonts --format json").json();
    let area: Vec<f64> = serde_json::from_value(report["codes"][0]["area_mm"].clone()).unwrap();
    let corner = 4.0 * 0.4;
    assert!(
        (area[0] - 1.5 - corner).abs() < 0.1 && (area[1] - 12.0 - corner).abs() < 0.1,
        "{area:?}"
    );
}

#[test]
fn the_product_file_gives_the_size() {
    let unsized_label = LABEL.replacen(" width=\"60mm\" height=\"40mm\"", "", 1);
    let size = "[artwork]\nwidth_mm = 60.0\nheight_mm = 40.0\n";
    let desk = Desk::with([("a.svg", unsized_label.as_str()), ("size.toml", size)]);
    let without = embed(&desk, &format!("a.svg --url {URL}"));
    assert_eq!((without.status, without.out.as_str()), (2, ""));
    let given = embed(&desk, &format!("a.svg --url {URL} --product size.toml"));
    assert_eq!(given.status, 0, "{}", given.err);
    desk.write("a.toml", size);
    assert_eq!(embed(&desk, &format!("a.svg --url {URL}")).out, given.out);
}

#[test]
fn a_refusal_writes_nothing() {
    let small = LABEL.replace("width=\"20\" height=\"20\"", "width=\"5\" height=\"5\"");
    let changed = |from: &str, to: &str| LABEL.replace(from, to);
    let place = "<rect id=\"qr\"";
    let filled = "<path d=\"M0 0h60v1h-60zM0 3h60v1h-60zM0 6h60v1h-60zM0 9h60v1h-60zM0 12h60v1h-60zM0 15h60v1h-60zM0 18h60v1h-60zM0 21h60v1h-60zM0 24h60v1h-60zM0 27h60v1h-60zM0 30h60v1h-60zM0 33h60v1h-60zM0 36h60v1h-60z\"/><rect id=\"khac\"";
    let labels = [
        ("a.svg", LABEL.to_owned()),
        ("small.svg", small),
        ("full.svg", changed(place, filled)),
        ("flat.svg", changed("width=\"20\" height=\"20\"", "width=\"0\" height=\"20\"")),
        (
            "off.svg",
            changed(
                "width=\"20\" height=\"20\"",
                "width=\"20\" height=\"20\" transform=\"translate(90 0)\"",
            ),
        ),
        (
            "two.svg",
            changed(place, "<rect data-temnhan=\"qr\" width=\"20\" height=\"20\"/><rect id=\"qr\""),
        ),
        (
            "closed.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60mm\" height=\"40mm\"/>".to_owned(),
        ),
    ];
    let desk = Desk::with(labels.each_ref().map(|(name, svg)| (*name, svg.as_str())));
    for line in [
        "small.svg --url https://id.example/01/09521234543213",
        "full.svg --url https://id.example/01/09521234543213",
        "flat.svg --url https://id.example/01/09521234543213",
        "off.svg --url https://id.example/01/09521234543213",
        "two.svg --url https://id.example/01/09521234543213",
        "closed.svg --url https://id.example/01/09521234543213",
        "a.svg --url javascript:alert(1)",
        "a.svg --url https://192.168.1.7/t/1",
        "a.svg --url https://id.example/01/09521234543214",
        "a.svg --url https://id.example/01/09521234543213?05=1",
        "a.svg --gtin 9521234543213",
        "a.svg --url https://id.example/01/09521234543213 --at 50,30",
        "no.svg --url https://id.example/01/09521234543213",
    ] {
        for output in ["", " -o b.svg", " -o a.svg"] {
            let ran = embed(&desk, &format!("{line}{output} --lang en"));
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{line}{output}");
            let sentence = ran.err.strip_prefix("error: ").unwrap_or_else(|| panic!("{}", ran.err));
            assert!(sentence.lines().count() == 1 && sentence.len() > 20, "{line}: {sentence}");
        }
    }
    assert_eq!(desk.names().len(), labels.len());
    assert_eq!(desk.read("a.svg"), LABEL.as_bytes());
}

#[test]
fn arguments_that_are_no_numbers_are_wrong_use() {
    let desk = Desk::with([("a.svg", LABEL)]);
    for argument in ["--at 1", "--at x,y", "--module 0", "--module -1", "--ec X"] {
        let ran = embed(&desk, &format!("a.svg --url {URL} {argument}"));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{argument}");
    }
}

#[test]
fn a_label_without_codes_is_said_to_have_none() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let ran = desk.run("qr verify a.svg --no-system-fonts --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err, "a.svg: no code was found.\n");
}

#[test]
fn a_bad_label_cannot_be_verified() {
    let desk = Desk::with([("a.svg", "<html/>")]);
    let ran = desk.run("qr verify a.svg --no-system-fonts --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: a.svg:1:1: "), "{}", ran.err);
}

#[test]
fn a_product_becomes_a_digital_link() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let product = "--gtin 9521234543213 --lot L1 --host https://id.example.vn";
    let ran = embed(&desk, &format!("a.svg {product} --module 0.4 -o b.svg"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let codes = desk.run("qr verify b.svg --no-system-fonts --format json").json();
    assert_eq!(codes["codes"][0]["payload"], "https://id.example.vn/01/09521234543213/10/L1");
    for wrong in [
        "--gtin 9521234543214 --host https://id.example.vn",
        "--gtin 9521234543213",
        "--gtin 9521234543213 --host https://localhost",
        "--gtin 9521234543213 --lot lô --host https://id.example.vn",
        "--url https://id.example.vn/01/9521234543213",
        "",
    ] {
        let ran = embed(&desk, &format!("a.svg {wrong} -o c.svg"));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{wrong}");
    }
    assert_eq!(desk.names(), ["a.svg", "b.svg"]);
}

#[test]
fn makes_a_code_as_a_picture() {
    let desk = Desk::new();
    let ran = desk.run(&format!("qr make --url {URL} -o a.svg --lang en"));
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("18.5 mm a side"), "{}", ran.err);
    let verified = desk.run("qr verify a.svg --no-system-fonts --format json").json();
    assert_eq!(verified["codes"][0]["payload"], URL);
    assert_eq!(verified["codes"][0]["module_mm"], 0.5);
    let ran = desk.run(
        "qr make --gtin 9521234543213 --expiry 2026-11-27 --host https://id.example.vn -o a.png",
    );
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.err.starts_with("https://id.example.vn/01/09521234543213?17=261127"),
        "{}",
        ran.err
    );
    assert!(desk.read("a.png").starts_with(b"\x89PNG"));
    assert_eq!(desk.run("qr make --url javascript:alert(1) -o b.svg").status, 2);
    assert_eq!(desk.names(), ["a.png", "a.svg"]);
}

#[test]
fn lints_payloads_in_order() {
    let desk = Desk::new();
    let payloads = format!("{URL}\r\n\nhttps://id.example/gtin/9521234543213\nBánh gai\n");
    let ran =
        desk.run_with_input("qr lint --stdin-payloads --format json-lines", payloads.as_bytes());
    assert_eq!(ran.status, 1, "{}", ran.err);
    let lints: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |key: &str| lints.iter().map(|lint| lint[key].to_string()).collect::<Vec<_>>();
    assert_eq!(of("kind"), ["\"digital-link\"", "\"digital-link\"", "\"text\""]);
    assert_eq!(of("valid"), ["true", "false", "true"]);
    assert_eq!(lints[0]["elements"]["01"], "09521234543213");
    assert_eq!(lints[1]["corrected"], URL);
    assert_eq!(lints[1]["problems"][0]["severity"], "error");
    assert_eq!(lints[2]["elements"], serde_json::json!({}));
    assert_eq!(desk.run(&format!("qr lint {URL}")).status, 0);
    let text = desk.run("qr lint https://id.example/01/09521234543214");
    assert!(text.out.contains("Chữ số kiểm tra"), "{}", text.out);
}

#[test]
fn finds_a_free_place_and_tells_it() {
    let bare = LABEL.replace("<rect id=\"qr\"", "<rect id=\"khac\" display=\"none\"");
    let desk = Desk::with([("a.svg", bare.as_str())]);
    let ran = embed(&desk, &format!("a.svg --url {URL} -o b.svg --lang en"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("the best free place"), "{}", ran.err);
    let ran = desk.run("qr verify b.svg --no-system-fonts --format json");
    assert_eq!(ran.json()["codes"][0]["payload"], URL);
    let report = ran.json();
    let verdicts = report["codes"][0]["verdicts"].as_array().unwrap();
    let rules: Vec<&str> = verdicts.iter().filter_map(|own| own["rule"].as_str()).collect();
    assert_eq!(rules, ["trace-data-incomplete", "trace-access-line-missing"]);
}

#[test]
fn makes_a_bar_code_that_verifies() {
    let desk = Desk::with([]);
    let ran = desk.run("qr make --symbology ean-13 --gtin 9521234543213 -o a.svg --lang en");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("9521234543213: EAN-13, 37.3 × 25.9 mm"), "{}", ran.err);
    let report = desk.run("qr verify a.svg --no-system-fonts --format json").json();
    assert_eq!(report["codes"][0]["symbology"], "ean-13");
    assert_eq!(report["codes"][0]["payload"], "9521234543213");
    let ran = desk.run("qr make --symbology ean-13 --gtin 9521234543213 --dots 4 -o a.png");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(desk.read("a.png").starts_with(b"\x89PNG"));
    for wrong in ["--url https://id.example/a", "--gtin 19521234543210"] {
        let ran = desk.run(&format!("qr make --symbology ean-13 {wrong}"));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{wrong}");
    }
}
