//! `scale-plausible`: the drawing's unit is what the page takes it for.

use serde::Deserialize;

use super::heights::{Bounds, Letter};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::{Args, Scale};
use crate::report::SizeBasis;
use crate::source::size::{MM_PER_PX, PageSize};
use crate::units::Mm;

/// Suspects a size that is round only at another resolution than 96 pixels an inch, a stated size
/// of other proportions than the drawing, a page that no label has, and text that is all too small
/// or too large to be read. The bounds are in `measure.toml`; a size in the product file settles
/// all of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScalePlausible {}

impl Check for ScalePlausible {
    const ARGS: &'static [&'static str] = &["measured", "required", "dpi"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let size = &facts.label.size;
        if size.basis == SizeBasis::Given {
            return Judgement::Pass;
        }
        let limits = &facts.packs.measure.scale;
        let measured = text_of((size.width, size.height));
        let about = |key| {
            let reason = Reason::new(key).with(Args::default().number("measured", &measured));
            let problem = Problem::fail_as(reason, Vec::new());
            Some(Problem { measured: Some(measured.clone()), ..problem })
        };
        let longest = size.width.max(size.height);
        let problem = if let Some((dpi, likely)) = better_fit(size, limits) {
            let args = Args::default().same("dpi", format!("{dpi}"));
            Some(Problem::fail(Vec::new(), args).measured(&measured, &text_of(likely)))
        } else if size.is_distorted {
            about("scale-proportion")
        } else if !(limits.shortest_page_mm..=limits.longest_page_mm).contains(&longest) {
            about("scale-page")
        } else if is_text_absurd(facts, limits) {
            about("scale-text")
        } else {
            None
        };
        Judgement::of(problem.into_iter().collect())
    }
}

fn text_of((width, height): (f64, f64)) -> String {
    format!("{} × {}", Mm(width), Mm(height))
}

/// The resolution at which the drawing is a whole number of millimetres, and its size then; `None`
/// where it is so at 96, at none, or was drawn in whole pixels, which say nothing.
fn better_fit(size: &PageSize, limits: &Scale) -> Option<(f64, (f64, f64))> {
    if size.basis == SizeBasis::Stated && !size.is_in_pixels {
        return None;
    }
    let pixels = (size.width / size.scale.0, size.height / size.scale.1);
    let are_round = |(width, height): (f64, f64), step: f64, tolerance: f64| {
        [width, height]
            .iter()
            .all(|side| (side / step - (side / step).round()).abs() * step < tolerance)
    };
    let at = |dpi: f64| (pixels.0 * 25.4 / dpi, pixels.1 * 25.4 / dpi);
    let step = if size.basis == SizeBasis::Stated { limits.stated_step_mm } else { limits.step_mm };
    let tolerance = limits.tolerance_mm;
    let in_whole_pixels = are_round(pixels, 1.0, tolerance);
    let as_it_is = (pixels.0 * MM_PER_PX, pixels.1 * MM_PER_PX);
    if in_whole_pixels || are_round(as_it_is, step, tolerance) {
        return None;
    }
    let other =
        limits.other_dpi.iter().find(|&&dpi| are_round(at(dpi), limits.step_mm, tolerance))?;
    Some((*other, at(*other)))
}

/// Whether every text of the label is too small, or every one too large.
fn is_text_absurd(facts: &Facts<'_>, limits: &Scale) -> bool {
    let measure = &facts.packs.measure;
    let runs = &facts.label.runs;
    let all = |letter: Letter, absurd: &dyn Fn(Bounds) -> bool| {
        runs.iter().all(|run| absurd(Bounds::of(run, letter, measure)))
    };
    runs.len() >= limits.fewest_texts
        && (all(Letter::Small, &|height| height.high < limits.smallest_letter_mm)
            || all(Letter::Capital, &|height| height.low > limits.largest_capital_mm))
}
