//! `temnhan fields`: what was recognised on a label, where and how surely.

use std::io;

use temnhan::FieldKind;
use temnhan::report::{FieldReport, Lang};

use crate::args::FieldsArgs;
use crate::failure::{Failure, Status};
use crate::judge::Judge;
use crate::output::Output;
use crate::text::{Colour, Named, Page, place};

/// Shows what was recognised.
///
/// # Errors
///
/// A label that cannot be judged, or fonts that cannot be loaded.
pub(crate) fn run(args: FieldsArgs, lang: Lang) -> Result<Status, Failure> {
    let report = Judge::new(args.basis)?.judge(Ok(args.label)).outcome?;
    let mut page = Page::new(Output::stdout(), lang);
    if report.fields.is_empty() {
        page.paragraph(page.say("Không nhận ra nội dung nào.", "Nothing was recognised."))?;
    }
    for found in &report.fields {
        field(&mut page, found)?;
    }
    for notice in &report.notices {
        page.hanging("  - ", notice.message.in_lang(lang))?;
    }
    page.finish()?;
    Ok(Status::Clear)
}

fn field(page: &mut Page, field: &FieldReport) -> io::Result<()> {
    let lang = page.lang;
    page.heading(Colour::Bold, &kind_id(field.kind))?;
    page.entry(page.say("Giá trị", "Value"), field.value.as_deref().unwrap_or("-"))?;
    page.entry(page.say("Nguyên văn", "Text"), &field.text)?;
    let certainty = format!("{}, {}", field.certainty.name(lang), field.source.name(lang));
    page.entry(page.say("Độ chắc", "How surely"), &certainty)?;
    page.entry(page.say("Cao chữ", "Height"), &heights(field, lang))?;
    for at in &field.places {
        page.entry(page.say("Vị trí", "Where"), &place(at, lang))?;
    }
    page.blank()
}

/// The id of the kind, as tags and product files write it.
fn kind_id(kind: FieldKind) -> String {
    serde_json::json!(kind).as_str().unwrap_or_default().to_owned()
}

/// The measured heights, or the interval that a missing face leaves.
fn heights(field: &FieldReport, lang: Lang) -> String {
    let words = match lang {
        Lang::Vi => ("chữ x", "chữ hoa", "chữ x từ", "đến", "không đo được"),
        Lang::En => ("x-height", "capitals", "x-height from", "to", "not measured"),
    };
    match (field.x_height_mm, field.cap_height_mm, field.height_range_mm) {
        (Some(x), Some(capital), _) => format!("{} {x}, {} {capital}", words.0, words.1),
        (_, _, Some([least, most])) => format!("{} {least} {} {most}", words.2, words.3),
        _ => words.4.to_owned(),
    }
}
