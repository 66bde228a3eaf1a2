//! Licences, sources and known faults of the dependencies.

use anyhow::Result;

use crate::command::{cargo, run, succeeds};

/// Checks every dependency against `deny.toml`.
///
/// Known faults are only checked where their database can be fetched; where it
/// cannot, that is said.
///
/// # Errors
///
/// When a dependency is refused.
pub(crate) fn check() -> Result<()> {
    let check = ["deny", "--all-features", "check", "--hide-inclusion-graph"];
    run(cargo(&check).args(["licenses", "bans", "sources"]))?;
    if succeeds(&mut cargo(&["deny", "fetch", "db"])) {
        return run(cargo(&check).arg("advisories"));
    }
    eprintln!("ADVISORIES WERE NOT CHECKED: their database cannot be reached from here");
    Ok(())
}
