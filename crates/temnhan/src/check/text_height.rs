//! `text-height`: mandatory text is tall enough to read.

use serde::Deserialize;

use super::heights::{Bounds, GRAIN, Letter};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::{Field, Span};
use crate::kind::FieldKind;
use crate::label::row::Row;
use crate::pack::Args;
use crate::report::{Bilingual, Place};
use crate::units::Mm;

/// Requires mandatory text to reach a height, measured on the glyph outlines.
///
/// Where the capital decides, a small letter below the height needs review, for the law does not
/// say which is meant. Needs review also where the page size is assumed, where a missing face leaves
/// it open, and for outlined lettering that is too small.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextHeight {
    min_mm: f64,
    small_face: Option<SmallFace>,
    fails_by: Deciding,
}

/// A lower height on small faces.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmallFace {
    below_cm2: f64,
    min_mm: f64,
}

/// The letter whose height decides a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deciding {
    Capital,
    SmallLetter,
}

impl Check for TextHeight {
    const ARGS: &'static [&'static str] = &["field", "measured", "required", "scale"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mandatory = facts.fields.all.iter().filter(|field| facts.is_mandatory(field.kind));
        let mut fields = mandatory.peekable();
        let outlined = self.outlined(facts);
        if fields.peek().is_none() && outlined.is_none() {
            return Judgement::not_applicable("no-such-field");
        }
        let mut shortfalls: Vec<Shortfall> = Vec::new();
        for field in fields {
            let Some(found) = self.judge(field, facts) else { continue };
            match shortfalls.iter_mut().find(|known| known.is_like(&found)) {
                Some(known) => known.take(found),
                None => shortfalls.push(found),
            }
        }
        let problems = shortfalls.into_iter().map(|found| found.problem(facts));
        Judgement::of(problems.chain(outlined).collect())
    }
}

/// Text of one height that is not surely tall enough.
struct Shortfall {
    kinds: Vec<FieldKind>,
    doubt: Option<Doubt>,
    height: Bounds,
    required: f64,
    places: Vec<Place>,
}

/// Why a height is no failure yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// Capitals reach the limit, small letters do not.
    Between,
    /// The page size is assumed or the face is missing.
    Unmeasured,
}

impl Shortfall {
    /// Of the same height, to the grain of the report, under the same limit. Heights that nothing
    /// measures are told as one.
    fn is_like(&self, other: &Self) -> bool {
        let same_height = self.height.text() == other.height.text();
        self.doubt == other.doubt
            && (same_height || self.doubt == Some(Doubt::Unmeasured))
            && (self.required - other.required).abs() < f64::EPSILON
    }

    fn take(&mut self, other: Self) {
        self.height = self.height.min(other.height);
        self.places.extend(other.places);
        self.kinds.extend(other.kinds);
        self.kinds.sort_unstable();
        self.kinds.dedup();
    }

    fn problem(self, facts: &Facts<'_>) -> Problem {
        let (measured, limit) = (self.height.text(), format!("≥ {}", Mm(self.required)));
        let names: Vec<Bilingual> =
            self.kinds.iter().map(|kind| facts.packs.kind_name(*kind)).collect();
        let join = |of: fn(&Bilingual) -> &str| names.iter().map(of).collect::<Vec<_>>().join(", ");
        let args = Args::default()
            .with("field", Bilingual::new(join(|name| &name.vi), join(|name| &name.en)));
        match self.doubt {
            None => {
                Problem::fail(self.places, args.with("scale", scale(self.required, self.height)))
                    .measured(&measured, &limit)
            }
            Some(Doubt::Between) => {
                let args = args
                    .number("measured", &measured)
                    .number("required", &Mm(self.required).to_string());
                let reason = Reason::new("between-heights").with(args);
                Problem::review(reason, self.places).measured(&measured, &limit)
            }
            Some(Doubt::Unmeasured) => undecided(facts, self.places, &measured, &limit),
        }
    }
}

impl TextHeight {
    /// Rows of outlined lettering that are surely too small, were they mandatory text: nobody can
    /// tell from outlines, so a person looks.
    fn outlined(&self, facts: &Facts<'_>) -> Option<Problem> {
        let unseen = &facts.label.unseen;
        if facts.size_is_assumed() || unseen.letters() < facts.packs.measure.hidden.letters {
            return None;
        }
        let required = self.required(facts, &[]);
        let at_most = |row: &Row| match self.fails_by {
            Deciding::Capital => row.capital_at_most(),
            Deciding::SmallLetter => row.small_at_most(),
        };
        let small = unseen.rows.iter().filter(|row| at_most(row) < required - GRAIN);
        let smallest = small.clone().map(at_most).min_by(f64::total_cmp)?;
        let (measured, limit) = (Mm(smallest).to_string(), Mm(required).to_string());
        let args = Args::default().number("measured", &measured).number("required", &limit);
        let places = small.map(Row::place).collect();
        let problem = Problem::review(Reason::new("outlined-small").with(args), places);
        Some(problem.measured(&format!("≤ {measured}"), &format!("≥ {limit}")))
    }

    /// The field's smallest text where it is not surely tall enough.
    fn judge(&self, field: &Field, facts: &Facts<'_>) -> Option<Shortfall> {
        let required = self.required(facts, &field.spans);
        let (small, capital, places) = smallest(field, facts)?;
        let deciding = if self.fails_by == Deciding::Capital { capital } else { small };
        let (doubt, height) = if facts.size_is_assumed() {
            (Some(Doubt::Unmeasured), small)
        } else if small.reaches(required) {
            return None;
        } else if deciding.is_below(required) {
            (None, deciding)
        } else if small.is_exact() {
            (Some(Doubt::Between), small)
        } else {
            (Some(Doubt::Unmeasured), deciding)
        };
        Some(Shortfall { kinds: vec![field.kind], doubt, height, required, places })
    }

    fn required(&self, facts: &Facts<'_>, spans: &[Span]) -> f64 {
        let face = facts.label.face_area_cm2(facts.product, spans);
        let small = self.small_face.filter(|small| face < small.below_cm2);
        small.map_or(self.min_mm, |small| small.min_mm)
    }
}

/// Small letter and capital of a field's smallest text, and where it stands.
fn smallest(field: &Field, facts: &Facts<'_>) -> Option<(Bounds, Bounds, Vec<Place>)> {
    const SAME: f64 = 1e-6;
    let measure = &facts.packs.measure;
    let mut smallest: Option<(Bounds, Bounds, Vec<Place>)> = None;
    for span in &field.spans {
        let place = || facts.label.place(span.line, &span.chars);
        for (run, _) in facts.label.runs_of(std::slice::from_ref(span)) {
            let small = Bounds::of(run, Letter::Small, measure);
            match &mut smallest {
                Some((known, _, _)) if small.low > known.low + SAME => {}
                Some((known, _, places)) if small.low > known.low - SAME => places.push(place()),
                _ => {
                    let capital = Bounds::of(run, Letter::Capital, measure);
                    smallest = Some((small, capital, vec![place()]));
                }
            }
        }
    }
    smallest.map(|(small, capital, mut places)| {
        places.dedup();
        (small, capital, places)
    })
}

/// A height that the page size or a missing face leaves open.
pub(super) fn undecided(
    facts: &Facts<'_>,
    places: Vec<Place>,
    measured: &str,
    required: &str,
) -> Problem {
    let key = if facts.size_is_assumed() { "size-assumed" } else { "face-missing" };
    let limit = required.trim_start_matches("≥ ");
    let args = Args::default().number("measured", measured).number("required", limit);
    Problem::review(Reason::new(key).with(args), places).measured(measured, required)
}

/// How many times larger the text must be.
pub(super) fn scale(required: f64, height: Bounds) -> Bilingual {
    let times = (required / height.low * 100.0).ceil() / 100.0;
    let text = format!("{times:.2}");
    Bilingual::new(text.replace('.', ","), text)
}
