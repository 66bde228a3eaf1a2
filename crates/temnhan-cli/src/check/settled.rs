//! What people have settled: sign-offs, and answers to what the law leaves open.

use std::io;

use temnhan::pack::OptionValue;
use temnhan::report::{LabelReport, Lang, OptionBasis, RuleReport, SignedOff};

use crate::text::{Colour, Page, day, decimal};

/// The findings that a named person has taken on: who, why and until when.
pub(super) fn signed_off(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let signed = report.rules.iter().filter_map(|rule| Some((rule, rule.signed_off.as_ref()?)));
    for (number, (rule, by)) in signed.enumerate() {
        if number == 0 {
            page.blank()?;
            page.heading(Colour::Blue, page.say("ĐÃ CÓ NGƯỜI XÁC NHẬN", "SIGNED OFF"))?;
        }
        one(page, number + 1, rule, by)?;
    }
    Ok(())
}

fn one(page: &mut Page, number: usize, rule: &RuleReport, by: &SignedOff) -> io::Result<()> {
    let lang = page.lang;
    let found = rule.findings.first().map(|found| &found.message).or(rule.reason.as_ref());
    let message = found.map_or("", |message| message.in_lang(lang));
    page.hanging(&format!("{number:>2}. "), &format!("{message} [{}]", rule.rule))?;
    let who = match by.until {
        Some(until) => {
            format!("{} ({} {})", by.by, page.say("đến hết", "until"), day(lang, until))
        }
        None => by.by.clone(),
    };
    page.entry(page.say("Ai", "Who"), &who)?;
    page.entry(page.say("Vì sao", "Why"), &by.reason)
}

/// How much the baseline knows, in one paragraph.
pub(super) fn known(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let known: usize = report.rules.iter().filter_map(|rule| rule.baseline).sum();
    if known == 0 {
        return Ok(());
    }
    page.paragraph(&match page.lang {
        Lang::Vi => format!("Bỏ qua {known} điều đã ghi trong tệp mốc."),
        Lang::En => format!("{known} findings known from the baseline are left out."),
    })
}

/// The answers taken to what the law leaves open, in one paragraph.
pub(super) fn options(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    if report.options.is_empty() {
        return Ok(());
    }
    let lang = page.lang;
    let each = report.options.iter().map(|option| {
        let value = match &option.value {
            OptionValue::Number(number) => decimal(lang, &number.to_string()),
            OptionValue::Word(word) => word.clone(),
        };
        let basis = match option.basis {
            OptionBasis::Default => "",
            OptionBasis::Config => page.say(" (theo cấu hình)", " (configuration)"),
            OptionBasis::ProductFile => page.say(" (theo tệp sản phẩm)", " (product file)"),
        };
        format!("{} = {value}{basis}", option.key)
    });
    let each = each.collect::<Vec<_>>().join("; ");
    let title = page.say("Chỗ luật để ngỏ, lấy theo", "Where the law is open, taken as");
    page.paragraph(&format!("{title}: {each}."))
}
