//! GS1 Digital Links: read, built and written in their one normal form.

use std::collections::BTreeMap;
use std::fmt;

use super::claim::{Claim, identifier, is_gtin};
use super::element::{Element, element};
use super::form::Fault;
use super::gtin::Gtin;
use super::percent::{decode, encode};
use super::problem::Problem;
use super::url::Url;

/// An address that names a product, a place or a document (GS1 Digital Link URI Syntax 1.6).
///
/// Written, it is normal: scheme and host in lower case, qualifiers in order, attributes by their
/// identifiers, everything else than letters, digits and `-._~` percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigitalLink {
    /// Scheme, host and stem, without a slash at the end.
    base: String,
    /// The primary key and its qualifiers: identifier and value.
    path: Vec<(String, String)>,
    /// By identifier.
    attributes: BTreeMap<String, String>,
    /// Other parameters of the query, as they stand.
    others: Vec<String>,
}

impl DigitalLink {
    /// The link of a product at a host, such as `https://id.example.vn` or `https://example.vn/ma`.
    ///
    /// # Errors
    ///
    /// A base that is no public http or https address, or one with a query.
    pub fn of_product(base: &str, gtin: Gtin) -> Result<Self, Problem> {
        let url = Url::split(base).filter(|url| url.query.is_none() && !base.contains('#'));
        let url = url.ok_or_else(Problem::not_an_address)?;
        if let Some(problem) = url.host_problem() {
            return Err(problem);
        }
        let path = vec![("01".to_owned(), gtin.to_string())];
        let base = base_of(&url, url.path.trim_end_matches('/'));
        Ok(Self { base, path, attributes: BTreeMap::new(), others: Vec::new() })
    }

    /// The link that a payload is, without the query; `None` where it is none or not valid.
    pub(crate) fn of_payload(payload: &str) -> Option<Self> {
        let (link, problems) = Self::read(&Url::split(payload)?)?;
        problems.is_empty().then_some(Self {
            attributes: BTreeMap::new(),
            others: Vec::new(),
            ..link
        })
    }

    /// With one more element, by its application identifier: a qualifier of the key goes into the
    /// path, anything else into the query. The value is plain text.
    ///
    /// # Errors
    ///
    /// An identifier that the standard does not know or does not allow here, and a value that does
    /// not have its form.
    pub fn with(mut self, identifier: &str, value: &str) -> Result<Self, Problem> {
        let known = element(identifier).ok_or_else(|| unknown(identifier))?;
        if let Some(problem) = value_problem(identifier, known, value) {
            return Err(problem);
        }
        if self.qualifiers().any(|own| own == identifier) {
            self.path.push((identifier.to_owned(), value.to_owned()));
            return if self.sort_path() { Ok(self) } else { Err(misplaced(identifier)) };
        }
        if !known.attribute || self.element(identifier).is_some() {
            return Err(misplaced(identifier));
        }
        self.attributes.insert(identifier.to_owned(), value.to_owned());
        Ok(self)
    }

    /// The value of an element.
    pub fn element(&self, identifier: &str) -> Option<&str> {
        let in_path = self.path.iter().find(|(own, _)| own == identifier).map(|(_, value)| value);
        in_path.or_else(|| self.attributes.get(identifier)).map(String::as_str)
    }

    /// All elements: application identifier and value, percent-decoded.
    pub fn elements(&self) -> BTreeMap<String, String> {
        let path = self.path.iter().cloned();
        path.chain(self.attributes.clone()).collect()
    }

    /// The qualifiers that may follow the primary key.
    fn qualifiers(&self) -> impl Iterator<Item = &'static str> {
        sequences(&self.path[0].0).iter().flatten().map(String::as_str)
    }

    /// Puts the qualifiers into the order of the standard; `false` where some do not go together.
    fn sort_path(&mut self) -> bool {
        let qualifiers = &self.path[1..];
        let holds_all =
            |sequence: &&Vec<String>| qualifiers.iter().all(|(own, _)| sequence.contains(own));
        let Some(sequence) = sequences(&self.path[0].0).iter().find(holds_all) else {
            return false;
        };
        let place = |own: &String| sequence.iter().position(|other| other == own);
        self.path[1..].sort_by_key(|(own, _)| place(own));
        self.path.windows(2).all(|pair| pair[0].0 != pair[1].0)
    }

    /// Reads what claims to be a link: the link as it is meant, and what is wrong with it as it
    /// stands. `None` for an address that makes no such claim.
    pub(super) fn read(url: &Url<'_>) -> Option<(Self, Vec<Problem>)> {
        let claim = Claim::of(url.path)?;
        let stem = claim.stem.iter().fold(String::new(), |stem, segment| stem + "/" + segment);
        let mut reader = Reader {
            link: Self {
                base: base_of(url, &stem),
                path: Vec::new(),
                attributes: BTreeMap::new(),
                others: Vec::new(),
            },
            problems: Vec::new(),
        };
        reader.path(&claim.segments);
        reader.query(url.query.unwrap_or_default());
        reader.contradictions();
        Some((reader.link, reader.problems))
    }
}

impl fmt::Display for DigitalLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.base)?;
        for (identifier, value) in &self.path {
            write!(f, "/{identifier}/{}", encode(value))?;
        }
        let attributes =
            self.attributes.iter().map(|(own, value)| format!("{own}={}", encode(value)));
        let query: Vec<String> = attributes.chain(self.others.iter().cloned()).collect();
        if query.is_empty() { Ok(()) } else { write!(f, "?{}", query.join("&")) }
    }
}

fn base_of(url: &Url<'_>, stem: &str) -> String {
    let (scheme, host) = (url.scheme.to_ascii_lowercase(), url.authority.to_ascii_lowercase());
    format!("{scheme}://{host}{stem}")
}

/// The orders of qualifiers that may follow a primary key.
fn sequences(key: &str) -> &'static [Vec<String>] {
    element(key).and_then(|element| element.key.as_deref()).unwrap_or_default()
}

/// A link under reading.
struct Reader {
    link: DigitalLink,
    problems: Vec<Problem>,
}

impl Reader {
    fn path(&mut self, segments: &[&str]) {
        let mut segments = segments;
        if let [before @ .., ""] = segments {
            self.refuse("Địa chỉ kết thúc bằng dấu “/”.", "The address ends in a slash.");
            segments = before;
        }
        for pair in segments.chunks(2) {
            let [key, value] = pair else {
                let (vi, en) = (
                    format!("Sau “{}” không có giá trị.", pair[0]),
                    format!("“{}” has no value behind it.", pair[0]),
                );
                self.problems.push(Problem::link(vi, en));
                continue;
            };
            self.pair(key, value);
        }
        let written: Vec<String> = self.link.path.iter().map(|(own, _)| own.clone()).collect();
        if !self.link.sort_path() {
            return self.refuse(
                "Các mã sau mã chính không đi cùng nhau, hoặc lặp lại.",
                "The identifiers behind the primary key do not go together, or repeat.",
            );
        }
        if self.link.path.iter().map(|(own, _)| own).ne(&written) {
            let order: Vec<&str> =
                self.link.path.iter().skip(1).map(|(own, _)| own.as_str()).collect();
            let (vi, en) = (
                format!("Các mã phải theo thứ tự {}.", order.join(", ")),
                format!("The identifiers must stand in the order {}.", order.join(", ")),
            );
            self.problems.push(Problem::link(vi, en));
        }
    }

    /// One identifier of the path and its value.
    fn pair(&mut self, segment: &str, value: &str) {
        let key = identifier(segment);
        if key != segment {
            let (vi, en) = (
                format!("“{segment}” không còn dùng trong đường dẫn số; thay bằng “{key}”."),
                format!("“{segment}” is no longer a key of Digital Links; write “{key}”."),
            );
            self.problems.push(Problem::link(vi, en));
        }
        let Some(known) = element(key) else { return self.problems.push(unknown(key)) };
        let is_primary = self.link.path.is_empty();
        if let Some(value) = self.value(key, known, value) {
            if is_primary || self.link.qualifiers().any(|own| own == key) {
                self.link.path.push((key.to_owned(), value));
            } else {
                self.problems.push(misplaced(key));
                if known.attribute {
                    self.link.attributes.insert(key.to_owned(), value);
                }
            }
        }
    }

    fn query(&mut self, query: &str) {
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            if key.is_empty() || !key.bytes().all(|c| c.is_ascii_digit()) {
                self.link.others.push(parameter.to_owned());
                continue;
            }
            let Some(known) = element(key) else {
                self.problems.push(unknown(key));
                continue;
            };
            if !known.attribute {
                self.problems.push(misplaced(key));
                continue;
            }
            if value.contains('+') {
                self.refuse(
                    "Dấu “+” trong phần sau “?” nghĩa là khoảng trắng; viết %2B nếu cần dấu cộng.",
                    "“+” behind the question mark means a space; write %2B for a plus sign.",
                );
                continue;
            }
            if let Some(value) = self.value(key, known, value) {
                self.attribute(key, value);
            }
        }
    }

    fn attribute(&mut self, key: &str, value: String) {
        let differs = self.link.element(key).is_some_and(|own| own != value);
        if differs {
            let (vi, en) = (
                format!("Mã {key} có hai giá trị khác nhau."),
                format!("Identifier {key} has two values that differ."),
            );
            self.problems.push(Problem::link(vi, en));
        } else if self.link.element(key).is_none() {
            self.link.attributes.insert(key.to_owned(), value);
        }
    }

    /// A value decoded, a short GTIN filled with zeros; what is wrong with it is noted.
    fn value(&mut self, key: &str, known: &Element, encoded: &str) -> Option<String> {
        let Some(value) = decode(encoded) else {
            let (vi, en) = (
                format!("“{encoded}” có dấu % sai cách viết."),
                format!("“{encoded}” has a malformed percent sequence."),
            );
            self.problems.push(Problem::link(vi, en));
            return None;
        };
        if is_gtin(key) && matches!(value.len(), 8 | 12 | 13) {
            let long = format!("{value:0>14}");
            let (vi, en) = (
                format!("GTIN {value} phải viết đủ 14 chữ số: {long}."),
                format!("GTIN {value} must be written with 14 digits: {long}."),
            );
            self.problems.push(Problem::link(vi, en));
            self.problems.extend(value_problem(key, known, &long));
            return Some(long);
        }
        self.problems.extend(value_problem(key, known, &value));
        Some(value)
    }

    /// Elements that cannot both be true.
    fn contradictions(&mut self) {
        let link = &self.link;
        // Day 00 is the whole month: its first day for a beginning, its last for an end.
        let days = |keys: [&'static str; 2], whole_month: &'static str| {
            keys.into_iter().filter_map(move |key| {
                let value = link.element(key)?;
                element(key)?.form.fault(value).is_none().then_some(())?;
                let (month, day) = value.split_at(4);
                Some(format!("{month}{}", if day == "00" { whole_month } else { day }))
            })
        };
        let begins = days(["11", "13"], "01").max();
        let ends = days(["15", "17"], "31").min();
        let is_late = begins.zip(ends).is_some_and(|(begins, ends)| begins > ends);
        let families = |family: &str| {
            self.link
                .attributes
                .keys()
                .filter(|key| key.len() == 4 && key.starts_with(family))
                .count()
        };
        let has_two = families("310") > 1 || families("315") > 1;
        if is_late {
            self.refuse(
                "Ngày sản xuất hoặc đóng gói sau hạn sử dụng.",
                "The production or packaging date is after the expiry date.",
            );
        }
        if has_two {
            self.refuse("Có hai khối lượng hoặc thể tích khác nhau.", "Two net quantities differ.");
        }
    }

    fn refuse(&mut self, vi: &str, en: &str) {
        self.problems.push(Problem::link(vi.to_owned(), en.to_owned()));
    }
}

/// What is wrong with a value of an element.
fn value_problem(identifier: &str, known: &Element, value: &str) -> Option<Problem> {
    let problem = match known.form.fault(value)? {
        Fault::CheckDigit(digit) => Problem::check_digit(value, digit),
        Fault::Date => Problem::link(
            format!(
                "Mã {identifier}: “{value}” không phải một ngày theo kiểu NNTTNN (năm, tháng, ngày)."
            ),
            format!("Identifier {identifier}: “{value}” is no date as YYMMDD."),
        ),
        Fault::Form if value.is_empty() => Problem::link(
            format!("Mã {identifier} không có giá trị."),
            format!("Identifier {identifier} has no value."),
        ),
        Fault::Form => Problem::link(
            format!("Mã {identifier}: “{value}” sai độ dài hoặc có ký tự không được dùng."),
            format!(
                "Identifier {identifier}: “{value}” has a wrong length or characters that are not allowed."
            ),
        ),
    };
    Some(problem)
}

fn unknown(identifier: &str) -> Problem {
    Problem::link(
        format!("GS1 không có mã “{identifier}”."),
        format!("GS1 has no identifier “{identifier}”."),
    )
}

fn misplaced(identifier: &str) -> Problem {
    Problem::link(
        format!("Mã {identifier} không được đứng ở chỗ này của đường dẫn số."),
        format!("Identifier {identifier} may not stand at this place of a Digital Link."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product() -> DigitalLink {
        let gtin = "9521234543213".parse().unwrap();
        DigitalLink::of_product("https://ID.example.vn/", gtin).unwrap()
    }

    #[test]
    fn writes_the_normal_form() {
        let link = product().with("21", "5").unwrap().with("10", "A/1").unwrap();
        let link = link.with("3103", "000250").unwrap().with("17", "261127").unwrap();
        let written = "https://id.example.vn/01/09521234543213/10/A%2F1/21/5?17=261127&3103=000250";
        assert_eq!(link.to_string(), written);
        assert_eq!(link.element("10"), Some("A/1"));
        assert_eq!(link.elements().len(), 5);
    }

    #[test]
    fn reads_back_what_it_writes() {
        let link = product().with("10", "lot+1%").unwrap().with("422", "704").unwrap();
        let written = link.to_string();
        let (read, problems) = DigitalLink::read(&Url::split(&written).unwrap()).unwrap();
        assert_eq!((read, problems), (link, Vec::new()));
    }

    #[test]
    fn refuses_elements_that_do_not_fit() {
        for (identifier, value) in
            [("10", ""), ("10", "lô"), ("17", "261301"), ("1234567", "1"), ("01", "09521234543213")]
        {
            assert!(product().with(identifier, value).is_err(), "{identifier} {value}");
        }
        assert!(product().with("235", "x").unwrap().with("10", "L1").is_err());
        assert!(product().with("10", "L1").unwrap().with("10", "L2").is_err());
        for base in ["id.example.vn", "https://localhost", "https://id.example.vn?x=1"] {
            let gtin = "9521234543213".parse().unwrap();
            assert!(DigitalLink::of_product(base, gtin).is_err(), "{base}");
        }
    }
}
