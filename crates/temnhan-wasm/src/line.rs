//! From a JSON request to the JSON line of a report.

use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;
use temnhan::error::{PackError, ProductError};
use temnhan::gazetteer::Gazetteer;
use temnhan::report::{Bilingual, Line};
use temnhan::{Checker, Date, Error, Fonts, Packs, ProductFile, Request};

static WITHOUT_COMMUNES: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(Packs::shipped(), Fonts::shipped()));

static WITH_COMMUNES: OnceLock<Checker> = OnceLock::new();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    path: String,
    as_of: Date,
    group: Option<String>,
    product: Option<String>,
}

/// Checks one SVG with the shipped packs and fonts; returns the JSON line of the
/// report, without a line break.
///
/// # Errors
///
/// Why the request, the product file in it or the label cannot be used.
pub fn check_line(svg: &[u8], request: &str) -> Result<String, Bilingual> {
    let asked: Asked = serde_json::from_str(request).map_err(|error| bad_request(&error))?;
    let as_of = asked.as_of;
    let request = asked.into_request().map_err(|error| bad_product(&error))?;
    let checker = WITH_COMMUNES.get().unwrap_or(&WITHOUT_COMMUNES);
    let label = checker.check(svg, &request).map_err(|error| with_position(&error))?;
    Ok(serde_json::to_string(&Line::new(as_of, Ok(label))).expect("a report has only string keys"))
}

/// Gives later checks the gazetteer of communes, the bytes of `communes.deflate`.
///
/// # Errors
///
/// Why the bytes are no gazetteer.
pub fn add_communes_of(bytes: &[u8]) -> Result<(), PackError> {
    let gazetteer = Gazetteer::read(bytes)?;
    WITH_COMMUNES
        .get_or_init(|| Checker::new(Packs::shipped().with_gazetteer(gazetteer), Fonts::shipped()));
    Ok(())
}

impl Asked {
    fn into_request(self) -> Result<Request, ProductError> {
        let product = ProductFile::from_toml(self.product.as_deref().unwrap_or_default())?;
        let request = Request::new(self.path, self.as_of).with_product(product);
        Ok(match self.group {
            Some(group) => request.with_group(group),
            None => request,
        })
    }
}

fn bad_request(error: &serde_json::Error) -> Bilingual {
    Bilingual::new(
        format!("Yêu cầu kiểm tra không đọc được: {error}."),
        format!("The request cannot be read: {error}."),
    )
}

fn bad_product(error: &ProductError) -> Bilingual {
    let ProductError { line, column, message } = error;
    Bilingual::new(
        format!("Tệp sản phẩm không đọc được, dòng {line}, cột {column}: {message}."),
        format!("The product file cannot be read, line {line}, column {column}: {message}."),
    )
}

fn with_position(error: &Error) -> Bilingual {
    let Bilingual { vi, en } = &error.message;
    match error.at {
        Some(at) => Bilingual::new(
            format!("{vi} (dòng {}, cột {})", at.line, at.column),
            format!("{en} (line {}, column {})", at.line, at.column),
        ),
        None => error.message.clone(),
    }
}

#[cfg(test)]
mod tests {
    use temnhan::report::SCHEMA_VERSION;

    use super::*;

    const SVG: &[u8] =
        br#"<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">
  <text x="5" y="20" font-size="4">Nhan</text>
</svg>"#;

    #[test]
    fn bytes_that_are_no_gazetteer_are_refused() {
        assert!(add_communes_of(b"<svg").is_err());
    }

    fn refusal(request: &str) -> Bilingual {
        check_line(SVG, request).expect_err("the request has a fault")
    }

    #[test]
    fn a_line_holds_one_label_under_the_day_asked_for() {
        let line =
            check_line(SVG, r#"{"path": "nhan.svg", "as_of": "2026-11-23", "group": "food"}"#)
                .expect("the label can be judged");
        let line: serde_json::Value = serde_json::from_str(&line).expect("the line is JSON");
        assert_eq!(line["schema_version"], SCHEMA_VERSION);
        assert_eq!(line["tool"]["name"], "temnhan");
        assert_eq!(line["as_of"], "2026-11-23");
        assert_eq!(line["label"]["path"], "nhan.svg");
        assert_eq!(line["label"]["group"]["id"], "food");
        assert!(line["label"]["verdict"].is_string(), "{line}");
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_in_both_languages() {
        let refusal = refusal(r#"{"path": "nhan.svg", "as_of": "2026-02-30"}"#);
        assert!(refusal.vi.starts_with("Yêu cầu kiểm tra không đọc được"), "{refusal:?}");
        assert!(refusal.en.starts_with("The request cannot be read"), "{refusal:?}");
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        let refusal = refusal(r#"{"path": "nhan.svg", "as_of": "2026-11-23", "grup": "food"}"#);
        assert!(refusal.en.contains("grup"), "{refusal:?}");
    }

    #[test]
    fn a_fault_of_the_product_file_is_placed() {
        let request = r#"{"path": "nhan.svg", "as_of": "2026-11-23", "product": "\nsize = 3"}"#;
        let refusal = refusal(request);
        assert!(refusal.vi.contains("dòng 2, cột 1"), "{refusal:?}");
    }

    #[test]
    fn a_fault_of_the_artwork_is_told() {
        let request = r#"{"path": "nhan.svg", "as_of": "2026-11-23"}"#;
        let refusal = check_line(b"<svg", request).expect_err("the artwork is not well-formed");
        assert!(!refusal.vi.is_empty() && !refusal.en.is_empty(), "{refusal:?}");
    }
}
