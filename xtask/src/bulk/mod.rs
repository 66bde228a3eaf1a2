//! `cargo xtask bulk COUNT FOLDER`: makes labels and measures how fast the release build checks them:
//! with one worker, with one a core, killed half-way and resumed, and again from the cache.

mod labels;
mod watched;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, ensure};

use self::watched::{run, run_until};
use crate::command::{cargo, root};

/// Labels of which one worker and several are compared.
const SAMPLE: usize = 1000;

/// Makes the labels and measures.
///
/// # Errors
///
/// What cannot be built, written or run, and results that differ between runs.
pub(crate) fn measure(count: &str, folder: &Path) -> Result<()> {
    let count: usize = count.parse().context("COUNT is a whole number")?;
    crate::command::run(&mut cargo(&["build", "--release", "-p", "temnhan-cli"]))?;
    let labels = folder.join("labels");
    labels::write(count, &labels)?;
    let sample = folder.join("sample");
    labels::write(count.min(SAMPLE), &sample)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let results = |name: &str| folder.join(format!("{name}.jsonl"));
    let sampled = count.min(SAMPLE);
    let one = run(&mut check(&sample, &results("one"), &["--jobs", "1"]))?;
    one.tell("one worker", sampled);
    let all = run(&mut check(&sample, &results("all"), &[]))?;
    all.tell(&format!("{cores} workers"), sampled);
    eprintln!("{cores} workers are {:.2} times one", one.seconds / all.seconds);
    same(&results("one"), &results("all"))?;
    let (cache, whole) = (folder.join("cache"), results("whole"));
    let kept = ["--cache", &cache.to_string_lossy()];
    let half = run_until(&mut check(&labels, &whole, &kept), || files_below(&cache) > count / 2)?;
    let resumed = run(&mut check(&labels, &whole, &kept))?;
    half.tell("killed half-way", count / 2);
    resumed.tell("resumed", count);
    fs::rename(&whole, results("resumed"))?;
    let again = run(&mut check(&labels, &whole, &kept))?;
    again.tell("again from the cache", count);
    same(&results("resumed"), &whole)?;
    let judged = half.seconds + resumed.seconds;
    eprintln!("from the cache it is {:.1} times faster", judged / again.seconds);
    Ok(())
}

fn check(labels: &Path, output: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(root().join("target/release/temnhan"));
    command.args(["check", "--no-system-fonts", "--as-of", "2026-11-23", "--format", "json-lines"]);
    command.arg(labels).arg("--output").arg(output).args(options);
    command
}

/// The same labels give the same results, but for the folder that their paths begin with.
fn same(one: &Path, other: &Path) -> Result<()> {
    ensure!(fs::read(one)? == fs::read(other)?, "{} and {} differ", one.display(), other.display());
    Ok(())
}

/// How many files lie two folders down.
fn files_below(folder: &Path) -> usize {
    let names = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    names(folder).map(|below| names(&below.path()).count()).sum()
}
