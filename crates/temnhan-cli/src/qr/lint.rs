//! `temnhan qr lint`: payloads judged without artwork.

use std::io::{self, BufRead, Write};

use temnhan::gs1::{Lint, PayloadKind, lint};
use temnhan::report::{Lang, Severity};

use crate::args::{LintArgs, LintFormat};
use crate::failure::{Failure, Status};
use crate::output::Output;
use crate::text::{Colour, Page};

/// Judges each payload in order; [`Status::Found`] when any is invalid.
///
/// # Errors
///
/// Input that cannot be read as UTF-8, or output that cannot be written.
pub(crate) fn run(args: &LintArgs, lang: Lang) -> Result<Status, Failure> {
    let payloads: Box<dyn Iterator<Item = io::Result<String>>> = if args.stdin_payloads {
        Box::new(io::stdin().lock().lines())
    } else {
        Box::new(args.payloads.iter().cloned().map(Ok))
    };
    let lints = payloads.filter_map(|line| match line {
        Ok(line) => {
            let payload = line.strip_suffix('\r').unwrap_or(&line);
            (!payload.is_empty()).then(|| Ok(lint(payload)))
        }
        Err(error) => Some(Err(error)),
    });
    let all_valid = match args.format {
        LintFormat::Text => text(lints, lang)?,
        LintFormat::Json => json(lints)?,
        LintFormat::JsonLines => lines(lints)?,
    };
    Ok(if all_valid { Status::Clear } else { Status::Found })
}

fn text(lints: impl Iterator<Item = io::Result<Lint>>, lang: Lang) -> io::Result<bool> {
    let mut page = Page::new(Output::stdout(), lang);
    let mut all_valid = true;
    for lint in lints {
        let lint = lint?;
        all_valid &= lint.valid;
        let colour = match (lint.valid, lint.problems.is_empty()) {
            (true, true) => Colour::Green,
            (true, false) => Colour::Yellow,
            (false, _) => Colour::Red,
        };
        page.heading(colour, &lint.payload)?;
        let kind = match lint.kind {
            PayloadKind::DigitalLink => page.say("đường dẫn số GS1", "GS1 Digital Link"),
            PayloadKind::Url => page.say("địa chỉ web", "web address"),
            PayloadKind::Text => page.say("chữ", "text"),
        };
        page.entry(page.say("Loại", "Kind"), kind)?;
        for (identifier, value) in &lint.elements {
            page.entry(&format!("({identifier})"), value)?;
        }
        for problem in &lint.problems {
            let label = match problem.severity {
                Severity::Error => page.say("Lỗi", "Error"),
                Severity::Warning | Severity::Advice => page.say("Cảnh báo", "Warning"),
            };
            let message = match lang {
                Lang::Vi => &problem.message.vi,
                Lang::En => &problem.message.en,
            };
            page.entry(label, message)?;
        }
        if let Some(corrected) = &lint.corrected {
            page.entry(page.say("Nên viết", "Write"), corrected)?;
        }
        page.blank()?;
    }
    page.finish()?;
    Ok(all_valid)
}

fn json(lints: impl Iterator<Item = io::Result<Lint>>) -> io::Result<bool> {
    let lints: Vec<Lint> = lints.collect::<io::Result<_>>()?;
    let mut output = Output::stdout();
    serde_json::to_writer_pretty(&mut output, &lints)?;
    writeln!(output)?;
    output.finish()?;
    Ok(lints.iter().all(|lint| lint.valid))
}

fn lines(lints: impl Iterator<Item = io::Result<Lint>>) -> io::Result<bool> {
    let mut output = Output::stdout();
    let mut all_valid = true;
    for lint in lints {
        let lint = lint?;
        all_valid &= lint.valid;
        serde_json::to_writer(&mut output, &lint)?;
        writeln!(output)?;
        output.flush()?;
    }
    output.finish()?;
    Ok(all_valid)
}
