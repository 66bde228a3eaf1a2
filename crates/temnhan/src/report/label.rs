//! The part of a report that speaks of one label.

use serde::{Deserialize, Serialize, Serializer};

use super::{Bilingual, Comparison, Notice, Outcome, Parts, Place, RuleReport, Severity};
use crate::date::Date;
use crate::kind::FieldKind;
use crate::pack::OptionValue;
use crate::units::{Mm, RectMm, rounded};

/// Everything found on one label.
///
/// It never says that a label complies: it says which rules ran, under which
/// law, on which day, and what they found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LabelReport {
    /// The path as given.
    pub path: String,
    /// SHA-256 of the bytes as given, in hexadecimal.
    pub sha256: String,
    /// The day whose law was applied to this label, and who chose it.
    pub as_of: DayReport,
    /// Size of the trimmed label.
    pub size: SizeReport,
    /// The product group.
    pub group: GroupReport,
    /// The gravest of the outcomes.
    pub verdict: Verdict,
    /// How many rules ended how.
    pub counts: Counts,
    /// What was recognised, in reading order.
    pub fields: Vec<FieldReport>,
    /// The codes on the label.
    pub codes: Vec<CodeReport>,
    /// Every rule in force, in pack order.
    pub rules: Vec<RuleReport>,
    /// What the law leaves open and the answers taken, where rules in force hang on them.
    pub options: Vec<OptionReport>,
    /// What the tool could not see.
    pub notices: Vec<Notice>,
    /// The same label under the law of another day, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Comparison>,
}

/// The answer taken to a question that the law leaves open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionReport {
    /// The option, such as `min_text_mm`.
    pub key: String,
    /// Its value.
    pub value: OptionValue,
    /// Who chose it.
    pub basis: OptionBasis,
    /// Number of the question in the project's dossier, such as `U1`.
    pub doubt: String,
    /// The question.
    pub about: Bilingual,
    /// The rules that hang on it.
    pub rules: Vec<String>,
}

/// Who chose the value of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OptionBasis {
    /// Nobody: it is the default of the packs.
    Default,
    /// The configuration.
    Config,
    /// The product file.
    ProductFile,
}

/// The day of the law and who chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayReport {
    /// The day.
    pub day: Date,
    /// Who chose it.
    pub basis: DayBasis,
}

/// Who chose the day of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DayBasis {
    /// The caller.
    Given,
    /// `printed_on` of the product file.
    PrintedOn,
    /// Nobody: it is the day of the check.
    Today,
}

/// Size of the trimmed label.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SizeReport {
    /// Width.
    pub width_mm: Mm,
    /// Height.
    pub height_mm: Mm,
    /// Where the size comes from.
    pub basis: SizeBasis,
}

/// Where a label's size comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SizeBasis {
    /// The product file.
    Given,
    /// Physical units on the root element.
    Stated,
    /// Neither: 96 pixels were taken for an inch.
    Assumed,
}

/// The product group and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupReport {
    /// Group id.
    pub id: String,
    /// How it is known.
    pub basis: GroupBasis,
}

/// How a product group is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GroupBasis {
    /// The caller or the product file says it.
    Given,
    /// Words of the label suggest it.
    Inferred,
    /// Nothing does: the most common group was taken.
    Assumed,
}

/// The gravest of a label's outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A rule of severity error failed.
    Fail,
    /// None did, but a person has to look at something.
    Review,
    /// Only warnings or advice.
    Warn,
    /// Every rule that ran passed.
    Pass,
}

impl Verdict {
    pub(crate) fn of(rules: &[RuleReport]) -> Self {
        let any = |test: &dyn Fn(&RuleReport) -> bool| rules.iter().any(test);
        if any(&|rule| rule.outcome == Outcome::Fail && rule.gravest() == Severity::Error) {
            Self::Fail
        } else if any(&|rule| rule.outcome == Outcome::NeedsReview) {
            Self::Review
        } else if any(&|rule| rule.outcome == Outcome::Fail) {
            Self::Warn
        } else {
            Self::Pass
        }
    }
}

impl RuleReport {
    /// The gravest severity among its findings; the rule's own where they name none.
    pub fn gravest(&self) -> Severity {
        let of_findings = self.findings.iter().map(|f| f.severity.unwrap_or(self.severity)).min();
        of_findings.unwrap_or(self.severity)
    }
}

/// How many rules ended how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the names are those of the outcomes")]
pub struct Counts {
    pub pass: usize,
    pub fail: usize,
    pub needs_review: usize,
    pub not_applicable: usize,
    pub not_run: usize,
}

impl Counts {
    pub(crate) fn of(rules: &[RuleReport]) -> Self {
        let count = |outcome| rules.iter().filter(|rule| rule.outcome == outcome).count();
        Self {
            pass: count(Outcome::Pass),
            fail: count(Outcome::Fail),
            needs_review: count(Outcome::NeedsReview),
            not_applicable: count(Outcome::NotApplicable),
            not_run: count(Outcome::NotRun),
        }
    }
}

/// One thing the label states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldReport {
    /// What it is.
    pub kind: FieldKind,
    /// What it says, without its label word.
    pub value: Option<String>,
    /// What the value says, taken apart, for the kinds that are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// The text as it stands.
    pub text: String,
    /// How surely it was recognised.
    pub certainty: Certainty,
    /// How it was read.
    pub source: Source,
    /// What shows that it is this.
    pub basis: FieldBasis,
    /// The language of its label word or sentence; null where neither tells.
    pub language: Option<FieldLanguage>,
    /// Smallest x-height of its text; null with a missing face.
    pub x_height_mm: Option<Mm>,
    /// Smallest capital height of its text; null with a missing face.
    pub cap_height_mm: Option<Mm>,
    /// With a missing face: least and greatest x-height it may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_range_mm: Option<[Mm; 2]>,
    /// WCAG contrast ratio against what is painted behind it; null where not measured.
    #[serde(serialize_with = "rounded_option")]
    pub contrast: Option<f64>,
    /// Where it stands, line by line.
    pub places: Vec<Place>,
}

/// How surely a field was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Tagged, or marked by a label word, or equal to the product file.
    Certain,
    /// By shape, place or size only.
    Likely,
}

/// What shows that a text states what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FieldBasis {
    /// A tag in the artwork or a hint in the product file.
    Designer,
    /// A label word before it.
    Heading,
    /// The words of the text itself.
    Words,
    /// The product file states the same.
    ProductFile,
    /// The form of the text: a telephone number, a quantity, an address.
    Shape,
    /// What its element, group or layer is called.
    ElementName,
    /// Its place and size only.
    Position,
}

/// The language in which a field is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FieldLanguage {
    /// Vietnamese.
    Vietnamese,
    /// Vietnamese without its marks.
    WithoutDiacritics,
    /// Another language: a translation where the Vietnamese stands beside it.
    Foreign,
}

/// How a field's text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Live text.
    LiveText,
    /// Lettering turned into outlines.
    Outline,
    /// Read from a picture.
    Ocr,
    /// The designer said so.
    Hint,
}

/// A code found on the label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodeReport {
    /// `qr`, `ean-13`, `ean-8`, `code-128` or `gs1-128`.
    pub symbology: String,
    /// What it holds; null where it cannot be decoded.
    pub payload: Option<String>,
    /// The symbol without its quiet zone.
    pub area_mm: RectMm,
    /// Width of a module.
    pub module_mm: Mm,
    /// Narrowest quiet zone, in modules: of a QR code 10 at most.
    #[serde(serialize_with = "rounded_f64")]
    pub quiet_zone_modules: f64,
    /// Reflectance difference between light and dark, 0 to 1.
    #[serde(serialize_with = "rounded_f64")]
    pub symbol_contrast: f64,
    /// Whether it reads at print resolution, dark on light.
    pub decoded: bool,
    /// What else was measured of a QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qr: Option<QrMeasures>,
    /// What else was measured of a bar code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bars: Option<BarMeasures>,
}

/// Measures of a QR code on the artwork: an estimate at design stage, after ISO/IEC 15415, and no
/// grade, which takes a print and a verifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own in the report")]
pub struct QrMeasures {
    /// Modules along a side.
    pub modules: usize,
    /// Level of error correction, `L`, `M`, `Q` or `H`; null where the code cannot be decoded.
    pub level: Option<String>,
    /// Whether it is light on dark.
    pub inverted: bool,
    /// Reflectance difference under the red light of scanners at the till, 0 to 1.
    #[serde(serialize_with = "rounded_f64")]
    pub red_contrast: f64,
    /// A module's width over its height, 1 for a square.
    #[serde(serialize_with = "rounded_f64")]
    pub side_ratio: f64,
    /// How far its corner is from a right angle, in degrees.
    #[serde(serialize_with = "rounded_f64")]
    pub skew_degrees: f64,
    /// How clear the least clear modules are at print resolution, 0 to 1.
    #[serde(serialize_with = "rounded_f64")]
    pub modulation: f64,
    /// Error correction left in the block that has least, 0 to 1; null where it cannot be decoded.
    #[serde(serialize_with = "rounded_option")]
    pub unused_error_correction: Option<f64>,
    /// Modules of finder, timing, alignment, format and version patterns that are wrong.
    pub wrong_pattern_modules: usize,
    /// Share of the data modules under something that is no module, 0 to 1.
    #[serde(serialize_with = "rounded_f64")]
    pub covered: f64,
    /// Share of the joints between dark modules that show a lighter seam, 0 to 1.
    #[serde(serialize_with = "rounded_f64")]
    pub gaps: f64,
    /// Whether it reads at half the print resolution, or at 2.5 pixels a module where that is more.
    pub reads_at_half: bool,
    /// Whether it reads out of focus.
    pub reads_blurred: bool,
    /// Whether it reads turned by a few degrees.
    pub reads_turned: bool,
}

/// Measures of a bar code on the artwork.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BarMeasures {
    /// Height of the bars between the guard bars.
    pub height_mm: Mm,
    /// Modules free of ink before the first bar, 15 at most.
    #[serde(serialize_with = "rounded_f64")]
    pub zone_before: f64,
    /// Modules free of ink behind the last bar, 15 at most.
    #[serde(serialize_with = "rounded_f64")]
    pub zone_after: f64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn rounded_f64<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(rounded(*value))
}

#[allow(clippy::ref_option, reason = "serde's signature")]
fn rounded_option<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(rounded).serialize(serializer)
}

impl LabelReport {
    /// The outcome of one rule, by id; `None` for a rule that was not in force.
    pub fn rule(&self, id: &str) -> Option<&RuleReport> {
        self.rules.iter().find(|rule| rule.rule == id)
    }

    /// Adds a notice.
    pub fn notice(&mut self, id: &str, message: Bilingual) {
        self.notices.push(Notice { id: id.to_owned(), message });
    }
}
