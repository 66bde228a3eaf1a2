//! The pages of the book, in Markdown.

use std::fmt::Write;

use temnhan::report::{Bilingual, Severity};
use temnhan::{Date, Listed, Packs, RuleInfo};

const UNREVIEWED: &str = "> Bộ quy tắc này chưa được luật sư rà soát. · These rules have not been \
                          reviewed by a lawyer.\n";

/// The first page: every rule in a table.
pub(super) fn index(packs: &Packs, rules: &[Listed], day: Date) -> String {
    let mut text = format!(
        "# Quy tắc · Rules\n\nTheo luật có hiệu lực ngày {}. · By the law of {day}.\n\n{}\n\
         | Quy tắc · Rule | Mức · Severity | Nội dung · Title |\n|---|---|---|\n",
        day.vietnamese(),
        review(packs)
    );
    for rule in rules {
        let id = &rule.id;
        let Bilingual { vi, en } = &rule.title;
        line(&mut text, &format!("| [{id}]({id}.md) | {} | {vi} · {en} |", severity(rule)));
    }
    text
}

/// The page of one rule, with the names of its pictures.
pub(super) fn of_rule(packs: &Packs, listed: &Listed, pictures: &[String]) -> String {
    let mut text = format!("# {}\n\n", listed.id);
    let Bilingual { vi, en } = &listed.title;
    line(&mut text, &format!("**{vi}** · {en} · {}\n", severity(listed)));
    match &listed.rule {
        Some(rule) => law(&mut text, rule),
        None => line(&mut text, "temnhan chưa soát được quy tắc này. · Not checked yet.\n"),
    }
    for picture in pictures {
        let words = match picture.rsplit('-').next() {
            Some("right.png") => "Đúng · Right",
            Some("wrong.png") => "Sai · Wrong",
            _ => "Cần người xem · For a person to look at",
        };
        line(&mut text, &format!("**{words}**\n\n![{words}](pictures/{picture})\n"));
    }
    if let Some(remedies) = &listed.remedies {
        both(&mut text, "Giới hạn · Limits", &remedies.limits);
        line(&mut text, &format!("## {} · {}\n", remedies.title.vi, remedies.title.en));
        for tool in &remedies.tools {
            line(&mut text, &format!("- **{}** {}\\\n  {}", tool.tool, tool.how.vi, tool.how.en));
        }
        text.push('\n');
    }
    text + review(packs)
}

fn law(text: &mut String, rule: &RuleInfo) {
    let citation = &rule.citation;
    let name = format!("{}, {}", citation.instrument, citation.locator);
    let name = name.trim_end_matches([',', ' ']);
    let cited = match &citation.url {
        Some(url) => format!("[{name}]({url})"),
        None => name.to_owned(),
    };
    line(text, &format!("Căn cứ · Basis: {cited} ({})\n", citation.confidence));
    let days = [("từ · from", rule.effective_from), ("đến · until", rule.effective_until)];
    let days = days.iter().filter_map(|(word, day)| Some(format!("{word} {}", (*day)?)));
    let days = days.collect::<Vec<_>>().join(", ");
    if !days.is_empty() {
        line(text, &format!("Hiệu lực · In force: {days}\n"));
    }
    both(text, "Vì sao · Why", &rule.why);
    both(text, "Cách sửa · Fix", &rule.help);
}

fn both(text: &mut String, title: &str, said: &Bilingual) {
    line(text, &format!("## {title}\n\n{}\n\n{}\n", said.vi, said.en));
}

fn line(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}

fn severity(listed: &Listed) -> &'static str {
    match listed.severity {
        Severity::Error => "lỗi · error",
        Severity::Warning => "cảnh báo · warning",
        Severity::Advice => "lời khuyên · advice",
    }
}

fn review(packs: &Packs) -> &'static str {
    if packs.reviewed_by_lawyer() { "" } else { UNREVIEWED }
}
