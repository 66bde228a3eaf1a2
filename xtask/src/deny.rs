//! Licences, sources and known faults of the dependencies.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{cargo, command, root, run, succeeds};

/// Installs cargo-deny under `target` where it is absent.
///
/// # Errors
///
/// When it cannot be built.
pub(crate) fn install() -> Result<()> {
    if succeeds(deny().arg("--version")) {
        return Ok(());
    }
    // It runs for a second: not worth the minutes of its own profile.
    let quick = [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")]
        .map(|(key, value)| (format!("CARGO_PROFILE_RELEASE_{key}"), value));
    let install = || {
        let mut install = cargo(&["install", "cargo-deny", "--root"]);
        install.arg(tools()).envs(quick.clone());
        install
    };
    run(install().arg("--locked")).or_else(|_| run(&mut install()))
}

/// Checks every dependency against `deny.toml`.
///
/// Known faults are only checked where their database can be fetched; where it
/// cannot, that is said.
///
/// # Errors
///
/// When a dependency is refused.
pub(crate) fn check() -> Result<()> {
    let check = ["--all-features", "check", "--hide-inclusion-graph"];
    run(deny().args(check).args(["licenses", "bans", "sources"]))?;
    if succeeds(deny().args(["fetch", "db"])) {
        return run(deny().args(check).arg("advisories"));
    }
    eprintln!("ADVISORIES WERE NOT CHECKED: their database cannot be reached from here");
    Ok(())
}

/// The cargo-deny at hand, or the one that [`install`] puts there.
fn deny() -> Command {
    let installed = tools().join("bin/cargo-deny");
    if installed.exists() { command(&installed.to_string_lossy(), &[]) } else { cargo(&["deny"]) }
}

fn tools() -> PathBuf {
    root().join("target/tools")
}
