//! `temnhan fields`: what was recognised on a label, where and how surely.

mod json;
mod text;

use std::io::Write;

use temnhan::report::Lang;

use crate::args::{FieldsArgs, FieldsFormat};
use crate::failure::{Failure, Status};
use crate::judge::Judge;
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
    let judge = Judge::new(args.basis)?;
    match args.format {
        FieldsFormat::Text => {
            let report = judge.judge(Ok(args.label)).outcome?;
            text::print(Page::new(Output::to(output)?, lang), &report)?;
        }
        FieldsFormat::Json => {
            let report = judge.judge(Ok(args.label)).outcome?;
            json::print(Output::to(output)?, report)?;
        }
        FieldsFormat::Svg => {
            let drawing = judge.overlay(&args.label, lang)?;
            let mut output = Output::to(output)?;
            output.write_all(&drawing)?;
            output.finish()?;
        }
    }
    Ok(Status::Clear)
}
