//! Builds and lints the browser's module, with rustup's target or with Debian's Rust.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, command, output, root, run, succeeds};
use crate::tools::apt;

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's Rust with the sources of the standard library, for machines to which
/// rustup cannot download the target.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

/// Builds the module; returns the path of the `.wasm` file.
///
/// # Errors
///
/// When no toolchain for wasm can be had, or the build fails.
pub(crate) fn build() -> Result<PathBuf> {
    build_in(&root())
}

/// Builds the module here and in a clone elsewhere, and sees that both are the same to the byte.
///
/// # Errors
///
/// Changes that are not committed, a build that fails, modules that differ.
pub(crate) fn reproduce() -> Result<()> {
    let changes = output(&mut command("git", &["status", "--porcelain"]))?;
    ensure!(changes.is_empty(), "commit first: the clone has only what is committed\n{changes}");
    let clone = std::env::temp_dir().join("temnhan-reproduced");
    if clone.exists() {
        fs::remove_dir_all(&clone)?;
    }
    run(command("git", &["clone", "--quiet", "."]).arg(&clone))?;
    let (here, there) = (fs::read(build()?)?, fs::read(build_in(&clone)?)?);
    fs::remove_dir_all(&clone)?;
    let differ = here.iter().zip(&there).position(|(one, other)| one != other);
    ensure!(
        here == there,
        "{} and {} bytes, different from byte {differ:?} on",
        here.len(),
        there.len()
    );
    eprintln!("the module is the same from two folders: {} bytes", here.len());
    Ok(())
}

fn build_in(folder: &Path) -> Result<PathBuf> {
    run(&mut cargo_for_wasm("build", folder)?)?;
    Ok(target_dir(folder).join(TARGET).join("wasm/temnhan_wasm.wasm"))
}

/// Lints the module as it is built for the browser.
///
/// # Errors
///
/// When no toolchain for wasm can be had, or a lint speaks up.
pub(crate) fn lint() -> Result<()> {
    run(cargo_for_wasm("clippy", &root())?.args(["--", "-D", "warnings"]))
}

fn cargo_for_wasm(subcommand: &str, folder: &Path) -> Result<Command> {
    let mut cargo = if rustup_target()? { cargo(&[subcommand]) } else { debian_cargo(subcommand)? };
    cargo
        .current_dir(folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(folder)?.join("\x1f"))
        .args(["--package", "temnhan-wasm", "--profile", "wasm"])
        .args(["--target", TARGET, "--target-dir"])
        .arg(target_dir(folder));
    Ok(cargo)
}

/// Messages of panics name source files: by paths that are the same on every machine.
fn flags(folder: &Path) -> Result<[String; 3]> {
    let cargo_home = std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(cargo_home);
    let cargo_home = cargo_home.context("no home directory")?;
    Ok([
        "-Ctarget-feature=+simd128".to_owned(),
        format!("--remap-path-prefix={}=/cargo", cargo_home.display()),
        format!("--remap-path-prefix={}=/temnhan", folder.display()),
    ])
}

/// A directory of its own: the flags differ from those of every other build.
fn target_dir(folder: &Path) -> PathBuf {
    folder.join("target/wasm")
}

/// Whether the toolchain at hand has the target, now or after asking rustup for it.
fn rustup_target() -> Result<bool> {
    let library = output(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    let add = ["target", "add", TARGET];
    Ok(Path::new(&library).exists() || succeeds(&mut command("rustup", &add)))
}

/// Debian's cargo, building the standard library from its sources: Debian ships it
/// for wasm only to its own packages, and no linker, so rustup's is used.
fn debian_cargo(subcommand: &str) -> Result<Command> {
    if !Path::new("/usr/bin/cargo-clippy").exists() {
        apt(&DEBIAN)?;
    }
    let host = output(&mut command("rustc", &["--print", "host-tuple"]))?;
    let sysroot = PathBuf::from(output(&mut command("rustc", &["--print", "sysroot"]))?);
    let linker = sysroot.join("lib/rustlib").join(host).join("bin/rust-lld");
    // `cargo clippy` would find rustup's, which comes first on cargo's own path.
    let program = if subcommand == "clippy" { "/usr/bin/cargo-clippy" } else { "/usr/bin/cargo" };
    let mut cargo = command(program, &[subcommand, "-Zbuild-std=std,panic_abort"]);
    cargo
        .env("CARGO", "/usr/bin/cargo")
        .env("PATH", "/usr/bin:/bin")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH");
    Ok(cargo)
}
