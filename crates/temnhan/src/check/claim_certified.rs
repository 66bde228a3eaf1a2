//! `claim-certified`: a claim or mark has its certificate.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::field::fold::fold;
use crate::field::said::Said;
use crate::pack::PhraseSet;
use crate::product::Certificate;

/// Refuses claims without a certificate in the product file that is valid on the day; those of
/// `doubts` need review where it is absent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimCertified {
    claims: Vec<PhraseSet>,
    #[serde(default)]
    doubts: Vec<PhraseSet>,
    /// Words in the kind of a certificate that proves them; where empty, the claim's own.
    #[serde(default)]
    proof: Vec<String>,
    #[serde(default)]
    number: Number,
    /// Whether a product file that names no certificate at all leaves the question open.
    #[serde(default)]
    open_without_file: bool,
    /// Tags of drawn marks, which need review where the product file names no certificate.
    #[serde(default)]
    tags: Vec<String>,
}

/// What the number of a certificate on the label is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Number {
    /// Nothing: the certificate itself is asked for.
    #[default]
    Ignored,
    /// As much as one in the product file.
    Enough,
    /// It has to be there.
    Asked,
}

impl Check for ClaimCertified {
    const ARGS: &'static [&'static str] = &["text", "sentence"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let all = &facts.fields.sayings;
        let mut seen: Vec<String> = Vec::new();
        let mut once = |said: &&Said| {
            let name = key(&said.text);
            let is_new = !seen.contains(&name);
            seen.push(name);
            is_new
        };
        let claims: Vec<&Said> = all.claims(&self.claims).filter(&mut once).collect();
        let doubts: Vec<&Said> = all.claims(&self.doubts).filter(&mut once).collect();
        let judged = claims.iter().filter_map(|said| self.problem(facts, said));
        let mut problems: Vec<Problem> = judged.collect();
        let open = doubts.iter().filter(|said| {
            let beside = claims.iter().any(|claim| claim.shares_sentence(said));
            !beside && self.certificate(facts, said).is_none()
        });
        problems.extend(open.map(|said| sayings::review(facts, said, "certificate-likely")));
        let drawn = self.tags.iter().flat_map(|tag| facts.label.areas(tag));
        let drawn = drawn.filter(|_| facts.product.certificates.is_empty());
        problems.extend(
            drawn.map(|area| Problem::review(Reason::new("certificate-drawn"), vec![area.place()])),
        );
        Judgement::of(problems)
    }
}

impl ClaimCertified {
    fn problem(&self, facts: &Facts<'_>, said: &Said) -> Option<Problem> {
        let printed = self.number != Number::Ignored && self.is_numbered(facts, said);
        let has_expired =
            |known: &Certificate| known.valid_until.is_some_and(|day| day < facts.day);
        match self.certificate(facts, said) {
            Some(known) if has_expired(known) => {
                Some(sayings::fail_as(facts, said, "certificate-expired"))
            }
            Some(known) => match self.number {
                Number::Asked if !printed => {
                    Some(sayings::review(facts, said, "certificate-not-printed"))
                }
                Number::Enough if !printed && known.number.is_none() => {
                    Some(sayings::fail(facts, said))
                }
                _ => None,
            },
            None if printed => None,
            None if self.open_without_file && facts.product.certificates.is_empty() => {
                Some(sayings::review(facts, said, "certificate-unknown"))
            }
            None => Some(sayings::fail(facts, said)),
        }
    }

    /// The certificate of the product file that proves a claim, the longest valid first.
    fn certificate<'a>(&self, facts: &Facts<'a>, said: &Said) -> Option<&'a Certificate> {
        let own = key(&said.text);
        let proves = |known: &&Certificate| {
            let kind = known.kind.as_deref().map(fold).unwrap_or_default();
            if self.proof.is_empty() {
                let kind = key(&kind);
                !kind.is_empty() && (kind.contains(&own) || own.contains(&kind))
            } else {
                self.proof.iter().any(|word| kind.contains(&fold(word)))
            }
        };
        let certificates: &'a [Certificate] = &facts.product.certificates;
        let open = |known: &&Certificate| (known.valid_until.is_none(), known.valid_until);
        certificates.iter().filter(proves).max_by_key(open)
    }

    /// Whether some sentence that makes the claim gives a number of a certificate.
    fn is_numbered(&self, facts: &Facts<'_>, said: &Said) -> bool {
        let all = &facts.fields.sayings;
        let own = fold(&said.text);
        let mut sentences = all.sentences().map(|sentence| fold(&sentence));
        sentences.any(|sentence| {
            let names = self.proof.iter().map(|word| fold(word)).chain([own.clone()]);
            names.into_iter().any(|name| sentence.contains(&name)) && has_number(&sentence)
        })
    }
}

/// The letters and figures of a name.
fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text holds a number as certificates have it: of four figures or more, or with letters;
/// neither a year nor the number of a standard.
fn has_number(text: &str) -> bool {
    const STANDARDS: [&str; 7] = ["tcvn", "iso", "en", "astm", "tccs", "qcvn", "haccp"];
    const FEWEST: usize = 3;
    let mut last = "";
    text.split_whitespace().any(|word| {
        let of_standard = STANDARDS.contains(&last.trim_matches(|c: char| !c.is_alphanumeric()));
        let stem = word.trim_matches(|c: char| !c.is_alphanumeric());
        last = word;
        let figures = stem.chars().filter(char::is_ascii_digit).count();
        let is_bare = stem.chars().all(|c| c.is_ascii_digit());
        let is_year = is_bare && figures == 4 && (stem.starts_with("19") || stem.starts_with("20"));
        let is_day =
            stem.matches('/').count() == 2 && stem.split('/').all(|p| p.parse::<u16>().is_ok());
        let needed = if is_bare { FEWEST + 1 } else { FEWEST };
        !of_standard && !is_year && !is_day && figures >= needed && !stem.ends_with('%')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_numbers_of_certificates_from_other_figures() {
        for text in ["fsc® c123456", "chứng nhận hữu cơ số vno-0123", "số: hc 00125/2026"]
        {
            assert!(has_number(text), "{text}");
        }
        for text in ["hữu cơ 95 %", "tcvn 11041-2:2017", "từ năm 2024", "ngày 05/03/2026"] {
            assert!(!has_number(text), "{text}");
        }
    }
}
