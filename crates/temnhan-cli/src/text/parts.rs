//! Parts of a report that several commands show.

use std::io;

use temnhan::Packs;
use temnhan::report::{Citation, Lang, Notice, Place};

use super::number::decimal;
use super::words::{Colour, knowledge};
use super::{Page, say};

/// Places shown of one finding or field; the others are counted.
const PLACES_SHOWN: usize = 3;

impl Page {
    /// Where something stands.
    pub(crate) fn places(&mut self, places: &[Place]) -> io::Result<()> {
        let mut name = self.say("Vị trí", "Where");
        for at in places.iter().take(PLACES_SHOWN) {
            self.entry(name, &place(at, self.lang))?;
            name = "";
        }
        match (places.len().saturating_sub(PLACES_SHOWN), self.lang) {
            (0, _) => Ok(()),
            (more, Lang::Vi) => self.entry("", &format!("và {more} chỗ nữa")),
            (1, Lang::En) => self.entry("", "and 1 more place"),
            (more, Lang::En) => self.entry("", &format!("and {more} more places")),
        }
    }

    /// The provision and how surely its text is known; nothing for a rule of the tool's own.
    pub(crate) fn citation(&mut self, citation: &Citation) -> io::Result<()> {
        if is_own(citation) {
            return Ok(());
        }
        let mut text = citation.instrument.clone();
        if !citation.locator.is_empty() {
            text.extend([", ", &citation.locator]);
        }
        if let Some(known) = knowledge(&citation.confidence, self.lang) {
            text.extend([" (", known, ")"]);
        }
        self.entry(self.say("Căn cứ", "Basis"), &text)
    }

    /// What the tool could not see.
    pub(crate) fn notices(&mut self, notices: &[Notice]) -> io::Result<()> {
        if notices.is_empty() {
            return Ok(());
        }
        self.blank()?;
        self.heading(Colour::Blue, self.say("LƯU Ý", "NOTICES"))?;
        for notice in notices {
            let message = notice.message.in_lang(self.lang);
            self.hanging("  - ", &format!("{message} [{}]", notice.id))?;
        }
        Ok(())
    }

    /// That no lawyer has reviewed the rules, while it is so.
    pub(crate) fn review_of(&mut self, packs: &Packs) -> io::Result<()> {
        if packs.reviewed_by_lawyer() {
            return Ok(());
        }
        self.blank()?;
        self.paragraph(self.say(
            "Bộ quy tắc này chưa được luật sư rà soát.",
            "These rules have not been reviewed by a lawyer.",
        ))
    }
}

/// Whether the rule is the tool's own and no provision of law.
pub(crate) fn is_own(citation: &Citation) -> bool {
    citation.instrument == "temnhan"
}

/// Where something stands: millimetres on the label, line and element in the file.
pub(crate) fn place(place: &Place, lang: Lang) -> String {
    let area = place.area_mm;
    let [x, y, width, height] =
        [area.x, area.y, area.width, area.height].map(|mm| decimal(lang, &format!("{mm:.1}")));
    let mut parts = vec![match lang {
        Lang::Vi => format!("{x} mm từ trái, {y} mm từ trên ({width} × {height} mm)"),
        Lang::En => format!("{x} mm from left, {y} mm from top ({width} × {height} mm)"),
    }];
    if let (Some(line), Some(column)) = (place.line, place.column) {
        let (line_word, column_word) = (say(lang, "dòng", "line"), say(lang, "cột", "column"));
        parts.push(format!("{line_word} {line}, {column_word} {column}"));
    }
    if let Some(element) = &place.element {
        parts.push(format!("{} “{element}”", say(lang, "phần tử", "element")));
    }
    parts.join("; ")
}
