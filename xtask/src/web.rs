//! `cargo xtask web`: the browser's module, the names of the groups, the gazetteer and the
//! examples, put beside the page.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::root;
use crate::wasm;

#[derive(Deserialize)]
struct GroupPack {
    #[serde(rename = "group")]
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    id: String,
    name: BTreeMap<String, String>,
}

/// Makes `web-demo/pkg` and `web-demo/examples`, after which `web-demo` is a
/// complete static site, and tells how large the module is.
///
/// # Errors
///
/// When the module cannot be built, bound or written.
pub(crate) fn build() -> Result<()> {
    let site = root().join("web-demo");
    let package = site.join("pkg");
    bind(&wasm::build()?, &package)?;
    write_groups(&root().join("crates/temnhan/packs/groups.toml"), &package.join("groups.json"))?;
    fs::copy(
        root().join("crates/temnhan/packs/communes.deflate"),
        package.join("communes.deflate"),
    )
    .context("communes.deflate")?;
    copy_examples(&root().join("fixtures/labels"), &site.join("examples"))?;
    tell_size(&package.join("temnhan_bg.wasm"))
}

fn bind(module: &Path, package: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name("temnhan")
        .web(true)?
        .omit_default_module_path(false)
        .remove_name_section(true)
        .generate(package)
}

/// The page offers the groups before it has a report, so it needs their names as data.
fn write_groups(pack: &Path, json: &Path) -> Result<()> {
    let pack = fs::read_to_string(pack).with_context(|| pack.display().to_string())?;
    let groups = toml::from_str::<GroupPack>(&pack)?.groups;
    let named: Vec<_> = groups.into_iter().map(|Group { id, name }| (id, name)).collect();
    Ok(fs::write(json, serde_json::to_string(&named)?)?)
}

/// Copies every label, with its product file where it has one.
fn copy_examples(labels: &Path, examples: &Path) -> Result<()> {
    fs::create_dir_all(examples)?;
    for entry in fs::read_dir(labels).with_context(|| labels.display().to_string())? {
        let label = entry?.path();
        if label.extension().is_some_and(|it| it == "svg") {
            let pair = [label.with_extension("toml"), label];
            for file in pair.iter().filter(|it| it.exists()) {
                fs::copy(file, examples.join(file.file_name().expect("it was listed")))?;
            }
        }
    }
    Ok(())
}

fn tell_size(module: &Path) -> Result<()> {
    let bytes = fs::read(module)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let packed = gzip.finish()?.len();
    eprintln!("temnhan_bg.wasm: {} KB, {} KB with gzip", bytes.len() / 1000, packed / 1000);
    Ok(())
}
