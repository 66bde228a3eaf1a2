//! Builds and lints the browser's modules, with rustup's target or with Debian's Rust.

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

/// A module of the browser, each from a package of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Module {
    /// All of temnhan.
    Main,
    /// The second decoder, which the page loads when a code is put into an artwork.
    SecondDecoder,
}

impl Module {
    const ALL: [Self; 2] = [Self::Main, Self::SecondDecoder];

    fn package(self) -> &'static str {
        match self {
            Self::Main => "temnhan-wasm",
            Self::SecondDecoder => "temnhan-second-decoder-wasm",
        }
    }

    /// Builds it; returns the path of the `.wasm` file.
    ///
    /// # Errors
    ///
    /// When no toolchain for wasm can be had, or the build fails.
    pub(crate) fn build(self) -> Result<PathBuf> {
        self.build_in(&root())
    }

    fn build_in(self, folder: &Path) -> Result<PathBuf> {
        run(&mut cargo_for_wasm("build", self, folder)?)?;
        let file = format!("{}.wasm", self.package().replace('-', "_"));
        Ok(target_dir(folder).join(TARGET).join("wasm").join(file))
    }
}

/// Builds the modules here and in a clone elsewhere, and sees that both are the same to the byte.
///
/// # Errors
///
/// Changes that are not committed, a build that fails, a module that differs.
pub(crate) fn reproduce() -> Result<()> {
    let changes = output(&mut command("git", &["status", "--porcelain"]))?;
    ensure!(changes.is_empty(), "commit first: the clone has only what is committed\n{changes}");
    let clone = std::env::temp_dir().join("temnhan-reproduced");
    if clone.exists() {
        fs::remove_dir_all(&clone)?;
    }
    run(command("git", &["clone", "--quiet", "."]).arg(&clone))?;
    Module::ALL.iter().try_for_each(|module| is_same(*module, &clone))?;
    Ok(fs::remove_dir_all(&clone)?)
}

fn is_same(module: Module, clone: &Path) -> Result<()> {
    let (here, there) = (fs::read(module.build()?)?, fs::read(module.build_in(clone)?)?);
    let differ = here.iter().zip(&there).position(|(one, other)| one != other);
    ensure!(
        here == there,
        "{module:?}: {} and {} bytes, different from byte {differ:?} on",
        here.len(),
        there.len()
    );
    eprintln!("{module:?} is the same from two folders: {} bytes", here.len());
    Ok(())
}

/// Lints the modules as they are built for the browser.
///
/// # Errors
///
/// When no toolchain for wasm can be had, or a lint speaks up.
pub(crate) fn lint() -> Result<()> {
    Module::ALL.iter().try_for_each(|module| {
        run(cargo_for_wasm("clippy", *module, &root())?.args(["--", "-D", "warnings"]))
    })
}

/// One module at a time: what one needs of a dependency is not built into the other.
fn cargo_for_wasm(subcommand: &str, module: Module, folder: &Path) -> Result<Command> {
    let mut cargo = if rustup_target()? { cargo(&[subcommand]) } else { debian_cargo(subcommand)? };
    cargo
        .current_dir(folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(folder)?.join("\x1f"))
        .args(["--package", module.package(), "--profile", "wasm"])
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
