//! `temnhan qr verify`: every code on the artwork, as printed.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::Limits;
use temnhan::qr;
use temnhan::report::{CodeReport, LabelError, Lang, SCHEMA_VERSION, Tool};

use crate::args::{Format, VerifyArgs};
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::{Colour, Page, decimal, length, say};
use crate::{disk, fonts, product};

/// Lists the codes; [`Status::Found`] when there is none or one does not read.
///
/// # Errors
///
/// A label that cannot be judged, or fonts that cannot be loaded.
pub(crate) fn run(args: &VerifyArgs, lang: Lang) -> Result<Status, Failure> {
    let product = product::of_label(&args.label, args.product.as_deref())?;
    let svg = disk::read_label(&args.label)?;
    let fonts = fonts::load(&args.fonts)?;
    let path = args.label.display().to_string();
    let codes = qr::verify(&svg, &product.artwork, &fonts, &Limits::default())
        .map_err(|error| LabelError::new(path.as_str(), &error))?;
    let all_read = !codes.is_empty() && codes.iter().all(|code| code.decoded);
    if codes.is_empty() {
        let none = say(lang, "không thấy mã QR nào trên nhãn.", "no QR code was found.");
        tell(&format!("{path}: {none}"));
    }
    match args.format {
        Format::Text => text(Page::new(Output::stdout(), lang), &codes)?,
        Format::Json => json(Output::stdout(), path, codes)?,
    }
    Ok(if all_read { Status::Clear } else { Status::Found })
}

fn text(mut page: Page, codes: &[CodeReport]) -> io::Result<()> {
    let lang = page.lang;
    for code in codes {
        let payload = code.payload.as_deref();
        let unread = page.say("KHÔNG ĐỌC ĐƯỢC", "DOES NOT READ");
        let colour = if code.decoded { Colour::Green } else { Colour::Red };
        page.heading(colour, payload.unwrap_or(unread))?;
        let area = code.area_mm;
        let place = match lang {
            Lang::Vi => format!("{:.1} mm từ trái, {:.1} mm từ trên", area.x, area.y),
            Lang::En => format!("{:.1} mm from left, {:.1} mm from top", area.x, area.y),
        };
        page.entry(page.say("Vị trí", "Where"), &decimal(lang, &place))?;
        let size = format!("{:.1} × {:.1} mm", area.width, area.height);
        page.entry(page.say("Cỡ mã", "Size"), &decimal(lang, &size))?;
        page.entry(page.say("Ô vuông", "Module"), &length(lang, code.module_mm))?;
        let modules = page.say("ô", "modules");
        let quiet_zone = format!("{:.1} {modules}", code.quiet_zone_modules);
        page.entry(page.say("Vùng trắng", "Quiet zone"), &decimal(lang, &quiet_zone))?;
        let contrast = format!("{:.0} %", code.symbol_contrast * 100.0);
        page.entry(page.say("Tương phản", "Contrast"), &contrast)?;
        page.blank()?;
    }
    page.finish()
}

#[derive(Serialize)]
struct Verified {
    schema_version: u32,
    tool: Tool,
    path: String,
    codes: Vec<CodeReport>,
}

fn json(mut output: Output, path: String, codes: Vec<CodeReport>) -> io::Result<()> {
    let report = Verified { schema_version: SCHEMA_VERSION, tool: Tool::current(), path, codes };
    serde_json::to_writer_pretty(&mut output, &report)?;
    writeln!(output)?;
    output.finish()
}
