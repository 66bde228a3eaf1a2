//! What the office's summary wants to know of a label beside its report.

use serde::{Deserialize, Serialize};
use temnhan::product::Certificate;
use temnhan::report::{AddressLevel, FieldReport, LabelReport, Parts};
use temnhan::{Checker, Date, FieldKind, ProductFile};

/// Who answers for the goods, from where, with how many stars and which certificates.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) producer: Option<String>,
    /// The commune and the province of the address on the label.
    pub(crate) commune: Option<String>,
    pub(crate) stars: Option<String>,
    pub(crate) certificates: Vec<Paper>,
}

/// A certificate, or the recognition of OCOP stars, with its last day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Paper {
    pub(crate) kind: String,
    pub(crate) number: Option<String>,
    pub(crate) valid_until: Date,
}

impl Facts {
    /// By the product file, else by what the label states.
    pub(crate) fn of(checker: &Checker, report: &LabelReport, product: &ProductFile) -> Self {
        let said = |kind| report.fields.iter().find(|field| field.kind == kind);
        let value = |kind| said(kind).and_then(|field| field.value.clone());
        let stars = product.ocop.stars.map(|stars| stars.to_string());
        Self {
            producer: product.producer.name.clone().or(value(FieldKind::ResponsibleParty)),
            commune: said(FieldKind::Address).and_then(commune),
            stars: stars.or(value(FieldKind::OcopStars)),
            certificates: papers(checker, product),
        }
    }
}

fn commune(address: &FieldReport) -> Option<String> {
    let Some(Parts::Address(parts)) = &address.parts else { return None };
    let at = |levels: &[AddressLevel]| {
        let part = parts.iter().find(|part| part.level.is_some_and(|own| levels.contains(&own)));
        part.map(|part| part.text.clone())
    };
    let commune = at(&[AddressLevel::Commune, AddressLevel::Township]);
    let named: Vec<String> =
        [commune, at(&[AddressLevel::Province])].into_iter().flatten().collect();
    (!named.is_empty()).then(|| named.join(", "))
}

fn papers(checker: &Checker, product: &ProductFile) -> Vec<Paper> {
    let paper = |certificate: &Certificate| {
        Some(Paper {
            kind: certificate.kind.clone().unwrap_or_default(),
            number: certificate.number.clone(),
            valid_until: certificate.valid_until?,
        })
    };
    let last_day = product.ocop.decided_on.and_then(|day| checker.ocop_last_day(day));
    let ocop = last_day.map(|valid_until| Paper {
        kind: "OCOP".to_owned(),
        number: product.ocop.decision.clone(),
        valid_until,
    });
    product.certificates.iter().filter_map(paper).chain(ocop).collect()
}
