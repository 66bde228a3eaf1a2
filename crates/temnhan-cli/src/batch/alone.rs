//! A command that works on one label, in a process of its own within bounds.

use std::env;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio, exit};
use std::thread;

use temnhan::report::Lang;

use super::Bounds;
use super::death::Death;
use crate::args::BoundArgs;
use crate::failure::{Failure, Status};
use crate::memory;

/// By this the process knows itself.
const ALONE: &str = "TEMNHAN_ALONE";

/// Does the work where this is that process, else runs the same command as one.
///
/// # Errors
///
/// Those of the work; a process that cannot be started, or that died.
pub(crate) fn run(
    bounds: BoundArgs,
    label: &Path,
    work: impl FnOnce() -> Result<Status, Failure>,
) -> Result<Status, Failure> {
    if env::var_os(ALONE).is_some() {
        memory::limit(bounds.memory_limit);
        return work();
    }
    let mut command = Command::new(env::current_exe()?);
    command.args(env::args_os().skip(1)).env(ALONE, "1");
    let ended = command.stderr(Stdio::piped()).spawn()?.wait_with_output()?;
    let status = match ended.status.code() {
        Some(0) => Status::Clear,
        Some(1) => Status::Found,
        Some(2) => Status::Unjudged,
        _ => {
            let death = Death::of(Some(ended.status), &String::from_utf8_lossy(&ended.stderr));
            return Err(failure(&death, bounds, label));
        }
    };
    io::stderr().write_all(&ended.stderr)?;
    Ok(status)
}

/// Ends this process at the deadline, counted from now: when the fonts are loaded.
pub(crate) fn end_at_deadline(bounds: BoundArgs, label: &Path, lang: Lang) {
    let failure = failure(&Death::Deadline, bounds, label);
    thread::spawn(move || {
        thread::sleep(Bounds::from(bounds).deadline);
        failure.tell(lang);
        exit(2);
    });
}

fn failure(death: &Death, bounds: BoundArgs, label: &Path) -> Failure {
    Failure::Label(death.told(&label.display().to_string(), bounds.into()))
}
