//! Judging the payload of a code without artwork.

use std::collections::BTreeMap;

use serde::Serialize;

use super::element::hosts;
use super::link::DigitalLink;
use super::percent::decode;
use super::problem::Problem;
use super::url::Url;
use crate::report::Severity;

/// What a payload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayloadKind {
    /// An address that claims to be a GS1 Digital Link.
    DigitalLink,
    /// Another http or https address.
    Url,
    /// Anything else.
    Text,
}

/// What was found out about a payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Lint {
    /// The payload as given.
    pub payload: String,
    /// What it is.
    pub kind: PayloadKind,
    /// Whether no problem is an error.
    pub valid: bool,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The elements of a Digital Link: application identifier and value, percent-decoded.
    pub elements: BTreeMap<String, String>,
    /// The link as it should be written, where it is valid so and differs from the payload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
}

/// Judges a payload: what kind it is, and whether a phone anywhere can follow it.
///
/// A Digital Link is judged by GS1 Digital Link URI Syntax 1.6. Whether the address answers is not
/// asked.
pub fn lint(payload: &str) -> Lint {
    let Some(url) = Url::split(payload) else {
        return Lint::of(payload, PayloadKind::Text, vec![text_problem(payload)]);
    };
    let mut problems: Vec<Problem> = url.host_problem().into_iter().collect();
    if !url.is_encrypted() {
        problems.push(Problem::not_encrypted());
    }
    if !payload.chars().all(is_of_address) {
        problems.push(Problem::malformed(
            "Địa chỉ có khoảng trắng hoặc ký tự phải mã hóa bằng %.",
            "The address has blanks or characters that must be percent-encoded.",
        ));
    }
    let Some((link, of_link)) = DigitalLink::read(&url) else {
        if decode(url.path).is_none() || url.query.is_some_and(|query| decode(query).is_none()) {
            problems.push(Problem::malformed(
                "Địa chỉ có dấu % sai cách viết.",
                "The address has a malformed percent sequence.",
            ));
        }
        return Lint::of(payload, PayloadKind::Url, problems);
    };
    problems.extend(of_link);
    let elements = link.elements();
    let corrected = Some(link.to_string()).filter(|link| link != payload && is_right(link));
    Lint { elements, corrected, ..Lint::of(payload, PayloadKind::DigitalLink, problems) }
}

impl Lint {
    fn of(payload: &str, kind: PayloadKind, problems: Vec<Problem>) -> Self {
        let valid = problems.iter().all(|problem| problem.severity != Severity::Error);
        let payload = payload.to_owned();
        Self { payload, kind, valid, problems, elements: BTreeMap::new(), corrected: None }
    }
}

fn is_right(link: &str) -> bool {
    let Some(url) = Url::split(link) else { return false };
    let is_address = url.host_problem().is_none() && link.chars().all(is_of_address);
    is_address && DigitalLink::read(&url).is_some_and(|(_, problems)| problems.is_empty())
}

fn is_of_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

fn text_problem(text: &str) -> Problem {
    let bare: String = text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = bare.split_once(':').map_or("", |(scheme, _)| scheme);
    if hosts().unsafe_schemes.iter().any(|own| scheme.eq_ignore_ascii_case(own)) {
        return Problem::unsafe_payload(
            "Mã chứa lệnh hoặc tệp chứ không phải địa chỉ web.",
            "The code holds a command or a file, not an address.",
        );
    }
    Problem::not_an_address()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://id.example.vn/01/09521234543213";

    fn ids(payload: &str) -> Vec<&'static str> {
        lint(payload).problems.iter().map(|problem| problem.id).collect()
    }

    #[test]
    fn takes_links_as_the_standard_writes_them() {
        for payload in [
            LINK.to_owned(),
            format!("{LINK}/22/2A/10/L2611/21/001"),
            format!("{LINK}/235/abc"),
            format!("{LINK}/10/L2611?17=261127&3103=000250&422=704"),
            format!("{LINK}?17=261100&utm_source=tem"),
            format!("{LINK}?11=991130&17=991100"),
            format!("{LINK}?11=261100&17=261101"),
            format!("{LINK}#nguon-goc"),
            format!("{LINK}/10/A+B"),
            format!("{LINK}/10/A%2FB"),
            "https://example.vn/shop/01/x/01/09521234543213".to_owned(),
            "https://id.example.vn/414/9521234543213/254/kho1".to_owned(),
            "https://id.example.vn/8004/952123ABC".to_owned(),
        ] {
            let lint = lint(&payload);
            assert_eq!(lint.kind, PayloadKind::DigitalLink, "{payload}");
            assert!(lint.problems.is_empty(), "{payload}: {:?}", lint.problems);
        }
        let elements = lint(&format!("{LINK}/10/A%2FB?17=261127")).elements;
        let expected = [("01", "09521234543213"), ("10", "A/B"), ("17", "261127")];
        assert!(elements.iter().map(|(own, value)| (own.as_str(), value.as_str())).eq(expected));
    }

    #[test]
    fn refuses_what_breaks_the_syntax() {
        for rest in [
            "/",
            "/10",
            "/10/",
            "/10/lô",
            "/10/L1/10/L2",
            "/99/x",
            "/17/261127",
            "/21/1/10/L1",
            "/22/a/235/b",
            "?17=261332",
            "?17=",
            "?21=5",
            "?12345=x",
            "?10=A+B",
            "/10/%zz",
            "?11=261128&17=261127",
            "?3103=000250&3102=000250",
            "/10/L1?10=L2",
            "/10/123456789012345678901",
        ] {
            let payload = format!("{LINK}{rest}");
            assert!(!lint(&payload).valid, "{payload}");
            assert!(ids(&payload).contains(&"digital-link-invalid"), "{payload}");
        }
    }

    #[test]
    fn tells_a_wrong_check_digit_by_its_own_name() {
        assert_eq!(ids("https://id.example.vn/01/09521234543214"), ["gtin-check-digit-wrong"]);
    }

    #[test]
    fn offers_the_link_as_it_is_meant() {
        for (payload, corrected) in [
            ("https://id.example.vn/gtin/9521234543213/lot/L1".to_owned(), format!("{LINK}/10/L1")),
            ("https://id.example.vn/01/9521234543213".to_owned(), LINK.to_owned()),
            (format!("{LINK}/"), LINK.to_owned()),
            (format!("{LINK}/21/5/10/L1"), format!("{LINK}/10/L1/21/5")),
            (format!("{LINK}/17/261127"), format!("{LINK}?17=261127")),
            (LINK.replace("id.example", "ID.Example"), LINK.to_owned()),
        ] {
            assert_eq!(lint(&payload).corrected, Some(corrected), "{payload}");
        }
        assert_eq!(lint("https://id.example.vn/01/9521234543214").corrected, None);
        assert_eq!(lint(LINK).corrected, None);
        // Nothing that stays wrong is offered.
        for rest in ["#a", "/"] {
            for host in ["19.2.2", "localhost", "user@example.vn", "example..vn"] {
                let payload = format!("https://{host}/01/09521234543213{rest}");
                assert_eq!(lint(&payload).corrected, None, "{payload}");
            }
            let payload = format!("{LINK}?x=|{rest}");
            assert_eq!(lint(&payload).corrected, None, "{payload}");
        }
    }

    #[test]
    fn judges_other_addresses_and_text() {
        let url = lint("https://banhgai.example/t/L2611");
        assert_eq!((url.kind, url.valid, url.problems.len()), (PayloadKind::Url, true, 0));
        let plain = lint("http://banhgai.example/t");
        assert_eq!((plain.kind, plain.valid), (PayloadKind::Url, true));
        assert_eq!(plain.problems[0].severity, Severity::Warning);
        let text = lint("Bánh gai Làng Gai, lô L2611");
        assert_eq!((text.kind, text.valid), (PayloadKind::Text, true));
        for payload in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "https://192.168.1.5/t",
            "https://user@banhgai.example/",
        ] {
            assert_eq!(ids(payload), ["trace-payload-unsafe"], "{payload:?}");
            assert!(!lint(payload).valid, "{payload:?}");
        }
        for payload in
            ["https://banhgai.example/a b", "https://banhgai.example/%zz", "https://", ""]
        {
            assert!(ids(payload).contains(&"trace-payload-not-url"), "{payload:?}");
        }
        assert!(!lint("https://banhgai.example/a b").valid);
    }
}
