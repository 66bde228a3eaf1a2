//! `temnhan qr verify`: every code on the artwork, as printed, with what the rules say of it.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{
    BarMeasures, Bilingual, CodeReport, Finding, LabelError, LabelReport, Lang, Outcome,
    QrMeasures, SCHEMA_VERSION, Severity, Tool,
};
use temnhan::{Checker, Packs, Request};

use crate::args::{Format, VerifyArgs};
use crate::batch::alone;
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::{Colour, Page, decimal, length, say};
use crate::today::today;
use crate::{disk, fonts, product};

/// Lists the codes; [`Status::Found`] when there is none, or a rule finds an error in one.
///
/// # Errors
///
/// A label that cannot be judged or is over its bounds, or fonts that cannot be loaded.
pub(crate) fn run(args: &VerifyArgs, lang: Lang) -> Result<Status, Failure> {
    alone::run(args.bounds, &args.label, || verify(args, lang))
}

fn verify(args: &VerifyArgs, lang: Lang) -> Result<Status, Failure> {
    let product = product::of_label(&args.label, args.product.as_deref())?;
    let svg = disk::read_label(&args.label)?;
    let checker = Checker::new(Packs::shipped(), fonts::load(&args.fonts)?);
    alone::end_at_deadline(args.bounds, &args.label, lang);
    let path = args.label.display().to_string();
    let day = product.printed_on.unwrap_or_else(today);
    let request = Request::new(path.as_str(), day).with_product(product);
    let report =
        checker.check(&svg, &request).map_err(|error| LabelError::new(path.as_str(), &error))?;
    let codes: Vec<Verified> = report.codes.iter().map(|code| verified(code, &report)).collect();
    let lost: Vec<Verdict> = of_no_code(&report);
    if codes.is_empty() && lost.is_empty() {
        let none = say(lang, "không thấy mã nào trên nhãn.", "no code was found.");
        tell(&format!("{path}: {none}"));
    }
    let faults = codes.iter().flat_map(|code| &code.verdicts).chain(&lost);
    let any_error = faults.into_iter().any(Verdict::is_error);
    let status = if codes.is_empty() || any_error { Status::Found } else { Status::Clear };
    match args.format {
        Format::Text => text(Page::new(Output::stdout(), lang), &codes, &lost)?,
        Format::Json => json(Output::stdout(), path, codes, lost)?,
    }
    Ok(status)
}

/// A code with what the rules say of it.
#[derive(Serialize)]
struct Verified {
    #[serde(flatten)]
    code: CodeReport,
    verdicts: Vec<Verdict>,
}

/// What one rule says against a code.
#[derive(Serialize)]
struct Verdict {
    rule: String,
    severity: Severity,
    outcome: Outcome,
    message: Bilingual,
    help: Bilingual,
}

impl Verdict {
    fn is_error(&self) -> bool {
        self.outcome == Outcome::Fail && self.severity == Severity::Error
    }
}

fn verified(code: &CodeReport, report: &LabelReport) -> Verified {
    let is_here =
        |finding: &Finding| finding.places.iter().any(|place| place.area_mm == code.area_mm);
    Verified { code: code.clone(), verdicts: verdicts(report, is_here) }
}

/// What rules say of places that should hold a code and hold none.
fn of_no_code(report: &LabelReport) -> Vec<Verdict> {
    let is_of_code = |finding: &Finding| {
        let mut codes = report.codes.iter();
        codes.any(|code| finding.places.iter().any(|place| place.area_mm == code.area_mm))
    };
    let mut all = verdicts(report, |finding| !is_of_code(finding));
    all.retain(|verdict| verdict.rule == "code-unreadable");
    all
}

fn verdicts(report: &LabelReport, is_asked: impl Fn(&Finding) -> bool) -> Vec<Verdict> {
    let rules = report.rules.iter();
    let findings = rules.flat_map(|rule| rule.findings.iter().map(move |own| (rule, own)));
    let asked = findings.filter(|(_, finding)| is_asked(finding));
    asked
        .map(|(rule, finding)| Verdict {
            rule: rule.rule.clone(),
            severity: finding.severity.unwrap_or(rule.severity),
            outcome: rule.outcome,
            message: finding.message.clone(),
            help: finding.help.clone(),
        })
        .collect()
}

fn text(mut page: Page, codes: &[Verified], lost: &[Verdict]) -> io::Result<()> {
    for Verified { code, verdicts } in codes {
        let unread = page.say("KHÔNG ĐỌC ĐƯỢC", "DOES NOT READ");
        let colour = match verdicts.iter().any(Verdict::is_error) {
            true => Colour::Red,
            false if verdicts.is_empty() => Colour::Green,
            false => Colour::Yellow,
        };
        page.heading(colour, code.payload.as_deref().unwrap_or(unread))?;
        measures(&mut page, code)?;
        if let Some(measured) = &code.qr {
            of_qr(&mut page, measured)?;
        }
        if let Some(measured) = &code.bars {
            of_bars(&mut page, measured)?;
        }
        said(&mut page, verdicts)?;
        page.blank()?;
    }
    said(&mut page, lost)?;
    page.finish()
}

fn said(page: &mut Page, verdicts: &[Verdict]) -> io::Result<()> {
    for verdict in verdicts {
        let name = match (verdict.outcome, verdict.severity) {
            (Outcome::NeedsReview, _) => page.say("Cần xem", "Look"),
            (_, Severity::Error) => page.say("Lỗi", "Error"),
            _ => page.say("Cảnh báo", "Warning"),
        };
        let message = verdict.message.in_lang(page.lang);
        page.entry(name, &format!("{}: {message}", verdict.rule))?;
        page.entry("", verdict.help.in_lang(page.lang))?;
    }
    Ok(())
}

fn measures(page: &mut Page, code: &CodeReport) -> io::Result<()> {
    let lang = page.lang;
    let area = code.area_mm;
    let place = match lang {
        Lang::Vi => format!("{:.1} mm từ trái, {:.1} mm từ trên", area.x, area.y),
        Lang::En => format!("{:.1} mm from left, {:.1} mm from top", area.x, area.y),
    };
    page.entry(page.say("Loại", "Kind"), &code.symbology)?;
    page.entry(page.say("Vị trí", "Where"), &decimal(lang, &place))?;
    let size = format!("{:.1} × {:.1} mm", area.width, area.height);
    page.entry(page.say("Cỡ mã", "Size"), &decimal(lang, &size))?;
    page.entry(page.say("Ô vuông", "Module"), &length(lang, code.module_mm))?;
    let modules = page.say("ô", "modules");
    let quiet_zone = format!("{:.1} {modules}", code.quiet_zone_modules);
    page.entry(page.say("Vùng trắng", "Quiet zone"), &decimal(lang, &quiet_zone))?;
    page.entry(page.say("Tương phản", "Contrast"), &percent(code.symbol_contrast))?;
    let reads = if code.decoded { page.say("có", "yes") } else { page.say("không", "no") };
    page.entry(page.say("Đọc được", "Reads"), reads)
}

/// An estimate at design stage, never called a grade.
fn of_qr(page: &mut Page, code: &QrMeasures) -> io::Result<()> {
    let lang = page.lang;
    let answer = |yes: bool| match (lang, yes) {
        (Lang::Vi, true) => "có",
        (Lang::Vi, false) => "không",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    };
    let (half, blurred, turned) =
        (answer(code.reads_at_half), answer(code.reads_blurred), answer(code.reads_turned));
    let worse = match lang {
        Lang::Vi => format!("nửa độ phân giải: {half}; mờ: {blurred}; xoay nghiêng: {turned}"),
        Lang::En => format!("half resolution: {half}; blurred: {blurred}; turned: {turned}"),
    };
    page.entry(page.say("Khi kém đi", "When worse"), &worse)?;
    let unused = code.unused_error_correction.map_or_else(|| "–".to_owned(), percent);
    let level = code.level.as_deref().unwrap_or("?");
    let (modulation, red) = (percent(code.modulation), percent(code.red_contrast));
    let estimate = match lang {
        Lang::Vi => format!(
            "mức sửa lỗi {level}, còn lại {unused}; điều biến {modulation}; dưới ánh sáng đỏ {red} (ước lượng từ bản vẽ theo ISO/IEC 15415)"
        ),
        Lang::En => format!(
            "level {level}, error correction left {unused}; modulation {modulation}; in red light {red} (a design-stage estimate after ISO/IEC 15415)"
        ),
    };
    page.entry(page.say("Ước lượng", "Estimate"), &estimate)
}

fn of_bars(page: &mut Page, code: &BarMeasures) -> io::Result<()> {
    let height = length(page.lang, code.height_mm);
    page.entry(page.say("Cao vạch", "Height"), &height)?;
    let (before, after) = (code.zone_before, code.zone_after);
    let zones = match page.lang {
        Lang::Vi => format!("trái {before:.1}, phải {after:.1} vạch đơn"),
        Lang::En => format!("left {before:.1}, right {after:.1} modules"),
    };
    page.entry(page.say("Hai bên", "Both sides"), &decimal(page.lang, &zones))
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[derive(Serialize)]
struct Listed {
    schema_version: u32,
    tool: Tool,
    path: String,
    codes: Vec<Verified>,
    lost: Vec<Verdict>,
}

fn json(
    mut output: Output,
    path: String,
    codes: Vec<Verified>,
    lost: Vec<Verdict>,
) -> io::Result<()> {
    let report =
        Listed { schema_version: SCHEMA_VERSION, tool: Tool::current(), path, codes, lost };
    serde_json::to_writer_pretty(&mut output, &report)?;
    writeln!(output)?;
    output.finish()
}
