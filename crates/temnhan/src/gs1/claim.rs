//! Where in a path a Digital Link begins.

use super::element::{element, of_word};

/// A path that claims to be a Digital Link.
#[derive(Debug, PartialEq)]
pub(super) struct Claim<'a> {
    /// The segments before the primary key.
    pub(super) stem: Vec<&'a str>,
    /// From the primary key on, as they stand.
    pub(super) segments: Vec<&'a str>,
}

impl<'a> Claim<'a> {
    /// The claim of a path: the right-most primary key, or a word that was one, with a value of its
    /// form behind it. `None` for any other path.
    pub(super) fn of(path: &'a str) -> Option<Self> {
        let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let at = (0..segments.len().saturating_sub(1))
            .rev()
            .find(|&at| is_key(segments[at]) && has_form(segments[at], segments[at + 1]))?;
        Some(Self { stem: segments[..at].to_vec(), segments: segments[at..].to_vec() })
    }
}

/// The identifier that a segment is, or that a word key stands for.
pub(super) fn identifier(segment: &str) -> &str {
    of_word(segment).unwrap_or(segment)
}

fn is_key(segment: &str) -> bool {
    element(identifier(segment)).is_some_and(|element| element.key.is_some())
}

/// Whether a value has the form of its key; that of a GTIN may lack the zeros before it.
fn has_form(key: &str, value: &str) -> bool {
    let value = super::percent::decode(value).unwrap_or_default();
    let key = identifier(key);
    let is_short = is_gtin(key)
        && matches!(value.len(), 8 | 12 | 13)
        && value.bytes().all(|c| c.is_ascii_digit());
    is_short || element(key).is_some_and(|element| element.form.fits(&value))
}

/// Whether an element is a GTIN.
pub(super) fn is_gtin(identifier: &str) -> bool {
    matches!(identifier, "01" | "02")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_right_most_key() {
        let claim = Claim::of("/01/shop/01/09521234543213/10/L1").unwrap();
        assert_eq!(claim.stem, ["01", "shop"]);
        assert_eq!(claim.segments, ["01", "09521234543213", "10", "L1"]);
        assert!(Claim::of("/gtin/9521234543213/lot/L1").is_some());
        assert!(Claim::of("/414/9521234543213").is_some());
    }

    #[test]
    fn leaves_other_paths_alone() {
        for path in [
            "",
            "/",
            "/t/L2611",
            "/01",
            "/01/banh-gai",
            "/2026/01/05",
            "/10/L2611",
            "/san-pham/01/1",
        ] {
            assert_eq!(Claim::of(path), None, "{path}");
        }
    }
}
