//! The invariants of the source that a program can hold.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest a file may be.
const MOST_LINES: usize = 500;

/// What the core may expect of itself; nothing that a file could bring about.
const EXPECTATIONS: [&str; 2] =
    ["a fixed pattern", "the shipped packs are valid, as the tests show"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Every file with the extension below a folder of the project, with its text, in name order.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no .{extension}");
    found.sort();
    found
}

fn rust_files() -> Vec<(String, String)> {
    ["crates", "tests", "xtask"].iter().flat_map(|folder| files(folder, "rs")).collect()
}

/// The code of a file without its comments and its tests, which stand last.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The files of the core outside the folders whose code names the crate.
fn strangers_that_name(name: &str, folders: &[&str]) -> Vec<String> {
    let core = files("crates/temnhan/src", "rs");
    let (at_home, strangers): (Vec<_>, Vec<_>) = core.into_iter().partition(|(path, _)| {
        folders.iter().any(|folder| path.starts_with(&format!("crates/temnhan/src/{folder}/")))
    });
    let uses = |text: &str| code(text).contains(&format!("{name}::"));
    assert!(at_home.iter().any(|(_, text)| uses(text)), "nothing uses {name} any more");
    strangers.into_iter().filter(|(_, text)| uses(text)).map(|(path, _)| path).collect()
}

#[test]
fn only_source_label_and_qr_know_usvg() {
    assert_eq!(strangers_that_name("usvg", &["source", "label", "qr"]), [""; 0]);
}

#[test]
fn only_qr_and_picture_render() {
    assert_eq!(strangers_that_name("resvg", &["qr", "picture"]), [""; 0]);
}

#[test]
fn the_core_reads_no_file_and_no_clock() {
    for (path, text) in files("crates/temnhan/src", "rs") {
        for door in ["std::fs", "std::net", "std::env", "std::process", "std::time", "std::thread"]
        {
            assert!(!code(&text).contains(door), "{path} uses {door}");
        }
    }
}

#[test]
fn the_core_never_unwraps_what_a_file_brings() {
    for (path, text) in files("crates/temnhan/src", "rs") {
        let code = code(&text);
        assert!(!code.contains(".unwrap()"), "{path} unwraps");
        for expectation in code.split(".expect(\"").skip(1) {
            let text = expectation.split('"').next().unwrap_or_default();
            assert!(EXPECTATIONS.contains(&text), "{path} expects “{text}”");
        }
        let all = code.matches(".expect(").count();
        assert_eq!(code.matches(".expect(\"").count(), all, "{path} expects without a text");
    }
}

#[test]
fn tests_stand_last_in_their_file() {
    for (path, text) in files("crates/temnhan/src", "rs") {
        let marks = text.matches("#[cfg(test)]").count();
        assert!(marks <= 1, "{path} has {marks} tested-only parts");
        if let Some((_, tests)) = text.split_once("#[cfg(test)]\nmod tests {") {
            let after = tests.split_once("\n}\n").map(|(_, after)| after);
            assert_eq!(after, Some(""), "{path} goes on after its tests");
        }
    }
}

#[test]
fn no_rust_file_is_long() {
    for (path, text) in rust_files() {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{path} has {lines} lines");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (path, text) in rust_files() {
        assert!(text.starts_with("//! "), "{path} does not open with what it is");
    }
}

#[test]
fn nothing_is_skipped_or_put_off() {
    let marks = [concat!("#[", "ignore"), concat!("TO", "DO"), concat!("FIX", "ME")];
    let packs = files("crates/temnhan/packs", "toml");
    for (path, text) in rust_files().into_iter().chain(packs) {
        for mark in marks {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
    }
}

#[test]
fn packs_are_indented_by_spaces() {
    for (path, text) in files("crates/temnhan/packs", "toml") {
        assert!(!text.contains('\t'), "{path} has a tab");
    }
}
