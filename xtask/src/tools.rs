//! Puts in place the programs that the tests need beside cargo.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{command, output, root, run, succeeds};
use crate::deny;

const OLDEST_NODE: u32 = 20;

/// Debian's Chromium, and a face that it can draw the page with.
const BROWSER: [&str; 2] = ["chromium", "fonts-dejavu-core"];

/// Installs what is absent: Node.js and Chromium as Debian packages, the browser
/// driver from the npm registry, cargo-deny from crates.io.
///
/// # Errors
///
/// When one of them cannot be had, or Node.js is too old.
pub(crate) fn install() -> Result<()> {
    if !succeeds(&mut command("node", &["--version"])) {
        apt(&["nodejs", "npm"])?;
    }
    ensure_node()?;
    if !Path::new("/usr/bin/chromium").exists() {
        apt(&BROWSER)?;
    }
    for folder in ["web-demo", "crates/temnhan-cli/tests/html"] {
        run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(root().join(folder)))?;
    }
    deny::install()
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
