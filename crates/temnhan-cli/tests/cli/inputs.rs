//! Paths, folders and standard input.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::Value;

use crate::desk::{Desk, LABEL};

/// The paths of the lines, whether judged or not.
fn paths(lines: &[Value]) -> Vec<String> {
    let part = |line: &Value| line.get("label").or(line.get("error")).cloned().unwrap();
    lines.iter().map(|line| part(line)["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn folders_are_walked_in_name_order() {
    let desk = Desk::with([
        ("tem/c.svg", LABEL),
        ("tem/a.SVG", LABEL),
        ("tem/b/z.svgz", LABEL),
        ("tem/b/y.svg", LABEL),
        ("tem/a.toml", ""),
        ("tem/ghi-chu.txt", "x"),
    ]);
    let lines = desk.check("tem --format json-lines").json_lines();
    assert_eq!(paths(&lines), ["tem/a.SVG", "tem/b/y.svg", "tem/b/z.svgz", "tem/c.svg"]);
}

#[test]
fn a_folder_without_labels_is_an_error() {
    let desk = Desk::with([("tem/ghi-chu.txt", "x")]);
    let ran = desk.check("tem --lang en");
    let sentence = "error: tem: The folder holds no label (.svg, .svgz).\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, sentence));
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed_and_pipes_are_errors() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let desk = Desk::with([("tem/a.svg", LABEL), ("xa/b.svg", LABEL)]);
    symlink("../xa", desk.path("tem/link")).unwrap();
    symlink("..", desk.path("tem/loop.svg")).unwrap();
    symlink("a.svg", desk.path("tem/same.svg")).unwrap();
    assert!(Command::new("mkfifo").arg(desk.path("tem/pipe.svg")).status().unwrap().success());
    let ran = desk.check("tem --format json-lines --lang en");
    assert_eq!(paths(&ran.json_lines()), ["tem/a.svg", "tem/pipe.svg", "tem/same.svg"]);
    assert_eq!(ran.err, "error: tem/pipe.svg: Cannot be read: it is not a regular file.\n");
    assert_eq!(ran.status, 2);
}

#[test]
fn standard_input_names_the_paths_one_a_line() {
    let desk = Desk::with([("a.svg", LABEL), ("tem/b c.svg", LABEL)]);
    let line = "check --no-system-fonts --stdin-paths --format json-lines";
    let ran = desk.run_with_input(line, b"a.svg\n\n  \r\ntem/b c.svg\r\nno.svg");
    assert_eq!(paths(&ran.json_lines()), ["a.svg", "tem/b c.svg", "no.svg"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn no_path_on_standard_input_is_an_empty_result() {
    let ran = Desk::new().run_with_input("check --stdin-paths --format json-lines", b"\n");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_read_as_bytes_and_shown_lossily() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::new();
    let name = b"b\xe1nh.svg";
    std::fs::write(desk.path("").join(OsStr::from_bytes(name)), LABEL).unwrap();
    let line = "check --no-system-fonts --stdin-paths --format json-lines";
    let lines = desk.run_with_input(line, name).json_lines();
    assert_eq!(lines[0]["label"]["path"], "b\u{fffd}nh.svg");
}

#[test]
fn every_line_is_answered_before_the_next_is_read() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let mut child = desk
        .command()
        .args(["check", "--no-system-fonts", "--stdin-paths", "--format", "json-lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for path in ["a.svg", "no.svg", "a.svg"] {
        writeln!(input, "{path}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(paths(&[answer]), [path]);
    }
    drop(input);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn fonts_of_a_folder_are_used() {
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/fonts");
    for file in ["EBGaramond-Regular.ttf", "Inter-Regular.otf", "EBGaramond-Regular.woff2"] {
        let desk = Desk::with([("a.svg", LABEL)]);
        let font = std::fs::read(format!("{fonts}/{file}")).unwrap();
        desk.write(&format!("phong/{file}"), font);
        let ran = desk.check("a.svg --font-dir phong --format json-lines");
        assert_eq!((paths(&ran.json_lines()), ran.err.as_str()), (vec!["a.svg".to_owned()], ""));
    }
}
