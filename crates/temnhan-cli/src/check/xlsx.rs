//! `--format xlsx`: a sheet with a row a label, and one with a row a finding.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use temnhan::Packs;
use temnhan::report::{LabelReport, Lang, Place};

use super::Printer;
use super::issue::{Issue, Level, issues};
use crate::batch::Judged;
use crate::output::Output;
use crate::text::{Named, day, say};

/// A sheet of a workbook holds no more rows, the heading among them.
const MOST_ROWS: usize = 1_048_576;
/// A cell holds no more characters.
const MOST_CHARS: usize = 32_767;

const LABELS: [(&str, &str, f64); 16] = [
    ("Tệp", "File", 34.0),
    ("Kết quả", "Result", 22.0),
    ("Lỗi", "Errors", 8.0),
    ("Cảnh báo", "Warnings", 10.0),
    ("Lời khuyên", "Advice", 11.0),
    ("Cần người xem", "To be looked at", 15.0),
    ("Đã xác nhận", "Settled", 12.0),
    ("Nhóm hàng", "Group", 20.0),
    ("Cơ sở", "Producer", 34.0),
    ("Địa bàn", "Place", 30.0),
    ("Sao OCOP", "OCOP stars", 10.0),
    ("Ngày áp dụng luật", "Day of the law", 17.0),
    ("Rộng (mm)", "Width (mm)", 11.0),
    ("Cao (mm)", "Height (mm)", 11.0),
    ("Vì sao không soát được", "Why it was not judged", 40.0),
    ("SHA-256", "SHA-256", 20.0),
];

const FINDINGS: [(&str, &str, f64); 14] = [
    ("Tệp", "File", 34.0),
    ("Mức", "Level", 15.0),
    ("Quy tắc", "Rule", 28.0),
    ("Nội dung", "Message", 60.0),
    ("Đo được hoặc đang ghi", "Found", 22.0),
    ("Yêu cầu", "Required", 18.0),
    ("Cách sửa", "Fix", 50.0),
    ("Văn bản", "Instrument", 18.0),
    ("Điều khoản", "Provision", 26.0),
    ("Dòng", "Line", 8.0),
    ("Cách trái (mm)", "From left (mm)", 14.0),
    ("Cách trên (mm)", "From top (mm)", 14.0),
    ("Phần tử", "Element", 16.0),
    ("Đã xác nhận", "Settled", 30.0),
];

pub(super) struct Xlsx {
    output: Output,
    lang: Lang,
    packs: Packs,
    labels: Vec<Vec<Cell>>,
    findings: Vec<Vec<Cell>>,
}

enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn maybe(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }
}

impl Xlsx {
    pub(super) fn new(output: Output, lang: Lang, packs: Packs) -> Self {
        Self { output, lang, packs, labels: Vec::new(), findings: Vec::new() }
    }

    fn label_row(&self, report: &LabelReport, judged: &Judged) -> Vec<Cell> {
        let lang = self.lang;
        let count = |level| {
            let of_level = |issue: &Issue| issue.level == level && issue.is_open();
            Cell::Number(issues(report).filter(of_level).count() as f64)
        };
        let settled = issues(report).filter(|issue| !issue.is_open()).count();
        let group = self.packs.group_name(&report.group.id).unwrap_or_default();
        let facts = &judged.facts;
        vec![
            Cell::text(&report.path),
            Cell::text(report.verdict.name(lang).to_lowercase()),
            count(Level::Error),
            count(Level::Warning),
            count(Level::Advice),
            count(Level::Review),
            Cell::Number(settled as f64),
            Cell::text(group.in_lang(lang)),
            Cell::maybe(facts.producer.as_ref()),
            Cell::maybe(facts.commune.as_ref()),
            facts.stars.as_deref().map_or(Cell::Empty, |stars| {
                stars.parse().map_or_else(|_| Cell::text(stars), Cell::Number)
            }),
            Cell::text(day(lang, report.as_of.day)),
            Cell::Number(report.size.width_mm.0),
            Cell::Number(report.size.height_mm.0),
            Cell::Empty,
            Cell::text(&report.sha256),
        ]
    }

    fn finding_row(&self, path: &str, issue: &Issue) -> Vec<Cell> {
        let lang = self.lang;
        let place = issue.places().first();
        let mm = |side: fn(&Place) -> f64| place.map_or(Cell::Empty, |at| Cell::Number(side(at)));
        let citation = &issue.rule.citation;
        vec![
            Cell::text(path),
            Cell::text(issue.level.name(lang)),
            Cell::text(&issue.rule.rule),
            Cell::text(issue.message(lang)),
            Cell::maybe(issue.finding.and_then(|finding| finding.measured.as_ref())),
            Cell::maybe(issue.finding.and_then(|finding| finding.required.as_ref())),
            Cell::text(issue.help(lang)),
            Cell::text(&citation.instrument),
            Cell::text(&citation.locator),
            issue.position().map_or(Cell::Empty, |(line, _)| Cell::Number(f64::from(line))),
            mm(|place| place.area_mm.x),
            mm(|place| place.area_mm.y),
            Cell::maybe(place.and_then(|place| place.element.as_ref())),
            Cell::maybe(issue.settled(lang).as_ref()),
        ]
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let lang = self.lang;
        self.sheets(&mut book, say(lang, "Nhãn", "Labels"), &LABELS, &self.labels)?;
        self.sheets(&mut book, say(lang, "Chi tiết", "Findings"), &FINDINGS, &self.findings)?;
        book.save_to_buffer()
    }

    /// A table with a heading that stays, and filters; on several sheets where one is full.
    fn sheets(
        &self,
        book: &mut Workbook,
        name: &str,
        columns: &[(&str, &str, f64)],
        rows: &[Vec<Cell>],
    ) -> Result<(), XlsxError> {
        let heading = Format::new().set_bold().set_background_color("#DCE6F1").set_text_wrap();
        let millimetres = Format::new().set_num_format("0.##");
        let parts = rows.len().div_ceil(MOST_ROWS - 1).max(1);
        for part in 0..parts {
            let sheet = book.add_worksheet();
            sheet.set_name(if part == 0 {
                name.to_owned()
            } else {
                format!("{name} {}", part + 1)
            })?;
            for (column, (vi, en, width)) in (0..).zip(columns) {
                sheet.write_with_format(0, column, say(self.lang, vi, en), &heading)?;
                sheet.set_column_width(column, *width)?;
            }
            let rows = rows.iter().skip(part * (MOST_ROWS - 1)).take(MOST_ROWS - 1);
            let mut last = 0;
            for (row, cells) in (1..).zip(rows) {
                for (column, cell) in (0..).zip(cells) {
                    match cell {
                        Cell::Text(text) => {
                            let text: String = text.chars().take(MOST_CHARS).collect();
                            sheet.write_string(row, column, text)?;
                        }
                        Cell::Number(number) => {
                            sheet.write_number_with_format(row, column, *number, &millimetres)?;
                        }
                        Cell::Empty => {}
                    }
                }
                last = row;
            }
            sheet.set_freeze_panes(1, 1)?;
            sheet.autofilter(0, 0, last, columns.len() as u16 - 1)?;
        }
        Ok(())
    }
}

impl Printer for Xlsx {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        match &judged.outcome {
            Ok(report) => {
                self.labels.push(self.label_row(report, &judged));
                let rows = issues(report).map(|issue| self.finding_row(&report.path, &issue));
                self.findings.extend(rows.collect::<Vec<_>>());
            }
            Err(error) => {
                let mut row: Vec<Cell> = LABELS.iter().map(|_| Cell::Empty).collect();
                row[0] = Cell::text(&error.path);
                row[1] = Cell::text(say(self.lang, "không soát được", "not judged"));
                row[LABELS.len() - 2] = Cell::text(error.message.in_lang(self.lang));
                self.labels.push(row);
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        let bytes = self.workbook().map_err(io::Error::other)?;
        self.output.write_all(&bytes)?;
        self.output.finish()
    }
}
