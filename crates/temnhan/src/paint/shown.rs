//! How much of a run's letters shows, and why the rest does not.

use std::collections::{BTreeMap, BTreeSet};

use usvg::{Paint, Text};

use super::item::{Item, collect};
use super::letters::Dot;
use super::ratio::{Contrast, ratio};
use super::watch::{SAME, Watch};
use crate::label::Label;
use crate::label::run::Run;
use crate::light::luminance;
use crate::report::Place;
use crate::source::Source;
use crate::source::mark::{Shape, of_font};
use crate::units::RectMm;

/// Pixels around a letter's pixel in which its surround is looked for.
const REACH: i32 = 4;

/// What is printed of a run's letters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    /// The share of the letters that shows, 0 to 1.
    pub(crate) share: f64,
    /// Of the letters that nothing covers or cuts; `None` where there are none.
    pub(crate) contrast: Option<Contrast>,
    /// Why the rest does not show, with shares of the letters, the largest first.
    pub(crate) losses: Vec<(Cause, f64)>,
}

/// Why some of a run does not show.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cause {
    /// Something is painted over it: where that is on the label and in the file.
    Covered(Place),
    /// Another text is painted over it.
    Overprinted(Place),
    /// A clip path or a mask cuts it, or it is transparent.
    Cut,
    /// It has the colour of what is behind it.
    SameColour,
    /// It lies off the page.
    OffPage,
}

/// A run that has been watched.
pub(super) struct Seen<'a> {
    pub(super) source: &'a Source,
    pub(super) label: &'a Label,
    pub(super) items: &'a [Item<'a>],
    /// The text that holds the run.
    pub(super) text: &'a Text,
    pub(super) run: &'a Run,
    pub(super) watch: &'a Watch,
    /// Other letters near it that are looked at.
    pub(super) neighbours: Vec<&'a Watch>,
}

/// What became of one pixel of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Shows,
    Covered,
    /// Painted over another text, in which it is lost.
    Overprinted,
    SameColour,
    Cut,
    OffPage,
}

impl Seen<'_> {
    /// What is printed of it.
    pub(super) fn shown(&self) -> Shown {
        if self.twin_over_it() {
            return Shown { share: 1.0, contrast: None, losses: Vec::new() };
        }
        let fates: Vec<(Dot, Fate)> =
            self.watch.letters.all().map(|dot| (dot, self.fate(&dot))).collect();
        let all =
            fates.iter().map(|(dot, _)| ink(dot)).fold(f64::MIN_POSITIVE, |sum, ink| sum + ink);
        let of = |fate: Fate| fates.iter().filter(move |(_, it)| *it == fate);
        let share =
            |fate: Fate| of(fate).map(|(dot, _)| ink(dot)).fold(0.0, |sum, ink| sum + ink) / all;
        let lost = lost(&fates);
        let showing = of(Fate::Shows).map(|(dot, _)| ink(dot) * self.showing(dot, &lost));
        let showing = showing.fold(0.0, |sum, ink| sum + ink) / all;
        let mut losses: Vec<(Cause, f64)> = self.covers(all);
        if let Some(other) = of(Fate::Overprinted).find_map(|(dot, _)| self.under(dot)) {
            let cause = self.cause(&self.items[other.item]);
            losses.push((cause, share(Fate::Overprinted)));
        }
        let other = [
            (Cause::Cut, Fate::Cut),
            (Cause::SameColour, Fate::SameColour),
            (Cause::OffPage, Fate::OffPage),
        ];
        losses.extend(other.map(|(cause, fate)| (cause, share(fate))));
        losses.retain(|(_, share)| *share > 0.0);
        losses.sort_by(|a, b| b.1.total_cmp(&a.1));
        Shown { share: showing, contrast: self.contrast(&fates, &lost), losses }
    }

    fn fate(&self, dot: &Dot) -> Fate {
        match self.watch.finished.differs(dot) {
            None => Fate::OffPage,
            Some(true) => Fate::Shows,
            Some(false) if self.watch.was_painted(dot) => Fate::Covered,
            Some(false) if self.under(dot).is_some() => Fate::Overprinted,
            Some(false) if self.is_own_colour(dot) => Fate::SameColour,
            Some(false) => Fate::Cut,
        }
    }

    /// The part of a pixel that shows: all of it but where something ends over it.
    fn showing(&self, dot: &Dot, lost: &BTreeSet<(i32, i32)>) -> f64 {
        if lost.contains(&(dot.x, dot.y)) { self.watch.part_left(dot) } else { 1.0 }
    }

    /// Other letters at a pixel on which these are painted.
    fn under(&self, dot: &Dot) -> Option<&Watch> {
        let earlier = self.neighbours.iter().filter(|other| other.item < self.watch.item);
        earlier.copied().find(|other| other.letters.touch(dot.x, dot.y))
    }

    /// Whether the letters are painted in one colour and that is what was behind them.
    fn is_own_colour(&self, dot: &Dot) -> bool {
        let Some(behind) = self.watch.behind(dot) else { return false };
        let paint = self.text.layouted().get(self.run.span).and_then(|span| {
            let of_stroke = span.stroke.as_ref().map(usvg::Stroke::paint);
            span.fill.as_ref().map(usvg::Fill::paint).or(of_stroke)
        });
        let near = |color: &usvg::Color| {
            let channels = [color.red, color.green, color.blue];
            behind.iter().zip(channels).all(|(one, other)| one.abs_diff(other) <= SAME)
        };
        matches!(paint, Some(Paint::Color(color)) if near(color))
    }

    /// Against what is behind the letters; against their surround where that is a halo, an outline
    /// or a shadow of their own.
    fn contrast(&self, fates: &[(Dot, Fate)], lost: &BTreeSet<(i32, i32)>) -> Option<Contrast> {
        let judged = || {
            let clear = fates.iter().filter(|(dot, fate)| {
                let is_judged = matches!(fate, Fate::Shows | Fate::SameColour);
                dot.is_inside && is_judged && !lost.contains(&(dot.x, dot.y))
            });
            clear
                .filter(|(dot, _)| !self.neighbours.iter().any(|it| it.letters.touch(dot.x, dot.y)))
        };
        fates.iter().find(|(_, it)| *it == Fate::Shows)?;
        let ratios = judged().filter_map(|(dot, _)| self.ratio_to_ground(dot));
        let on_ground = Contrast::of(ratios.collect())?;
        if !self.has_own_surround() {
            return Some(on_ground);
        }
        let surround = self.ratios_to_surround(judged().map(|(dot, _)| dot));
        Some(on_ground.better(Contrast::of(surround)))
    }

    /// The letter's own colour, as where it covers the whole pixel, against that behind it.
    fn ratio_to_ground(&self, dot: &Dot) -> Option<f32> {
        let (without, with) = self.watch.finished.at(dot)?;
        Some(ratio(luminance(undiluted(without, with, dot.coverage)), luminance(without)))
    }

    fn ratios_to_surround<'c>(&self, dots: impl Iterator<Item = &'c Dot>) -> Vec<f32> {
        let with = &self.watch.finished.with;
        let ring = self.watch.letters.ring();
        let lights: BTreeMap<(i32, i32), f32> = ring
            .into_iter()
            .filter_map(|(x, y)| Some(((y, x), luminance(with.at(x, y)?))))
            .collect();
        let around = |dot: &Dot| {
            let rows = dot.y - REACH..=dot.y + REACH;
            let near = rows.flat_map(|y| lights.range((y, dot.x - REACH)..=(y, dot.x + REACH)));
            let (sum, count) = near.fold((0.0, 0.0), |(sum, count), it| (sum + it.1, count + 1.0));
            (count > 0.0).then(|| sum / count)
        };
        let own = |dot: &Dot| Some(luminance(with.at(dot.x, dot.y)?));
        dots.filter_map(|dot| Some(ratio(own(dot)?, around(dot)?))).collect()
    }

    fn has_own_surround(&self) -> bool {
        let span = self.text.layouted().get(self.run.span);
        let is_outlined = span.is_some_and(|span| span.stroke.is_some() && span.fill.is_some());
        is_outlined || self.items[self.watch.item].has_filter()
    }

    /// What is painted over the letters, with its share of them.
    fn covers(&self, all: f64) -> Vec<(Cause, f64)> {
        let covers = self.watch.covers.iter();
        covers.map(|&(item, ink)| (self.cause(&self.items[item]), ink / all)).collect()
    }

    fn cause(&self, item: &Item<'_>) -> Cause {
        let area_mm = self.source.size.area(item.node.abs_bounding_box());
        if let Some(text) = item.texts().first().filter(|_| item.is_all_text()) {
            return Cause::Overprinted(Place { area_mm, ..self.place_of(text) });
        }
        let mut shape = None;
        collect(item.node, &mut |node| {
            shape = shape.or_else(|| Shape::drawn_as(node.id(), &self.source.marked.shapes));
        });
        Cause::Covered(Place {
            area_mm,
            element: shape.and_then(|shape| shape.id.clone()),
            line: shape.map(|shape| shape.line),
            column: shape.map(|shape| shape.column),
        })
    }

    fn place_of(&self, text: &Text) -> Place {
        let mut spans = text.chunks().iter().flat_map(usvg::TextChunk::spans);
        let mark = spans.find_map(|span| of_font(span.font()));
        let nowhere = Place { area_mm: RectMm::default(), element: None, line: None, column: None };
        mark.map_or(nowhere, |mark| self.label.place_of_mark(mark))
    }

    /// Whether the same words are painted once more over these: the upper copy is what shows and
    /// is judged, and the lower one its halo or shadow.
    fn twin_over_it(&self) -> bool {
        let own = words(self.text);
        let covers = self.watch.covers.iter().map(|(item, _)| &self.items[*item]);
        covers.flat_map(Item::texts).any(|text| words(text) == own)
    }
}

/// Pixels at which something ends over the letters, and those beyond.
fn lost(fates: &[(Dot, Fate)]) -> BTreeSet<(i32, i32)> {
    let is_lost = |fate: Fate| matches!(fate, Fate::Covered | Fate::Cut | Fate::OffPage);
    let lost = fates.iter().filter(|(_, fate)| is_lost(*fate));
    lost.flat_map(|(dot, _)| around(dot.x, dot.y)).collect()
}

/// A pixel and those that touch it.
fn around(x: i32, y: i32) -> impl Iterator<Item = (i32, i32)> {
    (-1..=1).flat_map(move |dy| (-1..=1).map(move |dx| (x + dx, y + dy)))
}

/// How much of a pixel a letter covers.
fn ink(dot: &Dot) -> f64 {
    f64::from(dot.coverage)
}

fn words(text: &Text) -> String {
    text.chunks().iter().map(usvg::TextChunk::text).collect()
}

/// The colour of a letter of which a pixel holds so much, over what is behind it.
fn undiluted(without: [u8; 3], with: [u8; 3], coverage: f32) -> [u8; 3] {
    let mut color = [0; 3];
    for ((color, without), with) in color.iter_mut().zip(without).zip(with) {
        let behind = f32::from(without);
        *color = (behind + (f32::from(with) - behind) / coverage).round().clamp(0.0, 255.0) as u8;
    }
    color
}
