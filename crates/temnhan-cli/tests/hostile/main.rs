//! Files made to hang, to crash or to lead out, given to the built command one after another: each
//! ends soon, within its memory, with the right error or a report.

mod files;
mod pictures;
mod traced;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::files::{Ends, File, all};

/// The longest that any may take; what still runs after the deadline of 4 s is ended.
const LONGEST: Duration = Duration::from_secs(5);

/// Every limit of the library that a whole file may be over, by name.
const LIMITS: [&str; 15] = [
    "all_text_chars",
    "attributes",
    "bytes",
    "expansion",
    "filter",
    "nesting",
    "nodes",
    "outline_points",
    "page_px",
    "raster_pixels",
    "references",
    "render_cost",
    "style_cost",
    "text_chars",
    "text_cost",
];

fn start(folder: &std::path::Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_temnhan"))
        .current_dir(folder)
        .args(["check", "--no-system-fonts", "--stdin-paths", "--format", "json-lines"])
        .args(["--as-of", "2026-11-23", "--jobs", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn each_ends_soon_with_an_error_that_says_why_or_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let files = all();
    assert!(files.len() >= 80, "{}", files.len());
    for File { name, bytes, .. } in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut child = start(folder.path());
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut wrong = Vec::new();
    for File { name, ends, .. } in &files {
        let begun = Instant::now();
        writeln!(input, "{name}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        let took = begun.elapsed();
        if took >= LONGEST || !ends.is_met(&answer) {
            wrong.push(format!("{name}: {ends:?} expected, {} after {took:?}", told(&answer)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn every_limit_has_a_file_that_is_over_it() {
    let over: BTreeSet<&str> = all()
        .iter()
        .filter_map(|file| match file.ends {
            Ends::Over(limit) => Some(limit),
            Ends::Unrendered => Some("render_cost"),
            _ => None,
        })
        .collect();
    assert_eq!(over.into_iter().collect::<Vec<_>>(), LIMITS);
}

fn told(answer: &Value) -> String {
    let label = answer.get("label").map(|label| label["verdict"].to_string());
    label.unwrap_or_else(|| answer["error"].to_string())
}
