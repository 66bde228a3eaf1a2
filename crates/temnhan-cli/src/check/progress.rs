//! How far a long run has come, on one line of a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use temnhan::report::Lang;

use crate::text::decimal;

/// The line is written no more often.
const PAUSE: Duration = Duration::from_millis(200);

pub(super) struct Progress {
    lang: Lang,
    /// How many labels there are; none while the input goes on.
    total: Option<usize>,
    done: usize,
    start: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Shown only to a person at a terminal, who sees no result there.
    pub(super) fn wanted() -> bool {
        io::stderr().is_terminal()
    }

    pub(super) fn new(lang: Lang, total: Option<usize>) -> Self {
        Self { lang, total, done: 0, start: Instant::now(), shown: None }
    }

    /// One label more is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.shown.is_none_or(|shown| shown.elapsed() >= PAUSE) {
            self.shown = Some(Instant::now());
            let line = line(self.lang, self.done, self.total, self.start.elapsed());
            // There is nowhere left to tell that standard error is closed.
            let _ = write!(io::stderr(), "\r\x1b[K{line}");
        }
    }

    /// Makes room for something else on the terminal.
    pub(super) fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// Labels done, rate and time left.
fn line(lang: Lang, done: usize, total: Option<usize>, elapsed: Duration) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(1e-3);
    let shown = decimal(lang, &format!("{rate:.1}"));
    let counted = total.map_or(done.to_string(), |total| format!("{done}/{total}"));
    let left = total.map(|total| total.saturating_sub(done) as f64 / rate);
    let left = left.map(|seconds| time(seconds.ceil() as u64));
    match (lang, left) {
        (Lang::Vi, Some(left)) => format!("{counted} nhãn · {shown} nhãn/giây · còn {left}"),
        (Lang::En, Some(left)) => format!("{counted} labels · {shown} labels/s · {left} left"),
        (Lang::Vi, None) => format!("{counted} nhãn · {shown} nhãn/giây"),
        (Lang::En, None) => format!("{counted} labels · {shown} labels/s"),
    }
}

/// Hours, minutes and seconds, as a clock shows them.
fn time(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_rate_and_time_left() {
        let half_a_minute = Duration::from_secs(30);
        let text = line(Lang::Vi, 100, Some(20_000), half_a_minute);
        assert_eq!(text, "100/20000 nhãn · 3,3 nhãn/giây · còn 1:39:30");
        assert_eq!(line(Lang::En, 90, None, half_a_minute), "90 labels · 3.0 labels/s");
    }
}
