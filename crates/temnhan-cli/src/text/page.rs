//! Lines wrapped and coloured as the place they go to allows.

use std::io::{self, Write};

use temnhan::report::Lang;

use super::wrap::wrap;
use super::{Colour, say};
use crate::output::Output;

/// Width of a line that does not go to a terminal, and the widest on one.
const WIDTH: usize = 100;
const NARROWEST: usize = 40;

/// A page being written.
pub(crate) struct Page {
    output: Output,
    /// Its language.
    pub(crate) lang: Lang,
    width: usize,
    is_coloured: bool,
}

impl Page {
    pub(crate) fn new(output: Output, lang: Lang) -> Self {
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = terminal.unwrap_or(WIDTH).clamp(NARROWEST, WIDTH);
        Self { is_coloured: output.takes_colour(), output, lang, width }
    }

    /// The wording in the page's language.
    pub(crate) fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        say(self.lang, vi, en)
    }

    /// A line of its own in a colour.
    pub(crate) fn heading(&mut self, colour: Colour, text: &str) -> io::Result<()> {
        for line in wrap(text, self.width) {
            if self.is_coloured {
                writeln!(self.output, "\x1b[{}m{line}\x1b[0m", colour.code())?;
            } else {
                writeln!(self.output, "{line}")?;
            }
        }
        Ok(())
    }

    /// A paragraph at the left edge.
    pub(crate) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.hanging("", text)
    }

    /// A paragraph after a lead, its further lines set in as far as the first.
    pub(crate) fn hanging(&mut self, lead: &str, text: &str) -> io::Result<()> {
        let indent = lead.chars().count();
        let mut lead = lead;
        let blank = " ".repeat(indent);
        for line in text.lines().flat_map(|text| wrap(text, self.width.saturating_sub(indent))) {
            writeln!(self.output, "{lead}{line}")?;
            lead = &blank;
        }
        Ok(())
    }

    /// A named value, set in under its item.
    pub(crate) fn entry(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.hanging(&format!("    {name:<10} "), value)
    }

    pub(crate) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        self.output.finish()
    }
}
