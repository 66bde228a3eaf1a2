//! What fields say, taken apart: one label a line of text, and the `parts` of its field.

use std::sync::LazyLock;

use serde_json::{Value, json};
use temnhan::{Checker, FieldKind, Request};
use temnhan_tests::checker;

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

/// The parts of the first field of a kind on a label with these texts: x, baseline, size, words.
fn parts(kind: FieldKind, texts: &[(f64, f64, f64, &str)]) -> Value {
    let written = texts.iter().map(|(x, y, size, words)| {
        format!("<text x='{x}' y='{y}' font-size='{size}'>{words}</text>")
    });
    let drawn = written.collect::<Vec<_>>().concat();
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='120mm' height='80mm' \
         viewBox='0 0 120 80' font-family='Be Vietnam Pro'>\
         <text x='5' y='12' font-size='8'>Bánh gai</text>{drawn}</svg>"
    );
    let request = Request::new("label.svg", "2026-11-23".parse().unwrap());
    let report = CHECKER.check(svg.as_bytes(), &request).unwrap();
    let field = report.fields.iter().find(|field| field.kind == kind);
    let field = field.unwrap_or_else(|| panic!("no {kind:?} in {texts:?}"));
    serde_json::to_value(&field.parts).unwrap()
}

fn line(kind: FieldKind, words: &str) -> Value {
    parts(kind, &[(5.0, 30.0, 3.0, words)])
}

#[test]
fn quantities_to_value_unit_and_items() {
    let g = |value: f64| json!({ "value": value, "unit": "g" });
    for (words, mut expected) in [
        ("Khối lượng tịnh: 1,5 kg", json!({ "nominal": { "value": 1.5, "unit": "kg" } })),
        ("Khối lượng tịnh: 1.000 g", json!({ "nominal": { "value": null, "unit": "g" } })),
        ("Thể tích thực: 0,75 L", json!({ "nominal": { "value": 0.75, "unit": "l" } })),
        ("500 gr", json!({ "nominal": g(500.0) })),
        (
            "Khối lượng tịnh: 6 x 50 g",
            json!({ "nominal": g(50.0), "items": { "count": 6, "each": g(50.0) },
                    "total": g(300.0) }),
        ),
        (
            "10 gói x 12 g (120 g)",
            json!({ "nominal": g(120.0), "items": { "count": 10, "of": "gói", "each": g(12.0) } }),
        ),
        ("500 g (10 cái)", json!({ "nominal": g(500.0), "items": { "count": 10, "of": "cái" } })),
        ("Hộp 12 cái", json!({ "nominal": { "value": 12.0, "unit": "cái" } })),
        ("500 g ± 5 g", json!({ "nominal": { "value": 500.0, "tolerance": 5.0, "unit": "g" } })),
        ("Khối lượng ráo nước: 300 g", json!({ "nominal": g(300.0) })),
    ] {
        let drained = words.contains("ráo nước");
        expected["drained"] = drained.into();
        let found = line(FieldKind::NetQuantity, words);
        assert_eq!(found, json!({ "quantity": expected }), "{words}");
    }
}

#[test]
fn a_figure_and_its_unit_in_two_texts_are_one_quantity() {
    for texts in [
        [(5.0, 50.0, 12.0, "500"), (30.0, 50.0, 4.0, "g")],
        [(5.0, 50.0, 12.0, "500"), (30.0, 44.0, 4.0, "g")],
        [(5.0, 50.0, 8.0, "500"), (5.0, 56.0, 5.0, "g")],
    ] {
        let found = parts(FieldKind::NetQuantity, &texts);
        assert_eq!(found["quantity"]["nominal"], json!({ "value": 500.0, "unit": "g" }));
    }
}

#[test]
fn dates_to_days_months_durations_and_pointers() {
    let duration = |value: f64, unit: &str| json!({ "duration": { "value": value, "unit": unit } });
    for (words, expected) in [
        ("HSD: 2.4.26", json!({ "day": "2026-04-02" })),
        ("HSD: ngày 12 tháng 3 năm 2026", json!({ "day": "2026-03-12" })),
        ("HSD: 31/02/2026", json!({ "no-such-day": "31/02/2026" })),
        ("HSD: 12/2026", json!({ "month": "2026-12" })),
        ("HSD: 12 tháng kể từ ngày sản xuất", duration(12.0, "month")),
        ("Hạn dùng: hai năm", duration(2.0, "year")),
        ("HSD: 01 năm", duration(1.0, "year")),
        (
            "HSD: 6-8 tháng",
            json!({ "duration": { "value": 8.0, "at_least": 6.0, "unit": "month" } }),
        ),
        ("HSD: in ở đáy hộp", json!("pointer")),
        ("EXP: see bottom", json!("pointer")),
        ("HSD: ...../...../.....", json!("blank")),
        ("NSX/HSD: 01/01/2026 – 01/01/2027", json!({ "day": "2027-01-01" })),
        ("NSX &amp; HSD in trên bao bì", json!("pointer")),
    ] {
        assert_eq!(line(FieldKind::ExpiryDate, words), json!({ "date": expected }), "{words}");
    }
}

#[test]
fn a_panel_to_basis_and_rows() {
    let table = [
        (5.0, 30.0, 3.0, "Khẩu phần: 30 g"),
        (50.0, 36.0, 3.0, "Trong 100 g"),
        (90.0, 36.0, 3.0, "% NRV"),
        (5.0, 40.0, 3.0, "Năng lượng"),
        (50.0, 40.0, 3.0, "285 kcal (1192 kJ)"),
        (90.0, 40.0, 3.0, "14 %"),
        (5.0, 44.0, 3.0, "Chất béo"),
        (50.0, 44.0, 3.0, "&lt; 0,5 g"),
        (5.0, 48.0, 3.0, "Natri (mg)"),
        (50.0, 48.0, 3.0, "0"),
    ];
    let rows = json!([
        { "nutrient": "energy", "value": 285.0, "less_than": false, "unit": "kcal", "percent": 14.0 },
        { "nutrient": "energy", "value": 1192.0, "less_than": false, "unit": "kJ" },
        { "nutrient": "fat", "value": 0.5, "less_than": true, "unit": "g" },
        { "nutrient": "sodium", "value": 0.0, "less_than": false, "unit": "mg" },
    ]);
    let basis = json!({ "serving": false, "amount": { "value": 100.0, "unit": "g" } });
    let found = parts(FieldKind::Nutrition, &table);
    assert_eq!(found, json!({ "nutrition": { "basis": basis, "rows": rows } }));
}

#[test]
fn the_basis_of_a_panel_in_every_wording() {
    let g = |value: f64| json!({ "value": value, "unit": "g" });
    let rows = "Năng lượng 250 kcal, Chất đạm 5 g, trong đó đường 3 g";
    for (words, expected) in [
        ("Giá trị dinh dưỡng trong 100 g:", json!({ "serving": false, "amount": g(100.0) })),
        ("Dinh dưỡng/100 g:", json!({ "serving": false, "amount": g(100.0) })),
        ("Dinh dưỡng cho mỗi gói 12 g:", json!({ "serving": true, "amount": g(12.0) })),
        ("Serving size: 30 g.", json!({ "serving": true, "amount": g(30.0) })),
        ("Giá trị dinh dưỡng mỗi khẩu phần:", json!({ "serving": true })),
        ("Giá trị dinh dưỡng:", json!(null)),
    ] {
        let found = line(FieldKind::Nutrition, &format!("{words} {rows}"));
        assert_eq!(found["nutrition"]["basis"], expected, "{words}");
    }
}

#[test]
fn addresses_to_levels() {
    for (words, expected) in [
        (
            "Địa chỉ: Số 5 đường Trần Phú, phường Nam Định, Ninh Bình, Việt Nam",
            ["site", "commune", "province", "country"].as_slice(),
        ),
        ("Địa chỉ: Đặc khu Phú Quốc, tỉnh An Giang", &["commune", "province"]),
        (
            "Địa chỉ: Xóm 4, thị trấn Lâm, huyện Ý Yên, tỉnh Nam Định, VN",
            &["site", "township", "district", "province", "country"],
        ),
    ] {
        let found = line(FieldKind::Address, words);
        let parts = found["address"].as_array().unwrap();
        let levels: Vec<&str> = parts.iter().filter_map(|part| part["level"].as_str()).collect();
        assert_eq!(levels, expected, "{words}");
    }
}
