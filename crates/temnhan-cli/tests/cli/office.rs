//! What an office opens: spreadsheets, pages, drawings and the summary.

use std::io::Read;

use calamine::{Data, DataType, Reader, Xlsx};

use crate::desk::{Desk, LABEL};

const PRODUCT: &str = "group = \"food\"\nprinted_on = \"2026-11-23\"\n\
    [producer]\nname = \"=HYPERLINK(1)\"\n[ocop]\nstars = 4\ndecision = \"123/QĐ-UBND\"\n\
    decided_on = \"2024-01-10\"\n[[certificate]]\nkind = \"VietGAP\"\nnumber = \"VG 01\"\n\
    valid_until = \"2027-03-01\"\n[[certificate]]\nkind = \"HACCP\"\nvalid_until = \"2029-03-01\"\n";

fn desk() -> Desk {
    let label = LABEL
        .replace("</svg>", "<text x=\"4\" y=\"14\" font-size=\"3\">Xuất xứ: VN</text>\n</svg>");
    let desk = Desk::with([("a.svg", &label), ("bad.svg", "<html/>")]);
    desk.write("a.toml", PRODUCT);
    desk
}

#[test]
fn a_spreadsheet_is_read_by_another_library() {
    let desk = desk();
    desk.check("a.svg bad.svg --format xlsx --output r.xlsx");
    let mut book: Xlsx<_> = calamine::open_workbook(desk.path("r.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Nhãn", "Chi tiết"]);
    let labels = book.worksheet_range("Nhãn").unwrap();
    let text = |row: u32, column: u32| labels.get_value((row, column)).unwrap().to_string();
    assert_eq!(
        (text(0, 0), text(1, 0), text(1, 1)),
        ("Tệp".into(), "a.svg".into(), "có lỗi".into())
    );
    assert_eq!(labels.get_value((1, 8)), Some(&Data::String("=HYPERLINK(1)".to_owned())));
    assert_eq!(labels.get_value((1, 10)), Some(&Data::Float(4.0)));
    assert_eq!((text(2, 0), text(2, 1)), ("bad.svg".into(), "không soát được".into()));
    let findings = book.worksheet_range("Chi tiết").unwrap();
    let country = findings.rows().find(|row| row[2] == "country-abbreviated").unwrap();
    assert!(country[3].to_string().contains("VN") && country[9] == Data::Float(6.0), "{country:?}");
    let errors = labels.get_value((1, 2)).unwrap().get_float().unwrap();
    let listed = findings.rows().filter(|row| row[1] == "lỗi").count();
    assert!((errors - listed as f64).abs() < 0.5, "{errors} {listed}");
}

#[test]
fn headings_stay_and_have_filters() {
    let desk = desk();
    desk.check("a.svg --format xlsx --output r.xlsx --lang en");
    let bytes = desk.read("r.xlsx");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Labels", "Findings"]);
    assert_eq!(
        book.worksheet_range("Labels").unwrap().get_value((0, 0)).unwrap().get_string(),
        Some("File")
    );
    let sheet = unpacked(&desk, "r.xlsx", "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"), "{sheet}");
}

/// A part of a spreadsheet as it is packed.
fn unpacked(desk: &Desk, file: &str, part: &str) -> String {
    let bytes = std::io::Cursor::new(desk.read(file));
    let mut archive = zip::ZipArchive::new(bytes).unwrap();
    let mut text = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_page_shows_the_label_and_loads_nothing() {
    let desk = desk();
    let evil = LABEL.replace("Bánh Ví Dụ", "Xuất xứ: &lt;script&gt;alert(1)&lt;/script&gt; VN");
    desk.write("xấu.svg", evil);
    let page = desk.check("a.svg bad.svg xấu.svg --format html").out;
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
    assert_eq!(page.matches("<section ").count(), 3);
    assert_eq!(page.matches("src=\"data:image/png;base64,").count(), 2);
    assert!(page.contains("class=\"box error") && page.contains("href=\"#label-1-"), "no box");
    for outside in ["src=\"http", "<link", "url(http", "<script>alert", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let anchors = page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
    for anchor in anchors {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor} leads nowhere");
    }
    assert!(desk.check("a.svg --format html --lang en").out.contains("<html lang=\"en\">"));
}

#[test]
fn findings_are_drawn_into_the_artwork() {
    let desk = desk();
    let drawing = desk.check("a.svg --format svg").out;
    assert!(drawing.contains("temnhan-khong-in") && drawing.contains("#b00020"), "{drawing}");
    assert!(drawing.contains("Viết tắt tên nước xuất xứ"), "{drawing}");
    desk.write("lai.svg", &drawing);
    desk.write("lai.toml", PRODUCT);
    let rules = |path: &str| {
        let report = desk.check(&format!("{path} --format json")).json();
        report["labels"][0]["counts"].clone()
    };
    assert_eq!(rules("lai.svg"), rules("a.svg"), "the layer is no content");
    assert_eq!(desk.check("a.svg --format svg --output a.svg").status, 2);
    assert_eq!(desk.check("a.svg lai.svg --format svg").status, 2);
    desk.check("a.svg lai.svg --format svg --output ve");
    assert!(!desk.read("ve/a.svg").is_empty() && !desk.read("ve/lai.svg").is_empty());
}

#[test]
fn the_summary_counts_and_lists_what_runs_out() {
    let desk = desk();
    let line = "a.svg bad.svg --as-of 2026-11-23 --format concise --summary";
    desk.check(&format!("{line} tong-hop.md"));
    let page = String::from_utf8(desk.read("tong-hop.md")).unwrap();
    assert!(page.contains("| country-abbreviated | Viết tắt tên nước xuất xứ | 1 | 0 |"), "{page}");
    assert!(page.contains("| 4 | 1 | 1 | 0 |"), "{page}");
    assert!(page.contains("| VietGAP | VG 01 | =HYPERLINK(1) | 01/03/2027 | 98 | 1 |"), "{page}");
    assert!(
        page.contains("| OCOP | 123/QĐ-UBND | =HYPERLINK(1) | 10/01/2027 | 48 | 1 |"),
        "{page}"
    );
    assert!(!page.contains("HACCP"), "{page}");
    assert!(page.contains("| not-svg | 1 |"), "{page}");
    desk.check(&format!("{line} tong-hop.html --lang en"));
    let page = String::from_utf8(desk.read("tong-hop.html")).unwrap();
    assert!(page.contains("<td>country-abbreviated</td>") && page.contains("lang=\"en\""));
    assert_eq!(desk.check(&format!("{line} tong-hop.doc")).status, 2);
}
