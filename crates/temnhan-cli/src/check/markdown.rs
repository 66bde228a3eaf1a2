//! `--format markdown`: a comment for a pull request.

use std::fmt::Write as _;
use std::io::{self, Write};

use temnhan::report::{LabelError, LabelReport, Lang, Severity};

use super::Told;
use super::issue::{Issue, Level, issues};
use crate::output::Output;
use crate::text::{Named, escaped, is_own, say};

/// GitHub takes no comment of more characters; some stay for the end.
const MOST_CHARS: usize = 65_000;
/// By this line a job finds its earlier comment.
const MARK: &str = "<!-- temnhan -->";

pub(super) struct Markdown {
    output: Output,
    lang: Lang,
    rows: String,
    details: Vec<String>,
}

impl Markdown {
    pub(super) fn new(output: Output, lang: Lang) -> Self {
        Self { output, lang, rows: String::new(), details: Vec::new() }
    }

    fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        say(self.lang, vi, en)
    }

    fn item(&self, issue: &Issue) -> String {
        let message = text(issue.message(self.lang));
        let (level, rule) = (issue.level.name(self.lang), &issue.rule.rule);
        let mut item = format!("- **{level}** {message} `{rule}`");
        if let Some((line, column)) = issue.position() {
            let (line_word, column_word) = (self.say("dòng", "line"), self.say("cột", "column"));
            let _ = write!(item, " ({line_word} {line}, {column_word} {column})");
        }
        let help = issue.help(self.lang);
        if !help.is_empty() {
            let _ = write!(item, "<br>{}: {}", self.say("Cách sửa", "Fix"), text(help));
        }
        let citation = &issue.rule.citation;
        if !is_own(citation) {
            let basis = text(&format!("{}, {}", citation.instrument, citation.locator));
            let basis = match &citation.url {
                Some(url) => format!("[{basis}]({url})"),
                None => basis,
            };
            let _ = write!(item, "<br>{}: {basis}", self.say("Căn cứ", "Basis"));
        }
        item + "\n"
    }

    fn head(&self) -> String {
        let lang = self.lang;
        let levels = [Severity::Error, Severity::Warning, Severity::Advice];
        let [error, warning, advice] = levels.map(|severity| severity.name(lang));
        let (label, result) = (self.say("Nhãn", "Label"), self.say("Kết quả", "Result"));
        format!(
            "{MARK}\n### {}\n\n| {label} | {result} | {error} | {warning} | {advice} | {} |\n\
             |---|---|--:|--:|--:|--:|\n",
            self.say("Soát nhãn", "Label check"),
            Level::Review.name(lang),
        )
    }

    fn cut(&self, left_out: usize) -> String {
        match self.lang {
            Lang::Vi => format!("\nCòn {left_out} nhãn nữa có điều cần sửa hoặc cần xem.\n"),
            Lang::En => format!("\n{left_out} more labels have something to mend or to look at.\n"),
        }
    }
}

impl Told for Markdown {
    fn report(&mut self, report: &LabelReport) -> io::Result<()> {
        let open: Vec<Issue> = issues(report).filter(Issue::is_open).collect();
        let count = |level| open.iter().filter(|issue| issue.level == level).count();
        let path = cell(&report.path);
        let verdict = report.verdict.name(self.lang).to_lowercase();
        let counts = [Level::Error, Level::Warning, Level::Advice, Level::Review].map(count);
        let [errors, warnings, advice, review] = counts;
        let _ = writeln!(
            self.rows,
            "| {path} | {verdict} | {errors} | {warnings} | {advice} | {review} |"
        );
        if !open.is_empty() {
            let items: String = open.iter().map(|issue| self.item(issue)).collect();
            let found = open.len();
            let things = self.say("điều", "things");
            self.details.push(format!(
                "<details><summary>{path}: {found} {things}</summary>\n\n{items}\n</details>\n"
            ));
        }
        Ok(())
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        let path = cell(&error.path);
        let none = self.say("không soát được", "not judged");
        let _ = writeln!(self.rows, "| {path} | {none} | | | | |");
        let message = text(error.message.in_lang(self.lang));
        self.details.push(format!("- **{path}**: {message} `{}`\n", error.id));
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        let mut page = self.head() + &self.rows + "\n";
        let limit = self.say(
            "Kết quả chỉ nói về các quy tắc đã chạy.",
            "This speaks of the rules that ran only.",
        );
        let mut left_out = 0;
        for details in &self.details {
            let fits = page.chars().count() + details.chars().count() <= MOST_CHARS;
            if fits { page += details } else { left_out += 1 }
        }
        if left_out > 0 {
            page += &self.cut(left_out);
        }
        writeln!(self.output, "{page}\n{limit}")?;
        self.output.finish()
    }
}

/// Words of a label must not become markup of the page.
pub(super) fn text(text: &str) -> String {
    let escape = |letter: char| -> String {
        if "\\`*_[]|#~".contains(letter) { format!("\\{letter}") } else { letter.to_string() }
    };
    // An "@" before a name would call that person.
    let text = text.replace('\n', " ").replace('@', "@\u{200b}");
    escaped(&text).chars().map(escape).collect::<String>().replace("&\\#39;", "'")
}

fn cell(path: &str) -> String {
    text(path)
}
