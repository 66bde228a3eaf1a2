//! One label on the page: its picture with boxes, and what was found.

use std::fmt::Write;

use temnhan::Packs;
use temnhan::report::{LabelReport, Lang, Notice, Place};
use temnhan::units::RectMm;

use super::super::issue::{Issue, issues};
use super::class;
use super::page::{both, words};
use crate::batch::Judged;
use crate::text::{Named, base64, day, decimal, escaped, is_own, place, size};

/// The section of a label.
pub(super) fn section(
    report: &LabelReport,
    judged: &Judged,
    number: usize,
    lang: Lang,
    packs: &Packs,
) -> String {
    let all: Vec<(String, Issue)> = issues(report)
        .enumerate()
        .map(|(index, issue)| (format!("label-{number}-{}", index + 1), issue))
        .collect();
    let picture = judged.shown.map(|area| picture(report, judged, &area, &all, lang));
    let (settled, open): (Vec<_>, Vec<_>) =
        all.into_iter().enumerate().partition(|(_, (_, issue))| !issue.is_open());
    format!(
        "<section id=\"label-{number}\"><h2>{}</h2>{}{}{}{}{}</section>\n",
        escaped(&report.path),
        about(report, packs),
        picture.unwrap_or_default(),
        list(&open, ""),
        list(&settled, &words("Đã có người xác nhận hoặc đã ghi làm mốc", "Settled")),
        notices(&report.notices),
    )
}

/// Verdict, size, group, and the day of the law.
fn about(report: &LabelReport, packs: &Packs) -> String {
    let verdict = both(|lang| report.verdict.name(lang).to_owned());
    let class = class(report.verdict);
    let group = packs.group_name(&report.group.id).unwrap_or_default();
    let line = both(|lang| {
        let day = day(lang, report.as_of.day);
        let size = size(lang, report.size.width_mm, report.size.height_mm);
        let group = group.in_lang(lang);
        match lang {
            Lang::Vi => format!("{size} · {group} · xét theo luật có hiệu lực ngày {day}"),
            Lang::En => format!("{size} · {group} · judged by the law of {day}"),
        }
    });
    format!("<p class=\"{class}\">{verdict}</p><p class=\"soft\">{line}</p>")
}

fn picture(
    report: &LabelReport,
    judged: &Judged,
    area: &RectMm,
    all: &[(String, Issue)],
    lang: Lang,
) -> String {
    let data = base64(&judged.drawing);
    let alt = match lang {
        Lang::Vi => format!("Hình nhãn {}", report.path),
        Lang::En => format!("Picture of the label {}", report.path),
    };
    let boxes = all.iter().enumerate().flat_map(|(index, (id, issue))| {
        let places = issue.places().iter();
        places.map(move |place| frame(place, area, index + 1, id, issue, lang))
    });
    let boxes: String = boxes.collect();
    let alt = escaped(&alt);
    format!("<figure><img alt=\"{alt}\" src=\"data:image/png;base64,{data}\">{boxes}</figure>")
}

/// A link from a place on the picture to what was found there.
fn frame(
    place: &Place,
    page: &RectMm,
    number: usize,
    id: &str,
    issue: &Issue,
    lang: Lang,
) -> String {
    let area = place.area_mm;
    let share = |mm: f64, of: f64| (mm / of * 10_000.0).round() / 100.0;
    let (left, top) = (share(area.x - page.x, page.width), share(area.y - page.y, page.height));
    let (width, height) = (share(area.width, page.width), share(area.height, page.height));
    let level = issue.level.id();
    // At the left edge there is no room before the box.
    let edge = if left < 4.0 { " edge" } else { "" };
    let name = escaped(&format!("{number}: {}", issue.message(lang)));
    format!(
        "<a class=\"box {level}{edge}\" href=\"#{id}\" aria-label=\"{name}\" title=\"{name}\" \
         style=\"left:{left}%;top:{top}%;width:{width}%;height:{height}%\"><b>{number}</b></a>"
    )
}

type Numbered<'a> = (usize, (String, Issue<'a>));

fn list(items: &[Numbered], title: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    let title = if title.is_empty() { String::new() } else { format!("<h3>{title}</h3>") };
    let items: String = items.iter().map(item).collect();
    format!("{title}<ol>{items}</ol>")
}

fn item((index, (id, issue)): &Numbered) -> String {
    let level = both(|lang| issue.level.name(lang).to_owned());
    let message = both(|lang| issue.message(lang).to_owned());
    let (class, rule) = (issue.level.id(), escaped(&issue.rule.rule));
    let mut facts = String::new();
    let mut fact = |vi: &str, en: &str, value: String| {
        let _ = write!(facts, "<dt>{}</dt><dd>{value}</dd>", words(vi, en));
    };
    if let Some(finding) = issue.finding {
        if let Some(measured) = &finding.measured {
            fact("Đo được hoặc đang ghi", "Found", both(|lang| decimal(lang, measured)));
        }
        if let Some(required) = &finding.required {
            fact("Yêu cầu", "Required", both(|lang| decimal(lang, required)));
        }
        fact("Cách sửa", "Fix", both(|lang| finding.help.in_lang(lang).to_owned()));
    }
    if !is_own(&issue.rule.citation) {
        fact("Căn cứ", "Basis", basis(issue));
    }
    for at in issue.places().iter().take(3) {
        fact("Vị trí", "Where", both(|lang| place(at, lang)));
    }
    if issue.settled(Lang::Vi).is_some() {
        fact("Đã xác nhận", "Settled", both(|lang| issue.settled(lang).unwrap_or_default()));
    }
    format!(
        "<li id=\"{id}\" value=\"{}\"><p><span class=\"{class}\">{level}</span> {message} \
         <code>{rule}</code></p><dl>{facts}</dl></li>",
        index + 1
    )
}

fn basis(issue: &Issue) -> String {
    let citation = &issue.rule.citation;
    let text = escaped(&format!("{}, {}", citation.instrument, citation.locator));
    match citation.url.as_deref().filter(|url| url.starts_with("https://")) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escaped(url)),
        None => text,
    }
}

fn notices(notices: &[Notice]) -> String {
    if notices.is_empty() {
        return String::new();
    }
    let each = notices
        .iter()
        .map(|notice| format!("<li>{}</li>", both(|lang| notice.message.in_lang(lang).to_owned())));
    format!("<h3>{}</h3><ul>{}</ul>", words("Lưu ý", "Notices"), each.collect::<String>())
}
