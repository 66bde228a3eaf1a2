//! What is counted over all labels of a run.

use std::collections::BTreeMap;

use temnhan::report::{LabelReport, Lang, Outcome, Verdict};
use temnhan::{Date, Packs};

use super::super::issue::is_open;
use super::{Page, Table};
use crate::batch::{Facts, Judged, Paper};
use crate::text::{Named, day as in_words, say};

/// Certificates that end within so many days are listed.
const SOON: i64 = 180;
/// No table has more rows; what is left out is told.
const MOST_ROWS: usize = 50;

#[derive(Default)]
pub(super) struct Tally {
    verdicts: BTreeMap<&'static str, (Option<Verdict>, usize)>,
    errors: BTreeMap<String, usize>,
    rules: BTreeMap<String, Ended>,
    producers: BTreeMap<String, Share>,
    communes: BTreeMap<String, Share>,
    stars: BTreeMap<String, Share>,
    papers: BTreeMap<(Date, String, String), Holder>,
}

/// On how many labels a rule failed, or needs a person.
#[derive(Default)]
struct Ended {
    fails: usize,
    reviews: usize,
}

/// How many labels there are, and how many of them fail.
#[derive(Default)]
struct Share {
    labels: usize,
    fails: usize,
    reviews: usize,
}

/// Who holds a certificate, for how many labels.
#[derive(Default)]
struct Holder {
    producer: String,
    labels: usize,
}

impl Tally {
    pub(super) fn add(&mut self, judged: &Judged) {
        match &judged.outcome {
            Ok(report) => self.report(report, &judged.facts),
            Err(error) => {
                self.verdicts.entry("unjudged").or_default().1 += 1;
                *self.errors.entry(error.id.clone()).or_default() += 1;
            }
        }
    }

    fn report(&mut self, report: &LabelReport, facts: &Facts) {
        let verdict = self.verdicts.entry(report.verdict.name(Lang::En)).or_default();
        *verdict = (Some(report.verdict), verdict.1 + 1);
        for rule in report.rules.iter().filter(|rule| is_open(rule)) {
            match rule.outcome {
                Outcome::Fail => self.rules.entry(rule.rule.clone()).or_default().fails += 1,
                Outcome::NeedsReview => {
                    self.rules.entry(rule.rule.clone()).or_default().reviews += 1;
                }
                _ => {}
            }
        }
        for (shares, name) in [
            (&mut self.producers, &facts.producer),
            (&mut self.communes, &facts.commune),
            (&mut self.stars, &facts.stars),
        ] {
            let share = shares.entry(name.clone().unwrap_or_default()).or_default();
            share.labels += 1;
            share.fails += usize::from(report.verdict == Verdict::Fail);
            share.reviews += usize::from(report.verdict == Verdict::Review);
        }
        for Paper { kind, number, valid_until } in facts.certificates.clone() {
            let key = (valid_until, kind, number.unwrap_or_default());
            let holder = self.papers.entry(key).or_default();
            holder.producer = facts.producer.clone().unwrap_or_default();
            holder.labels += 1;
        }
    }

    /// The page as of a day.
    pub(super) fn page(&self, day: Date, packs: &Packs, lang: Lang) -> Page {
        let producers = (say(lang, "Theo cơ sở", "By producer"), say(lang, "Cơ sở", "Producer"));
        let communes = (say(lang, "Theo địa bàn", "By place"), say(lang, "Địa bàn", "Place"));
        let stars = (say(lang, "Theo hạng sao OCOP", "By OCOP stars"), say(lang, "Sao", "Stars"));
        Page {
            title: say(lang, "Tổng hợp soát nhãn", "Summary of the label check").to_owned(),
            lead: self.lead(day, lang),
            tables: vec![
                self.of_rules(day, packs, lang),
                of_shares(producers, &self.producers, lang),
                of_shares(communes, &self.communes, lang),
                of_shares(stars, &self.stars, lang),
                self.of_papers(day, lang),
                self.of_errors(lang),
            ],
        }
    }

    fn lead(&self, day: Date, lang: Lang) -> Vec<String> {
        let all: usize = self.verdicts.values().map(|(_, count)| count).sum();
        let mut parts = vec![format!("{}: {all}", say(lang, "Số nhãn", "Labels"))];
        for (verdict, count) in self.verdicts.values() {
            let name = verdict.map(|verdict| verdict.name(lang).to_lowercase());
            let none = say(lang, "không soát được", "not judged").to_owned();
            parts.push(format!("{}: {count}", name.unwrap_or(none)));
        }
        let made = say(lang, "Lập ngày", "As of");
        let limit = say(
            lang,
            "Kết quả chỉ nói về các quy tắc đã chạy.",
            "This speaks of the rules that ran only.",
        );
        vec![format!("{}.", parts.join("; ")), format!("{made} {}. {limit}", in_words(lang, day))]
    }

    /// Those that fail on most labels first.
    fn of_rules(&self, day: Date, packs: &Packs, lang: Lang) -> Table {
        let titles = packs.catalogue(day);
        let title = |id: &str| {
            let listed = titles.iter().find(|listed| listed.id == id);
            listed.map_or_else(String::new, |listed| listed.title.in_lang(lang).to_owned())
        };
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, ended)| std::cmp::Reverse((ended.fails, ended.reviews)));
        let rows = rules.into_iter().map(|(id, ended)| {
            vec![id.clone(), title(id), ended.fails.to_string(), ended.reviews.to_string()]
        });
        Table {
            title: say(lang, "Quy tắc hay bị vi phạm", "Rules that fail most").to_owned(),
            none: say(lang, "Không quy tắc nào.", "No rule.").to_owned(),
            columns: [
                ("Quy tắc", "Rule"),
                ("Nội dung", "Fault"),
                ("Số nhãn vi phạm", "Labels that fail"),
                ("Số nhãn cần người xem", "Labels to be looked at"),
            ]
            .map(|(vi, en)| say(lang, vi, en).to_owned())
            .into(),
            rows: cut(rows.collect(), lang),
        }
    }

    /// The certificates that have ended or end soon, the earliest first.
    fn of_papers(&self, day: Date, lang: Lang) -> Table {
        let is_soon = |until: &Date| day.days_until(*until) <= SOON;
        let papers = self.papers.iter().filter(|((until, ..), _)| is_soon(until));
        let rows = papers.map(|((until, kind, number), holder)| {
            let left = day.days_until(*until);
            let left = if left < 0 {
                say(lang, "đã hết hạn", "ended").to_owned()
            } else {
                left.to_string()
            };
            let labels = holder.labels.to_string();
            let until = in_words(lang, *until);
            vec![kind.clone(), number.clone(), holder.producer.clone(), until, left, labels]
        });
        Table {
            title: match lang {
                Lang::Vi => format!("Giấy chứng nhận hết hạn trong {SOON} ngày tới"),
                Lang::En => format!("Certificates that run out in the next {SOON} days"),
            },
            none: say(lang, "Không có.", "None.").to_owned(),
            columns: [
                ("Loại", "Kind"),
                ("Số", "Number"),
                ("Cơ sở", "Producer"),
                ("Hết hạn", "Last day"),
                ("Còn (ngày)", "Days left"),
                ("Số nhãn", "Labels"),
            ]
            .map(|(vi, en)| say(lang, vi, en).to_owned())
            .into(),
            rows: cut(rows.collect(), lang),
        }
    }

    fn of_errors(&self, lang: Lang) -> Table {
        let rows = self.errors.iter().map(|(id, count)| vec![id.clone(), count.to_string()]);
        Table {
            title: say(lang, "Nhãn không soát được", "Labels that were not judged").to_owned(),
            none: say(lang, "Không có.", "None.").to_owned(),
            columns: [("Lý do", "Reason"), ("Số nhãn", "Labels")]
                .map(|(vi, en)| say(lang, vi, en).to_owned())
                .into(),
            rows: cut(rows.collect(), lang),
        }
    }
}

/// Those with most failing labels first.
fn of_shares((title, name): (&str, &str), shares: &BTreeMap<String, Share>, lang: Lang) -> Table {
    let mut shares: Vec<_> = shares.iter().collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse((share.fails, share.reviews)));
    let unknown = say(lang, "(không rõ)", "(not known)");
    let rows = shares.into_iter().map(|(name, share)| {
        let name = if name.is_empty() { unknown } else { name };
        let counts = [share.labels, share.fails, share.reviews].map(|count| count.to_string());
        [vec![name.to_owned()], counts.to_vec()].concat()
    });
    let others =
        [("Số nhãn", "Labels"), ("Có lỗi", "With errors"), ("Cần người xem", "To be looked at")]
            .map(|(vi, en)| say(lang, vi, en).to_owned());
    Table {
        title: title.to_owned(),
        none: say(lang, "Không có.", "None.").to_owned(),
        columns: [vec![name.to_owned()], others.to_vec()].concat(),
        rows: cut(rows.collect(), lang),
    }
}

/// The first rows, and how many more there are.
fn cut(mut rows: Vec<Vec<String>>, lang: Lang) -> Vec<Vec<String>> {
    let more = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    if more > 0 {
        let width = rows.first().map_or(1, Vec::len);
        let mut last = vec![String::new(); width];
        last[0] = match lang {
            Lang::Vi => format!("và {more} dòng nữa"),
            Lang::En => format!("and {more} more"),
        };
        rows.push(last);
    }
    rows
}
