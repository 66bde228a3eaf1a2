//! The text a person reads.

use crate::desk::{Desk, LABEL};

fn desk() -> Desk {
    let product = "group = \"food\"\nprinted_on = \"2026-11-23\"\n";
    Desk::with([("a.svg", LABEL), ("a.toml", product), ("bad.svg", "<html/>")])
}

#[test]
fn says_in_vietnamese_what_was_judged_and_how_it_ended() {
    let ran = desk().check("a.svg bad.svg");
    let first = "a.svg\n60 × 40 mm (ghi trong bản vẽ) · nhóm Thực phẩm [food] (đã khai)\nXét theo luật có hiệu lực ngày 23/11/2026 (ngày in).\nCÓ LỖI\n";
    assert!(ran.out.starts_with(first), "{}", ran.out);
    assert!(ran.out.contains("[origin-missing]"), "{}", ran.out);
    let last = "Số nhãn: 2; có lỗi: 1; cần người xem: 0; có điểm nên sửa: 0; không tìm thấy lỗi: 0; không soát được: 1.";
    assert!(ran.out.replace('\n', " ").trim_end().ends_with(last), "{}", ran.out);
    assert!(ran.err.starts_with("lỗi: bad.svg:1:1: Đây không phải bản vẽ SVG"), "{}", ran.err);
}

#[test]
fn english_has_no_word_of_the_vietnamese_frame() {
    let ran = desk().check("a.svg bad.svg --lang en");
    assert!(ran.out.contains("law of 2026-11-23"), "{}", ran.out);
    let frame = [
        "Căn cứ",
        "Cách sửa",
        "Vị trí",
        "Lý do",
        "Đo được",
        "Yêu cầu",
        "LỖI",
        "CẢNH BÁO",
        "LỜI KHUYÊN",
        "CẦN NGƯỜI XEM",
        "LƯU Ý",
        "Quy tắc",
        "Số nhãn",
        "nhóm ",
        "luật có",
        "từ trái",
        "phần tử",
        "dòng ",
        "lỗi",
    ];
    for word in frame {
        assert!(!ran.out.contains(word) && !ran.err.contains(word), "{word}: {}", ran.out);
    }
}

#[test]
fn a_pipe_gets_no_colour_and_no_long_lines() {
    for lang in ["vi", "en"] {
        let ran = desk().check(&format!("a.svg bad.svg --lang {lang}"));
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'));
        let too_long = |line: &&str| line.chars().count() > 100 && line.trim().contains(' ');
        assert_eq!(ran.out.lines().find(too_long), None);
    }
}

#[test]
fn numbers_have_a_comma_in_vietnamese_and_a_point_in_english() {
    let label = LABEL.replace("60mm", "60.5mm").replace("0 0 60 40", "0 0 60.5 40");
    let desk = Desk::with([("a.svg", label.as_str())]);
    assert!(desk.check("a.svg").out.contains("60,5 × 40 mm"));
    assert!(desk.check("a.svg --lang en").out.contains("60.5 × 40 mm"));
}

#[test]
fn never_claims_that_a_label_complies() {
    let ran = desk().check("a.svg --as-of 1990-01-01");
    let text = ran.out.to_lowercase();
    assert!(text.contains("quy tắc đã chạy"), "{text}");
    for claim in ["đạt chuẩn", "hợp chuẩn", "đúng luật", "compliant"] {
        assert!(!text.contains(claim), "{text}");
    }
}

#[test]
fn fields_are_shown_with_place_and_height() {
    let ran = desk().run("fields a.svg --no-system-fonts");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for word in ["product-name", "Bánh Ví Dụ", " mm từ trái", "chữ hoa"] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
}

#[test]
fn fields_of_a_bad_label_are_an_error() {
    let ran = desk().run("fields bad.svg --no-system-fonts --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: bad.svg:1:1: This is not an SVG drawing"), "{}", ran.err);
}
