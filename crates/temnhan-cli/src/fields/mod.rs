//! `temnhan fields`: what was recognised on a label, where and how surely.

mod json;
mod text;

use std::io::Write;

use temnhan::report::Lang;

use crate::args::{FieldsArgs, FieldsFormat};
use crate::batch::{Drawing, Plan};
use crate::failure::{Failure, Status};
use crate::output::Output;
use crate::text::Page;
use crate::walk::refuse_artwork_as_output;

/// Shows what was recognised, in words, as JSON or drawn into the artwork.
///
/// # Errors
///
/// A label that cannot be judged, fonts that cannot be loaded, a result that cannot be written.
pub(crate) fn run(args: FieldsArgs, lang: Lang) -> Result<Status, Failure> {
    let output = args.output.as_deref();
    if args.format != FieldsFormat::Svg {
        refuse_artwork_as_output(output)?;
    }
    let format = args.format;
    let drawing = match format {
        FieldsFormat::Svg => Drawing::Fields(lang.into()),
        FieldsFormat::Text | FieldsFormat::Json => Drawing::Nothing,
    };
    let judged = Plan::new(args.basis, &args.work)?.drawing(drawing).one(args.label)?;
    let report = judged.outcome?;
    let mut output = Output::to(output)?;
    match format {
        FieldsFormat::Text => text::print(Page::new(output, lang), &report)?,
        FieldsFormat::Json => json::print(output, report)?,
        FieldsFormat::Svg => {
            output.write_all(&judged.drawing)?;
            output.finish()?;
        }
    }
    Ok(Status::Clear)
}
