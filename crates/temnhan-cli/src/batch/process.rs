//! A worker process: started, asked, and ended where it overruns its bounds.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use temnhan::report::Bilingual;

use super::Bounds;
use super::death::Death;
use super::wire::{Answer, Ask, Hello, receive, send};
use super::working_time;
use crate::args::FontArgs;
use crate::failure::Failure;

/// Many fonts on a slow disk may take a while.
const START: Duration = Duration::from_mins(2);
/// A worker that waits for its turn at a processor has so many times its deadline.
const PATIENCE: u32 = 5;
/// How much of what a worker says last is kept.
const LAST_WORDS: usize = 4096;

/// An answer with its bytes; none where the worker has closed its pipe.
type Received = io::Result<Option<(Answer, Vec<Vec<u8>>)>>;

/// A worker that waits for labels.
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Received>,
    last_words: Option<JoinHandle<String>>,
    bounds: Bounds,
}

impl Process {
    /// Starts a worker and waits until it has its fonts.
    ///
    /// # Errors
    ///
    /// A worker that cannot be started, and fonts that cannot be loaded.
    pub(super) fn start(fonts: &FontArgs, bounds: Bounds) -> Result<Self, Failure> {
        let mut command = Command::new(std::env::current_exe().map_err(|e| unstarted(&e))?);
        command.arg("worker").arg(format!("--memory-limit={}", bounds.memory_mib));
        for dir in &fonts.dirs {
            command.arg("--font-dir").arg(dir);
        }
        command.args(fonts.no_system_fonts.then_some("--no-system-fonts"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| unstarted(&error))?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(unstarted(&io::ErrorKind::BrokenPipe.into()));
        };
        let last_words = Some(thread::spawn(move || listen(errors)));
        let (hello_sender, hello) = channel();
        let (sender, answers) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            let greeting = receive::<Hello>(&mut output);
            let is_ready = matches!(greeting, Ok(Some((Ok(()), _))));
            // The run is gone where nobody listens.
            let _ = hello_sender.send(greeting);
            if !is_ready {
                return;
            }
            loop {
                let answer = receive::<Answer>(&mut output);
                let is_last = !matches!(answer, Ok(Some(_)));
                if sender.send(answer).is_err() || is_last {
                    break;
                }
            }
        });
        let mut process = Self { child, input, answers, last_words, bounds };
        match hello.recv_timeout(START) {
            Ok(Ok(Some((Ok(()), _)))) => Ok(process),
            Ok(Ok(Some((Err(message), _)))) => Err(Failure::Usage(message)),
            _ => Err(process.not_ready()),
        }
    }

    /// Whether it is gone while it had nothing to do: no label's fault.
    pub(super) fn is_gone(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Judges a label.
    ///
    /// # Errors
    ///
    /// How the worker died; it takes no more labels then.
    pub(super) fn ask(
        &mut self,
        ask: &Ask,
        beside: &[&[u8]],
    ) -> Result<(Answer, Vec<Vec<u8>>), Death> {
        // Where it cannot be written, the worker is dead and the answer tells.
        let _ = send(&mut self.input, ask, beside);
        match self.answer() {
            Ok(Ok(Some(answer))) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => {
                self.end();
                Err(Death::Deadline)
            }
            _ => Err(self.autopsy()),
        }
    }

    /// Waits until the worker has worked for as long as it may; on a machine that does not let it
    /// work, some times longer.
    fn answer(&self) -> Result<Received, RecvTimeoutError> {
        let (begun, worked_before) = (Instant::now(), working_time::of(self.child.id()));
        let deadline = self.bounds.deadline;
        let mut left = deadline;
        loop {
            let received = self.answers.recv_timeout(left);
            let worked_now = working_time::of(self.child.id());
            let worked =
                worked_now.zip(worked_before).map(|(now, before)| now.saturating_sub(before));
            left = deadline.saturating_sub(worked.unwrap_or(deadline));
            let may_go_on = !left.is_zero() && begun.elapsed() < deadline * PATIENCE;
            if !may_go_on || !matches!(received, Err(RecvTimeoutError::Timeout)) {
                return received;
            }
        }
    }

    fn end(&mut self) -> Option<ExitStatus> {
        // It may have ended by itself.
        let _ = self.child.kill();
        self.child.wait().ok()
    }

    /// Why a worker is gone: by its last words and how it ended.
    fn autopsy(&mut self) -> Death {
        // One that only closed its pipes is ended; one that crashed keeps its own status.
        let status = self.end();
        let words = self.last_words.take().and_then(|words| words.join().ok()).unwrap_or_default();
        Death::of(status, &words)
    }

    fn not_ready(&mut self) -> Failure {
        let (vi, en) = match self.autopsy() {
            Death::Crashed(how) => (how.clone(), how),
            _ => ("thiếu bộ nhớ".to_owned(), "too little memory".to_owned()),
        };
        Failure::usage(
            format!("Tiến trình soát nhãn không khởi động được: {vi}."),
            format!("The process that judges labels did not start: {en}."),
        )
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// The end of what a worker says on standard error.
fn listen(mut errors: impl Read) -> String {
    let mut words = VecDeque::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = errors.read(&mut buffer) {
        words.extend(&buffer[..count]);
        words.drain(..words.len().saturating_sub(LAST_WORDS));
    }
    String::from_utf8_lossy(&Vec::from(words)).into_owned()
}

fn unstarted(error: &io::Error) -> Failure {
    let message = Bilingual::new(
        format!("Không mở được tiến trình soát nhãn: {error}."),
        format!("The process that judges labels cannot be started: {error}."),
    );
    Failure::Usage(message)
}
