//! A run with its time and the most memory that it and its workers hold.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

const PAUSE: Duration = Duration::from_millis(50);

/// What a run took.
pub(super) struct Ran {
    pub(super) seconds: f64,
    /// The most that the command itself held, in MiB.
    own_mib: u64,
    /// The most that any worker held.
    worker_mib: u64,
}

impl Ran {
    /// Tells rate and memory.
    pub(super) fn tell(&self, name: &str, labels: usize) {
        let Self { seconds, own_mib, worker_mib } = self;
        let rate = labels as f64 / seconds;
        eprintln!(
            "{name}: {labels} labels in {seconds:.1} s, {rate:.1} labels/s; the command held \
             {own_mib} MiB at most, a worker {worker_mib} MiB"
        );
    }
}

/// Runs to the end.
///
/// # Errors
///
/// A command that cannot be started or that could not judge every label.
pub(super) fn run(command: &mut Command) -> Result<Ran> {
    let (ran, status) = watch(command, || false)?;
    ensure!(status != Some(2), "{command:?} could not judge every label");
    Ok(ran)
}

/// Runs until something is so, and then kills it.
///
/// # Errors
///
/// A command that cannot be started.
pub(super) fn run_until(command: &mut Command, is_so: impl Fn() -> bool) -> Result<Ran> {
    Ok(watch(command, is_so)?.0)
}

fn watch(command: &mut Command, is_so: impl Fn() -> bool) -> Result<(Ran, Option<i32>)> {
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let (mut own_mib, mut workers) = (0, BTreeMap::new());
    loop {
        own_mib = own_mib.max(peak_mib(child.id()));
        for worker in workers_of(&child) {
            workers.insert(worker, peak_mib(worker));
        }
        if let Some(status) = child.try_wait()? {
            let seconds = start.elapsed().as_secs_f64();
            let worker_mib = workers.into_values().max().unwrap_or_default();
            return Ok((Ran { seconds, own_mib, worker_mib }, status.code()));
        }
        if is_so() {
            child.kill()?;
        }
        thread::sleep(PAUSE);
    }
}

/// The most memory a process has held, by the kernel's own count; 0 where there is none.
fn peak_mib(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.unwrap_or_default() / 1024
}

fn workers_of(child: &Child) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{}/task", child.id())).into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let ids = lists.flat_map(|list| list.split(' ').map(str::to_owned).collect::<Vec<_>>());
    ids.filter_map(|id| id.trim().parse().ok()).collect()
}
