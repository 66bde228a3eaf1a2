//! The hidden command `temnhan worker`: judges what it is given over a pipe, within its bounds.
//!
//! It opens no file but fonts, and these before the first label.

use std::io::{self, Write};

use temnhan::report::{Bilingual, LabelError, Lang};
use temnhan::{Checker, Date, Error, ErrorId, Fonts, ProductFile, Request};

use super::facts::Facts;
use super::wire::{Answer, Ask, Drawing, Hello, receive, send};
use crate::args::WorkerArgs;
use crate::config::Settings;
use crate::failure::{Failure, Status};
use crate::product::{self, Text};
use crate::{fonts, memory};

/// Checkers kept ready: labels of several folders may have configurations of their own.
const MOST_CHECKERS: usize = 8;

/// Judges until there is nothing more to judge.
///
/// # Errors
///
/// A pipe that is cut.
pub(crate) fn run(args: &WorkerArgs) -> Result<Status, Failure> {
    memory::limit(args.memory_limit);
    let mut output = io::stdout().lock();
    let fonts = match fonts::load(&args.fonts) {
        Ok(fonts) => fonts,
        Err(failure) => {
            send(&mut output, &Hello::Err(failure.message()), &[])?;
            return Ok(Status::Unjudged);
        }
    };
    send(&mut output, &Hello::Ok(()), &[])?;
    let mut input = io::stdin().lock();
    let mut bench = Bench { fonts, checkers: Vec::new() };
    while let Some((ask, beside)) = receive::<Ask>(&mut input)? {
        let (answer, drawing) = bench.judge(&ask, beside);
        send(&mut output, &answer, &[&drawing])?;
        output.flush()?;
    }
    Ok(Status::Clear)
}

/// Fonts, and a checker for each configuration that was asked for.
struct Bench {
    fonts: Fonts,
    checkers: Vec<(Settings, Checker)>,
}

impl Bench {
    fn judge(&mut self, ask: &Ask, beside: Vec<Vec<u8>>) -> (Answer, Vec<u8>) {
        let mut beside = beside.into_iter();
        let svg = beside.next().unwrap_or_default();
        let bytes = beside.next().unwrap_or_default();
        let text = ask.product.clone().map(|name| Text { name, bytes });
        let default_day = ask.as_of.unwrap_or(ask.today);
        let mut product = match product::parse(&ask.path, text.as_ref()) {
            Ok(product) => product,
            Err(error) => return (refused(default_day, error), Vec::new()),
        };
        product.artwork.paper = ask.paper.or(product.artwork.paper);
        let request = ask.request(product);
        match self.check(ask, &svg, &request) {
            Ok(done) => done,
            Err(error) => (refused(request.as_of, error), Vec::new()),
        }
    }

    fn check(
        &mut self,
        ask: &Ask,
        svg: &[u8],
        request: &Request,
    ) -> Result<(Answer, Vec<u8>), LabelError> {
        let told = |error: Error| LabelError::new(&ask.path, &error);
        let checker = self
            .checker(&ask.settings)
            .map_err(|message| told(Error::new(ErrorId::Config, message.vi, message.en)))?;
        let report = match ask.compare_as_of {
            Some(other) => checker.check_on_both(svg, request, other),
            None => checker.check(svg, request),
        };
        let report = report.map_err(told)?;
        let facts = Facts::of(checker, &report, &request.product);
        let (drawing, shown) = match ask.drawing {
            Drawing::Nothing => (Vec::new(), None),
            // What is too costly to draw was judged all the same.
            Drawing::Picture => checker
                .page_picture(svg, &request.product.artwork)
                .map_or((Vec::new(), None), |picture| (picture.png, Some(picture.area_mm))),
            Drawing::Fields(lang) => {
                (checker.overlay(svg, request, Lang::from(lang)).map_err(told)?, None)
            }
            Drawing::Findings(lang) => {
                let drawing = checker.overlay_findings(svg, request, &report, lang.into());
                (drawing.map_err(told)?, None)
            }
        };
        Ok((Answer { day: request.as_of, outcome: Ok(report), facts, shown }, drawing))
    }

    /// The checker of a configuration, the latest ones kept.
    fn checker(&mut self, settings: &Settings) -> Result<&Checker, Bilingual> {
        let found = self.checkers.iter().position(|(own, _)| own == settings);
        let known = match found {
            Some(index) => self.checkers.remove(index),
            None => (settings.clone(), settings.checker(self.fonts.clone())?),
        };
        self.checkers.insert(0, known);
        self.checkers.truncate(MOST_CHECKERS);
        Ok(&self.checkers[0].1)
    }
}

impl Ask {
    /// The day is the one given, else the product file's, else today.
    fn request(&self, product: ProductFile) -> Request {
        use temnhan::report::DayBasis;
        let (day, basis) =
            self.as_of.map_or((self.today, DayBasis::Today), |day| (day, DayBasis::Given));
        let request = Request::new(&self.path, day).with_day_basis(basis).with_product(product);
        match &self.group {
            Some(group) => request.with_group(group),
            None => request,
        }
    }
}

fn refused(day: Date, error: LabelError) -> Answer {
    Answer { day, outcome: Err(error), facts: Facts::default(), shown: None }
}
