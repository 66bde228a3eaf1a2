//! How files made to hang or to crash are checked.

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use temnhan::report::LabelReport;
use temnhan::{Checker, Error, Request};

use crate::checker;

/// Several times what the slowest takes on a slow machine without optimisation.
const BOUND: Duration = Duration::from_secs(30);

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

/// A label of 60 × 40 mm with the body given.
pub fn label(body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"60mm\" height=\"40mm\" viewBox=\"0 0 60 40\" font-family=\"Be Vietnam Pro\">\
         {body}</svg>"
    )
}

/// The pieces of all numbers, one behind the other.
pub fn joined(numbers: Range<usize>, piece: impl Fn(usize) -> String) -> String {
    numbers.map(piece).collect::<Vec<_>>().concat()
}

/// Checks the bytes on a thread of their own with the stack of any thread.
///
/// # Errors
///
/// Those of the checker.
///
/// # Panics
///
/// Where the check panics or takes too long.
pub fn check(bytes: impl Into<Vec<u8>>) -> Result<LabelReport, Error> {
    let bytes = bytes.into();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let request = Request::new("hostile.svg", "2026-11-23".parse().unwrap());
        // The receiver is gone only when the test has failed already.
        let _ = sender.send(CHECKER.check(&bytes, &request));
    });
    receiver.recv_timeout(BOUND).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => panic!("not done within {BOUND:?}"),
        RecvTimeoutError::Disconnected => panic!("the check panicked"),
    })
}

/// The bytes as a `data:` address holds them.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let quads = bytes.chunks(3).flat_map(|chunk| {
        let triple = chunk.iter().fold(0_u32, |all, &byte| all << 8 | u32::from(byte));
        let triple = triple << (8 * (3 - chunk.len()));
        [18, 12, 6, 0].map(|shift| char::from(LETTERS[(triple >> shift & 63) as usize]))
    });
    let padding = (3 - bytes.len() % 3) % 3;
    let mut text: String = quads.collect();
    text.truncate(text.len() - padding);
    text + &"=".repeat(padding)
}
