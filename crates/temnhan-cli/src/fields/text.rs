//! `--format text`: each field for a person to read.

use std::io;

use temnhan::report::{FieldReport, LabelReport, Lang};
use temnhan::{FieldKind, Packs};

use crate::text::{Colour, Named, Page, length};

/// Prints the fields and notices of one label.
pub(super) fn print(mut page: Page, report: &LabelReport) -> io::Result<()> {
    if report.fields.is_empty() {
        page.paragraph(page.say("Không nhận ra nội dung nào.", "Nothing was recognised."))?;
    }
    let packs = Packs::shipped();
    for (index, found) in report.fields.iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        field(&mut page, &packs, found)?;
    }
    page.notices(&report.notices)?;
    page.finish()
}

fn field(page: &mut Page, packs: &Packs, field: &FieldReport) -> io::Result<()> {
    let lang = page.lang;
    let name = packs.kind_name(field.kind);
    let name = capitalised(name.in_lang(lang));
    page.heading(Colour::Bold, &format!("{name} [{}]", kind_id(field.kind)))?;
    if !field.text.is_empty() {
        page.entry(page.say("Trên nhãn", "On label"), &field.text)?;
    }
    // Mostly the value is what follows the label word, and the text shows it already.
    if let Some(value) = field.value.as_deref().filter(|value| !field.text.ends_with(value)) {
        page.entry(page.say("Hiểu là", "Read as"), value)?;
    }
    let how = [field.certainty.name(lang), field.basis.name(lang), field.source.name(lang)];
    page.entry(page.say("Nhận ra", "Recognised"), &how.join(", "))?;
    if let Some(language) = field.language {
        page.entry(page.say("Ngôn ngữ", "Language"), language.name(lang))?;
    }
    if !field.text.is_empty() {
        page.entry(page.say("Chữ cao", "Height"), &heights(field, lang))?;
    }
    page.places(&field.places)
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The id of the kind, as tags and product files write it.
fn kind_id(kind: FieldKind) -> String {
    serde_json::json!(kind).as_str().unwrap_or_default().to_owned()
}

/// The measured heights, or the interval that a missing face leaves.
fn heights(field: &FieldReport, lang: Lang) -> String {
    let words = match lang {
        Lang::Vi => ("chữ thường", "chữ hoa", "từ", "đến", "không đo được"),
        Lang::En => ("small letters", "capitals", "from", "to", "not measured"),
    };
    match (field.x_height_mm, field.cap_height_mm, field.height_range_mm) {
        (Some(x), Some(capital), _) => {
            let (x, capital) = (length(lang, x), length(lang, capital));
            format!("{} {x}, {} {capital}", words.0, words.1)
        }
        (_, _, Some(range)) => {
            let [least, most] = range.map(|height| length(lang, height));
            format!("{} {} {least} {} {most}", words.0, words.2, words.3)
        }
        _ => words.4.to_owned(),
    }
}
