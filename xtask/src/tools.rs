//! Puts in place the programs that the tests need beside cargo.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{command, output, root, run, succeeds};
use crate::deny;

const OLDEST_NODE: u32 = 20;

/// Debian's Chromium, and a face that it can draw the page with.
const BROWSER: [&str; 2] = ["chromium", "fonts-dejavu-core"];

/// Installs what is absent: what the page is built with, Chromium, strace and a reader of codes as
/// Debian packages, cargo-deny from crates.io.
///
/// # Errors
///
/// When one of them cannot be had, or Node.js is too old.
pub(crate) fn install() -> Result<()> {
    page()?;
    if !Path::new("/usr/bin/chromium").exists() {
        apt(&BROWSER)?;
    }
    if !succeeds(&mut command("strace", &["--version"])) {
        apt(&["strace"])?;
    }
    if !Path::new("/usr/bin/zbarimg").exists() {
        apt(&["zbar-tools"])?;
    }
    deny::install()
}

/// Installs what the page is built with, where it is absent or of another lock file: Node.js as a
/// Debian package, the rest from the npm registry.
///
/// # Errors
///
/// When one of them cannot be had, or Node.js is too old.
pub(crate) fn page() -> Result<()> {
    if !succeeds(&mut command("node", &["--version"])) {
        apt(&["nodejs", "npm"])?;
    }
    ensure_node()?;
    for folder in ["web-demo", "crates/temnhan-cli/tests/html", "xtask/witness"] {
        npm(&root().join(folder))?;
    }
    Ok(())
}

/// Installs what a lock file lists, where it is absent or of another lock file.
fn npm(folder: &Path) -> Result<()> {
    let (lock, installed) =
        (folder.join("package-lock.json"), folder.join("node_modules/.package-lock.json"));
    let changed = |path| fs::metadata(path).and_then(|file| file.modified()).ok();
    if changed(installed) >= changed(lock) {
        return Ok(());
    }
    run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// Installs Debian packages.
///
/// # Errors
///
/// When apt-get fails: the package is unknown, or this user may not install it.
pub(crate) fn apt(packages: &[&str]) -> Result<()> {
    let install = ["install", "--yes", "--no-install-recommends"];
    run(&mut command("apt-get", &["update", "--quiet"]))
        .and_then(|()| run(command("apt-get", &install).args(packages)))
        .with_context(|| format!("these Debian packages are needed: {}", packages.join(" ")))
}

fn ensure_node() -> Result<()> {
    let version = output(&mut command("node", &["--version"]))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    ensure!(
        major >= Some(OLDEST_NODE),
        "Node.js {OLDEST_NODE} or newer is needed, this is {version}"
    );
    Ok(())
}
