//! `cargo xtask spark`: the example with Apache Spark, tried in local mode on the drafts.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, command, output, root, run};

const PYSPARK: &str = "pyspark==4.3.0";
/// How often each draft is checked.
const TIMES: usize = 20;

/// Installs `PySpark` under `target` where it is absent, runs the example, and sees that each path has
/// its one line, the same that the command gives alone.
///
/// # Errors
///
/// No Java or Python, a run that fails, a line too many, too few or different.
pub(crate) fn run_example() -> Result<()> {
    run(&mut cargo(&["build", "--release", "-p", "temnhan-cli"]))?;
    let python = python()?;
    let folder = root().join("target/spark");
    let results = folder.join("results");
    if results.exists() {
        fs::remove_dir_all(&results)?;
    }
    fs::create_dir_all(&folder)?;
    let drafts = drafts()?;
    let paths: Vec<String> = (0..TIMES).flat_map(|_| drafts.clone()).collect();
    let list = folder.join("paths.txt");
    fs::write(&list, paths.join("\n") + "\n")?;
    let temnhan = root().join("target/release/temnhan");
    let options = ["--partitions", "4", "--as-of", "2026-11-23"];
    run(command(&python.to_string_lossy(), &["examples/spark/check.py"])
        .args([&list, &results, &temnhan])
        .args(options))?;
    let check = ["check", "--no-system-fonts", "--as-of", "2026-11-23", "--format", "json-lines"];
    let mut alone = command(&temnhan.to_string_lossy(), &check);
    let alone = alone.args(&drafts).output()?;
    let mut expected: Vec<String> =
        String::from_utf8(alone.stdout)?.lines().map(str::to_owned).collect();
    expected = (0..TIMES).flat_map(|_| expected.clone()).collect();
    let mut found = lines(&results)?;
    expected.sort();
    found.sort();
    ensure!(found == expected, "{} lines, {} expected, or others", found.len(), expected.len());
    eprintln!("{} labels through Spark, each as the command gives it alone", found.len());
    Ok(())
}

fn python() -> Result<PathBuf> {
    let folder = root().join("target/spark-python");
    let python = folder.join("bin/python");
    if !python.exists() {
        run(command("python3", &["-m", "venv"]).arg(&folder))?;
        let install = ["-m", "pip", "install", "--quiet", PYSPARK];
        run(&mut command(&python.to_string_lossy(), &install))?;
    }
    output(&mut command("java", &["--version"])).context("Spark needs Java 17 or newer")?;
    Ok(python)
}

fn drafts() -> Result<Vec<String>> {
    let entries = fs::read_dir(root().join("fixtures/labels"))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_draft = |path: &PathBuf| path.extension().is_some_and(|own| own == "svg");
    let mut drafts: Vec<String> = paths
        .into_iter()
        .filter(is_draft)
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    drafts.sort();
    Ok(drafts)
}

/// The lines of all parts that Spark wrote.
fn lines(results: &PathBuf) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(results)? {
        let path = entry?.path();
        let is_part =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-"));
        if is_part {
            lines.extend(fs::read_to_string(&path)?.lines().map(str::to_owned));
        }
    }
    Ok(lines)
}
