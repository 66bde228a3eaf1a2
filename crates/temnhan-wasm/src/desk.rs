//! The calls of the browser, for Rust: requests to the core's own types and back.

use temnhan::gazetteer::Gazetteer;
use temnhan::gs1::{DigitalLink, Gtin, Lint, lint};
use temnhan::qr::{self, Decoder, QrSymbol};
use temnhan::report::{Bilingual, CodeReport, FieldReport, Lang, Line};
use temnhan::{Checker, Date, FieldKind, Fonts, Limits, Listed, Packs, ProductFile, Request};

use crate::answer::{Embedded, Group, Picture, Qr, Refusal};
use crate::request::{CheckRequest, EmbedRequest, LinkRequest, PictureRequest, QrRequest};

/// A checker with the shipped packs and fonts, to which more fonts may be given.
#[derive(Debug)]
pub struct Desk {
    checker: Checker,
}

impl Default for Desk {
    fn default() -> Self {
        Self { checker: Checker::new(Packs::shipped(), Fonts::shipped()) }
    }
}

type Answer<T> = Result<T, Refusal>;

impl Desk {
    /// Gives the rules on addresses the gazetteer of communes, the bytes of `communes.deflate`.
    ///
    /// # Errors
    ///
    /// Bytes that are no gazetteer.
    pub fn add_communes(&mut self, bytes: &[u8]) -> Answer<()> {
        let gazetteer = Gazetteer::read(bytes)
            .map_err(|error| Refusal::request(format!("{error}"), format!("{error}")))?;
        self.checker.packs_mut().set_gazetteer(gazetteer);
        Ok(())
    }

    /// Adds the faces of a font file (TTF, OTF, TTC, WOFF, WOFF2); returns how many it held.
    pub fn add_font(&mut self, bytes: Vec<u8>) -> usize {
        self.checker.fonts_mut().add(bytes)
    }

    /// The report line of one label; with another day, what differs under its law, too. What cannot
    /// be judged is a line with an `error`.
    pub fn check(&self, svg: &[u8], request: CheckRequest, other_day: Option<Date>) -> Line {
        let (day, path) = (request.as_of, request.path.clone());
        let refused = |day, refusal: Refusal| Line::new(day, Err(refusal.of_label(&path)));
        let request = match whole(request) {
            Ok(request) => request,
            Err(refusal) => return refused(day, refusal),
        };
        let judged = match other_day {
            Some(day) => self.checker.check_on_both(svg, &request, day),
            None => self.checker.check(svg, &request),
        };
        match judged {
            Ok(report) => Line::new(request.as_of, Ok(report)),
            Err(error) => refused(request.as_of, Refusal::from(&error)),
        }
    }

    /// What one label states, without judging it.
    ///
    /// # Errors
    ///
    /// A label or a product file that cannot be read.
    pub fn fields(&self, svg: &[u8], request: CheckRequest) -> Answer<Vec<FieldReport>> {
        self.checker.fields(svg, &whole(request)?).map_err(|error| Refusal::from(&error))
    }

    /// The artwork with a layer, not printed, that frames and names what was recognised.
    ///
    /// # Errors
    ///
    /// A label or a product file that cannot be read, or a root without room for a layer.
    pub fn overlay(&self, svg: &[u8], request: CheckRequest, lang: Lang) -> Answer<Vec<u8>> {
        self.checker.overlay(svg, &whole(request)?, lang).map_err(|error| Refusal::from(&error))
    }

    /// The artwork as it prints.
    ///
    /// # Errors
    ///
    /// A label or a product file that cannot be read, or an area without extent.
    pub fn picture(&self, svg: &[u8], request: &PictureRequest) -> Answer<Picture> {
        let product = product(request.product.as_deref())?;
        let PictureRequest { area_mm, pixels_per_mm, .. } = request;
        let drawn = self.checker.picture(svg, &product.artwork, *area_mm, *pixels_per_mm);
        let temnhan::Picture { png, area_mm, width, height, .. } =
            drawn.map_err(|error| Refusal::from(&error))?;
        Ok(Picture { png, area_mm, width, height })
    }

    /// The artwork with a code that a second decoder reads back, too, and with which the label has no
    /// more errors than without.
    ///
    /// # Errors
    ///
    /// No second decoder, and what the core refuses, such as a place without room.
    pub fn embed_qr(
        &self,
        svg: &[u8],
        request: CheckRequest,
        code: EmbedRequest,
        second: Option<Decoder<'_>>,
    ) -> Answer<Embedded> {
        let second = second.ok_or_else(no_second_decoder)?;
        let request = whole(request)?;
        let wanted = code.wanted(|| self.checker.call_line(&request.product));
        let done = self.checker.embed_with(svg, &wanted, &request, second);
        done.map(Embedded::from).map_err(|error| Refusal::from(&error))
    }

    /// Every QR code on the artwork, as printed.
    ///
    /// # Errors
    ///
    /// A label or a product file that cannot be read.
    pub fn verify_qr(&self, svg: &[u8], product_file: Option<&str>) -> Answer<Vec<CodeReport>> {
        let artwork = product(product_file)?.artwork;
        let codes = qr::verify(svg, &artwork, self.checker.fonts(), &Limits::default());
        codes.map_err(|error| Refusal::from(&error))
    }

    /// A code by itself.
    ///
    /// # Errors
    ///
    /// An address that no code may hold.
    pub fn make_qr(&self, request: &QrRequest) -> Answer<Qr> {
        let symbol = QrSymbol::of_address(&request.url, request.level.into());
        let symbol = symbol.map_err(|error| Refusal::from(&error))?;
        Ok(Qr {
            svg: symbol.to_svg(request.module_mm),
            version: symbol.version(),
            modules: symbol.modules(),
            side_mm: symbol.side_mm(request.module_mm),
        })
    }

    /// The one normal form of a product's Digital Link.
    ///
    /// # Errors
    ///
    /// A number, host or value that a Digital Link cannot hold.
    pub fn compose_link(&self, request: &LinkRequest) -> Answer<String> {
        let gtin: Gtin = request.gtin.trim().parse().map_err(|error| {
            Refusal::request(format!("Số GTIN không đúng: {error}."), format!("GTIN: {error}."))
        })?;
        let elements = request.elements.iter().filter(|(_, value)| !value.is_empty());
        let mut link = DigitalLink::of_product(request.host.trim(), gtin);
        for (identifier, value) in elements {
            link = link.and_then(|link| link.with(identifier, value));
        }
        link.map(|link| link.to_string())
            .map_err(|problem| Refusal::request(problem.message.vi, problem.message.en))
    }

    /// What is wrong with a payload.
    pub fn lint(&self, payload: &str) -> Lint {
        lint(payload)
    }

    /// Every rule of the catalogue as it stands on a day, with how to mend its faults.
    pub fn rules(&self, day: Date) -> Vec<Listed> {
        self.checker.packs().catalogue(day)
    }

    /// One of them; `None` for an id that the catalogue does not have.
    pub fn explain(&self, rule: &str, day: Date) -> Option<Listed> {
        self.rules(day).into_iter().find(|listed| listed.id == rule)
    }

    /// The product groups and what their goods must carry.
    pub fn groups(&self) -> Vec<Group> {
        let packs = self.checker.packs();
        let group = |id: &str| Group {
            id: id.to_owned(),
            name: packs.group_name(id).unwrap_or_default(),
            mandatory: packs.mandatory(id),
        };
        packs.group_ids().map(group).collect()
    }

    /// What the kinds of fields are called.
    pub fn kinds(&self) -> Vec<(FieldKind, Bilingual)> {
        let names = self.checker.packs().kind_names();
        names.map(|(kind, name)| (kind, name.clone())).collect()
    }
}

fn whole(request: CheckRequest) -> Answer<Request> {
    let product = product(request.product.as_deref())?;
    let whole = Request::new(request.path, request.as_of);
    let whole = whole.with_day_basis(request.day_basis).with_product(product);
    Ok(match request.group {
        Some(group) => whole.with_group(group),
        None => whole,
    })
}

fn no_second_decoder() -> Refusal {
    Refusal::request(
        "Chưa có bộ đọc mã thứ hai nên không đặt mã: mã chỉ được ghi khi hai bộ đọc khác nhau cùng đọc đúng.",
        "There is no second decoder, so no code is put in: one is written only where two decoders read it back.",
    )
}

fn product(text: Option<&str>) -> Answer<ProductFile> {
    ProductFile::from_toml(text.unwrap_or_default()).map_err(|error| Refusal::from(&error))
}

#[cfg(test)]
mod tests {
    use temnhan::report::{Entry, LabelError};

    use super::*;

    const SVG: &[u8] =
        br#"<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">
  <text x="5" y="20" font-size="4">Nhan</text>
</svg>"#;
    const LINK: &str = "https://id.example.vn/01/09521234543213";

    fn request(rest: &str) -> CheckRequest {
        let text = format!(r#"{{"path": "nhan.svg", "as_of": "2026-11-23"{rest}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn error(svg: &[u8], rest: &str) -> LabelError {
        match Desk::default().check(svg, request(rest), None).entry {
            Entry::Error(error) => error,
            Entry::Label(label) => panic!("{label:?}"),
        }
    }

    #[test]
    fn bytes_that_are_no_gazetteer_are_refused() {
        assert!(Desk::default().add_communes(b"<svg").is_err());
    }

    #[test]
    fn a_line_holds_one_label_under_the_day_asked_for_and_compares_it_with_another() {
        let other = Some("2026-01-01".parse().unwrap());
        let line = Desk::default().check(SVG, request(r#", "group": "food""#), other);
        let line = serde_json::to_value(line).unwrap();
        assert_eq!(line["as_of"], "2026-11-23");
        assert_eq!(line["label"]["path"], "nhan.svg");
        assert_eq!(line["label"]["group"]["id"], "food");
        assert_eq!(line["label"]["compared"]["day"], "2026-01-01");
    }

    #[test]
    fn the_day_of_printing_wins_over_today_and_not_over_a_person() {
        let product = r#", "product": "printed_on = \"2025-12-20\"""#;
        let today = r#", "day_basis": "today""#;
        for (rest, day, basis) in [
            (product.to_owned(), "2026-11-23", "given"),
            (format!("{product}{today}"), "2025-12-20", "printed-on"),
            (today.to_owned(), "2026-11-23", "today"),
        ] {
            let line = Desk::default().check(SVG, request(&rest), None);
            let line = serde_json::to_value(line).unwrap();
            assert_eq!(line["as_of"], day);
            assert_eq!(line["label"]["as_of"]["basis"], basis);
        }
    }

    #[test]
    fn faults_of_requests_are_told() {
        for request in [
            r#"{"path": "nhan.svg", "as_of": "2026-02-30"}"#,
            r#"{"path": "nhan.svg", "as_of": "2026-11-23", "grup": "food"}"#,
        ] {
            let error = serde_json::from_str::<CheckRequest>(request).unwrap_err();
            let refusal = Refusal::from(&error);
            assert!(refusal.message.vi.starts_with("Yêu cầu không đọc được"), "{refusal:?}");
        }
    }

    #[test]
    fn faults_of_product_file_and_artwork_are_entries_of_the_label() {
        let product = error(SVG, r#", "product": "\nsize = 3""#);
        assert_eq!((product.id.as_str(), product.line), ("product-file", Some(2)));
        let artwork = error(b"<svg", "");
        assert!(!artwork.message.vi.is_empty() && artwork.path == "nhan.svg", "{artwork:?}");
    }

    fn embedded(module_mm: f64, second: Option<Decoder<'_>>) -> Answer<Embedded> {
        let code = format!(r#"{{"url": "{LINK}", "at": [30, 5], "module_mm": {module_mm}}}"#);
        let code = serde_json::from_str(&code).unwrap();
        Desk::default().embed_qr(SVG, request(""), code, second)
    }

    #[test]
    fn a_code_is_put_in_and_read_back() {
        let done = embedded(0.5, Some(&|_| Some(LINK.to_owned()))).unwrap();
        let codes = Desk::default().verify_qr(&done.svg, None).unwrap();
        assert_eq!(codes[0].payload.as_deref(), Some(LINK));
    }

    #[test]
    fn the_line_that_invites_to_scan_goes_with_the_code_where_it_is_asked_for() {
        let code = format!(r#"{{"url": "{LINK}", "at": [30, 5], "call_line": true}}"#);
        let code = serde_json::from_str(&code).unwrap();
        let second: Decoder<'_> = &|_| Some(LINK.to_owned());
        let line = "Quét mã để";
        let has_line = |done: &Embedded| String::from_utf8_lossy(&done.svg).contains(line);
        assert!(has_line(&Desk::default().embed_qr(SVG, request(""), code, Some(second)).unwrap()));
        assert!(!has_line(&embedded(0.5, Some(second)).unwrap()));
    }

    #[test]
    fn a_check_of_the_label_with_its_code_is_told_or_refuses_it() {
        let second: Decoder<'_> = &|_| Some(LINK.to_owned());
        let remarks = |module_mm| embedded(module_mm, Some(second)).unwrap().remarks.len();
        assert_eq!(remarks(0.3), remarks(0.5) + 1);
        let refusal = embedded(0.2, Some(second)).unwrap_err();
        assert!(refusal.message.en.contains("breaks qr-module-too-small"), "{refusal:?}");
    }

    #[test]
    fn no_code_is_put_in_that_one_decoder_alone_reads() {
        let without = embedded(0.5, None).unwrap_err();
        assert!(without.message.vi.contains("bộ đọc mã thứ hai"), "{without:?}");
        let unread = embedded(0.5, Some(&|_| None)).unwrap_err();
        assert_eq!(unread.id, "code-refused");
    }

    #[test]
    fn a_link_is_composed_of_its_parts_or_refused() {
        let compose = |gtin: &str, lot: &str| {
            Desk::default().compose_link(&LinkRequest {
                host: "https://id.example.vn".to_owned(),
                gtin: gtin.to_owned(),
                elements: vec![("10".to_owned(), lot.to_owned())],
            })
        };
        assert_eq!(compose("9521234543213", "").unwrap(), LINK);
        assert_eq!(compose("9521234543213", "L1").unwrap(), format!("{LINK}/10/L1"));
        assert!(compose("9521234543214", "").is_err());
    }

    #[test]
    fn groups_and_rules_are_listed() {
        let desk = Desk::default();
        assert_eq!(desk.groups().len(), 18);
        let rule = desk.explain("origin-missing", "2026-11-23".parse().unwrap()).unwrap();
        assert!(rule.remedies.is_some_and(|remedies| !remedies.tools.is_empty()));
    }
}
