//! `cargo xtask fuzz SECONDS`: seeds every fuzz target from the fixtures and runs it for as long.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, command, root, run, succeeds};

/// The targets, and the longest input of each.
const TARGETS: [(&str, usize); 6] = [
    ("load", 65_536),
    ("check", 65_536),
    ("product", 8192),
    ("pack", 8192),
    ("link", 2048),
    ("embed", 65_536),
];

/// Payloads to begin with: links that are right, and one for each way of being wrong.
const PAYLOADS: [&str; 8] = [
    "https://id.example.vn/01/09521234543213",
    "https://id.example.vn/01/09521234543213/10/L2611?17=271231&3103=000500",
    "http://id.example.vn/gtin/9521234543213",
    "https://id.example.vn/a/b/00/195212345432100012?linkType=gs1:pip",
    "https://id.example.vn/414/9521234543213/254/A%2FB",
    "https://id.example.vn/01/09521234543214",
    "https://192.0.2.1/01/09521234543213#a",
    "Bánh gai",
];

/// Runs every target for some seconds, without the sanitizers, which need another compiler.
///
/// # Errors
///
/// cargo-fuzz that cannot be installed, a target that crashes.
pub(crate) fn run_all(seconds: &str) -> Result<()> {
    let seconds: usize = seconds.parse().context("SECONDS is a whole number")?;
    ensure!(seconds > 0, "SECONDS is above 0");
    let tools = root().join("target/fuzz-tools");
    if !tools.join("bin/cargo-fuzz").exists() && !succeeds(&mut cargo(&["fuzz", "--version"])) {
        run(cargo(&["install", "cargo-fuzz", "--root"]).arg(&tools))?;
    }
    for (target, longest) in TARGETS {
        seed(target, seconds)?;
        run(fuzz(&tools, &["run", target]).args([
            "--".to_owned(),
            format!("-max_total_time={seconds}"),
            format!("-max_len={longest}"),
            "-timeout=20".to_owned(),
            "-rss_limit_mb=2048".to_owned(),
            "-print_final_stats=1".to_owned(),
        ]))?;
    }
    Ok(())
}

/// cargo-fuzz on the compiler at hand: coverage without a sanitizer needs no other.
fn fuzz(tools: &Path, args: &[&str]) -> Command {
    let installed = tools.join("bin/cargo-fuzz");
    let mut fuzz = if installed.exists() {
        command(&installed.to_string_lossy(), &["fuzz"])
    } else {
        cargo(&["fuzz"])
    };
    let built = root().join("target/fuzz");
    fuzz.args(&args[..1]).args(["--sanitizer", "none", "--target-dir"]).arg(built).args(&args[1..]);
    fuzz.env("RUSTC_BOOTSTRAP", "1").current_dir(root().join("crates/temnhan"));
    fuzz
}

/// Puts the fixtures that fit into the corpus of a target: one for each second of the run at most,
/// since reading them must leave most of it to new inputs.
fn seed(target: &str, most: usize) -> Result<()> {
    let corpus = root().join("crates/temnhan/fuzz/corpus").join(target);
    fs::create_dir_all(&corpus)?;
    let fixtures = root().join("fixtures");
    match target {
        "link" => {
            for (number, payload) in PAYLOADS.iter().enumerate() {
                fs::write(corpus.join(format!("seed-{number}")), payload)?;
            }
        }
        "pack" => copy(&root().join("crates/temnhan/packs/rules"), "toml", most, &corpus)?,
        "product" => copy(&fixtures, "toml", most, &corpus)?,
        _ => copy(&fixtures, "svg", most, &corpus)?,
    }
    Ok(())
}

/// Copies at most so many of the files of a kind, evenly from all folders.
fn copy(folder: &Path, extension: &str, most: usize, corpus: &Path) -> Result<()> {
    let mut paths = below(folder)?;
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    let step = paths.len().div_ceil(most);
    for (number, path) in paths.iter().enumerate().step_by(step.max(1)) {
        fs::copy(path, corpus.join(format!("seed-{number}")))?;
    }
    Ok(())
}

/// Every file below a folder, in name order.
fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}
