//! What the tool could not see, or did in the reader's stead.

use crate::check::Facts;
use crate::check::transition::told;
use crate::field::fold::single_spaced;
use crate::label::run::Run;
use crate::pack::{Args, Transition};
use crate::report::{Bilingual, GroupBasis, Notice, RuleReport};
use crate::source::font_file::Refusal;
use crate::source::layer::{DECORATION, LeftOut};
use crate::source::mark::Mark;
use crate::source::size::MM_PER_INCH;
use crate::units::Mm;

/// A module is found where it is so many dots of the page wide.
const DOTS_A_MODULE: f64 = 3.0;

/// So many layers are named in one notice.
const MOST_LAYERS: usize = 8;

/// So many hidden texts are quoted in one notice.
const MOST_QUOTED: usize = 4;

/// The notices of one label, in a fixed order.
pub(crate) fn notices(facts: &Facts<'_>, group_basis: GroupBasis) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut add = |id: &str, args: Args| {
        let message = facts.packs.notice(id, &args);
        notices.push(Notice { id: id.to_owned(), message });
    };
    if !facts.packs.reviewed_by_lawyer() {
        add("packs-not-reviewed", Args::default());
    }
    if !facts.packs.user_rules.is_empty() {
        add("user-rules", Args::default().same("rules", facts.packs.user_rules.join(", ")));
    }
    if group_basis != GroupBasis::Given {
        let key =
            if group_basis == GroupBasis::Inferred { "group-inferred" } else { "group-assumed" };
        add(key, Args::default().with("group", facts.group.name.clone()));
    }
    for (face, texts) in texts_by_missing_face(facts) {
        let key =
            if face == crate::source::UNNAMED { "font-not-named" } else { "font-not-available" };
        add(key, Args::default().same("face", face).same("text", texts));
    }
    for run in &facts.label.runs {
        if let Some((face, letters)) = &run.borrowed {
            let letters: String = letters.iter().collect();
            let text = shortened(run.text.trim());
            let args = Args::default().same("face", face.as_ref()).same("text", text);
            add("font-lacks-letters", args.same("character", letters));
        }
    }
    for face in &facts.label.unseen.faces {
        let key = match face.refusal {
            Refusal::Broken => "font-face-broken",
            Refusal::OverLimit => "font-face-over-limit",
        };
        add(key, Args::default().same("face", &*face.family));
    }
    if let Some(texts) = texts_where(facts, |run| run.lacks_small_capitals) {
        add("small-caps-synthesised", Args::default().same("text", texts));
    }
    let marks = &facts.label.marks;
    if let Some(texts) =
        texts_where(facts, |run| run.mark.is_some_and(|mark| marks[mark].is_transformed))
    {
        add("text-transformed", Args::default().same("text", texts));
    }
    let least = facts.packs.measure.overlap.advance_by_ink;
    for run in facts.label.runs.iter().filter(|run| run.tightness < least) {
        let share = format!("{:.0}", (run.tightness * 100.0).max(0.0));
        let args = Args::default().same("share", share);
        add("letters-overlap", args.same("text", shortened(run.text.trim())));
    }
    if facts.painted.shows_paper && facts.product.artwork.paper.is_none() {
        add("paper-white", Args::default());
    }
    let unseen = &facts.label.unseen;
    let count = |count: usize| Args::default().same("count", count.to_string());
    if unseen.letters() >= facts.packs.measure.hidden.letters {
        add("text-outlined", count(unseen.letters()));
    }
    if unseen.picture_share > 0.0 {
        let share = format!("{:.0}", (unseen.picture_share * 100.0).min(100.0));
        add("picture-not-read", Args::default().same("share", share));
    }
    if unseen.foreign_objects > 0 {
        add("foreign-object-not-read", count(unseen.foreign_objects));
    }
    for (id, hidden) in
        [("text-not-drawn", &unseen.not_drawn), ("text-not-painted", &unseen.unpainted)]
    {
        if !hidden.is_empty() {
            add(id, count(hidden.len()).with("texts", quoted(hidden, marks)));
        }
    }
    let left_out = layers_left_out(&unseen.left_out);
    if !left_out.vi.is_empty() {
        add("layer-left-out", Args::default().with("layers", left_out));
    }
    if unseen.codes {
        add("codes-not-read", Args::default());
    } else if let Some(dpi) = unseen.coarse_dpi {
        let module = Mm(DOTS_A_MODULE * MM_PER_INCH / dpi).to_string();
        let args = Args::default().same("dpi", format!("{dpi:.0}")).number("module", &module);
        add("page-painted-coarsely", args);
    }
    for href in &unseen.outside {
        add("external-resource", Args::default().same("href", shortened(href)));
    }
    for (text, character) in missing_glyphs(facts) {
        add("glyph-missing", Args::default().same("text", text).same("character", character));
    }
    notices
}

/// The transition clauses that some rules were judged under.
pub(crate) fn transitions(facts: &Facts<'_>, rules: &[RuleReport]) -> Vec<Notice> {
    let Some(printed) = facts.product.printed_on else { return Vec::new() };
    let is_used = |key: &str| rules.iter().any(|rule| rule.transition.as_deref() == Some(key));
    let used = facts.law.transitions.iter().filter(|clause| is_used(&clause.key));
    used.map(|clause| Notice {
        id: format!("transition-{}", clause.key),
        message: facts.packs.clause(clause, &told(clause, printed)),
    })
    .collect()
}

/// Missing faces and the beginning of the text that asks for each.
fn texts_by_missing_face<'a>(facts: &Facts<'a>) -> Vec<(&'a str, String)> {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for run in &facts.label.runs {
        let Some(face) = run.missing_face.as_deref() else { continue };
        match all.iter_mut().find(|(known, _)| *known == face) {
            Some((_, texts)) => texts.push(run.text.trim()),
            None => all.push((face, vec![run.text.trim()])),
        }
    }
    all.into_iter().map(|(face, texts)| (face, shortened(&texts.join(" · ")))).collect()
}

/// The beginning of all texts of one kind; `None` where there is none.
fn texts_where(facts: &Facts<'_>, is_meant: impl Fn(&Run) -> bool) -> Option<String> {
    let texts: Vec<&str> =
        facts.label.runs.iter().filter(|run| is_meant(run)).map(|run| run.text.trim()).collect();
    (!texts.is_empty()).then(|| shortened(&texts.join(" · ")))
}

/// Layers by name, each with the number of its texts; decoration only where it holds text.
fn layers_left_out(left_out: &[LeftOut]) -> Bilingual {
    let mut all: Vec<(&str, usize)> = Vec::new();
    for layer in left_out.iter().filter(|layer| layer.tag != DECORATION || !layer.texts.is_empty())
    {
        match all.iter_mut().find(|(name, _)| *name == layer.name) {
            Some((_, texts)) => *texts += layer.texts.len(),
            None => all.push((&layer.name, layer.texts.len())),
        }
    }
    let (told, more) = all.split_at(all.len().min(MOST_LAYERS));
    let list = |texts_word: &str, more_word: &str| {
        let each = told
            .iter()
            .map(|(name, texts)| format!("“{}” ({texts} {texts_word})", shortened(name)));
        let rest = (!more.is_empty()).then(|| format!("{} {more_word}", more.len()));
        each.chain(rest).collect::<Vec<_>>().join(", ")
    };
    Bilingual::new(list("đoạn chữ", "lớp khác"), list("texts", "more"))
}

/// Texts of the file with the lines on which they stand.
fn quoted(texts: &[usize], marks: &[Mark]) -> Bilingual {
    let (told, more) = texts.split_at(texts.len().min(MOST_QUOTED));
    let list = |line_word: &str| {
        let each = told.iter().map(|&mark| {
            let Mark { own_text, line, .. } = &marks[mark];
            format!("“{}” ({line_word} {line})", shortened(&single_spaced(own_text)))
        });
        let rest = (!more.is_empty()).then(|| "…".to_owned());
        each.chain(rest).collect::<Vec<_>>().join(", ")
    };
    Bilingual::new(list("dòng"), list("line"))
}

fn missing_glyphs(facts: &Facts<'_>) -> Vec<(String, String)> {
    let runs = facts.label.runs.iter().filter(|run| !run.missing_glyphs.is_empty());
    runs.map(|run| (shortened(run.text.trim()), run.missing_glyphs.iter().collect())).collect()
}

/// The beginning of a text, for a sentence.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

impl crate::pack::Packs {
    /// A sentence of a transition clause with the provision behind it.
    fn clause(&self, clause: &Transition, said: &Bilingual) -> Bilingual {
        let number = self.instrument_number(&clause.citation.instrument);
        let provision = format!("({number}, {})", clause.citation.locator);
        Bilingual::new(format!("{} {provision}", said.vi), format!("{} {provision}", said.en))
    }

    pub(crate) fn notice(&self, id: &str, args: &Args) -> Bilingual {
        self.reason(&format!("notice-{id}"), args)
    }
}
