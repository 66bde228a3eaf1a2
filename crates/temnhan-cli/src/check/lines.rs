//! `--format json-lines`: one object a label, in input order, flushed as it comes.

use std::io::{self, Write};

use temnhan::report::Line;

use super::Printer;
use crate::batch::Judged;
use crate::output::Output;

pub(super) struct Lines {
    output: Output,
}

impl Lines {
    pub(super) fn new(output: Output) -> Self {
        Self { output }
    }
}

impl Printer for Lines {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        let line = Line::new(judged.day, judged.outcome);
        serde_json::to_writer(&mut self.output, &line)?;
        writeln!(self.output)?;
        self.output.flush()
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.output.finish()
    }
}
