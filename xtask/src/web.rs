//! `cargo xtask web`: the browser's modules as an npm package, and the page made with it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{command, root, run};
use crate::tools;
use crate::wasm::Module;

/// Files that go into the package as they stand in the repository.
const PACKED: [&str; 6] = [
    "crates/temnhan-wasm/npm/package.json",
    "crates/temnhan-wasm/npm/README.md",
    "crates/temnhan/packs/communes.deflate",
    "crates/temnhan/fonts/OFL.txt",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// Labels that the page offers to try, by name in `fixtures/labels`.
const EXAMPLES: [&str; 6] = ["banh-nhan", "ruou-nep", "nuoc-sau", "banh-gai", "mat-ong", "tra-sen"];

/// Makes `web-demo/pkg`, the package `@temnhan/wasm`, and `web-demo/dist`, a static folder for any
/// host; tells how large they are.
///
/// # Errors
///
/// When a module or the page cannot be built.
pub(crate) fn build() -> Result<()> {
    let site = root().join("web-demo");
    tools::page()?;
    let package = site.join("pkg");
    bind(Module::Main, "temnhan", &package)?;
    bind(Module::SecondDecoder, "second-decoder", &package)?;
    PACKED.iter().try_for_each(|file| copy(&root().join(file), &package))?;
    copy_examples(&site.join("public/examples"))?;
    for script in ["types", "build", "sizes"] {
        run(command("npm", &["run", "--silent", script]).current_dir(&site))?;
    }
    Ok(())
}

/// Builds the page and serves it on localhost until it is stopped.
///
/// # Errors
///
/// When it cannot be built or served.
pub(crate) fn serve() -> Result<()> {
    build()?;
    run(command("npm", &["run", "--silent", "start"]).current_dir(root().join("web-demo")))
}

/// Puts a module into the package, with the JavaScript that loads it.
fn bind(module: Module, name: &str, package: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module.build()?)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .generate(package)
}

/// Copies each label with its product file.
fn copy_examples(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    EXAMPLES.iter().try_for_each(|name| {
        let label = root().join("fixtures/labels").join(name);
        copy(&label.with_extension("svg"), folder)?;
        copy(&label.with_extension("toml"), folder)
    })
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().expect("it names a file");
    fs::copy(file, folder.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}
