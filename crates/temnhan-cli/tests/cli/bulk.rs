//! Many labels: patterns, order, results kept, runs resumed.

use std::process::Stdio;

use crate::desk::{Desk, LABEL};

fn desk(labels: usize) -> Desk {
    let desk = Desk::new();
    for number in 0..labels {
        let label = LABEL.replace("Bánh Ví Dụ", &format!("Bánh Ví Dụ {number}"));
        desk.write(&format!("tem/{number:03}.svg"), label);
    }
    desk
}

#[test]
fn patterns_are_known_where_no_shell_expands_them() {
    let desk = Desk::with([
        ("tem/a.svg", LABEL),
        ("tem/sau/b.svg", LABEL),
        ("tem/sau/c.svgz", LABEL),
        ("tem/[1].svg", LABEL),
    ]);
    let names = |pattern: &str| -> Vec<String> {
        let lines = desk.check(&format!("{pattern} --format json-lines")).json_lines();
        let path = |line: &serde_json::Value| line["label"]["path"].as_str().map(str::to_owned);
        lines.iter().map(|line| path(line).unwrap_or_default()).collect()
    };
    assert_eq!(names("tem/*.svg"), ["tem/[1].svg", "tem/a.svg"]);
    assert_eq!(names("**/b.svg"), ["tem/sau/b.svg"]);
    assert_eq!(names("tem/**/*.svg"), ["tem/[1].svg", "tem/a.svg", "tem/sau/b.svg"]);
    assert_eq!(names("tem/[1].svg"), ["tem/[1].svg"]);
    let ran = desk.check("tem/*.png --lang en");
    assert!(ran.status == 2 && ran.err.contains("No label"), "{}", ran.err);
}

#[test]
fn many_at_once_give_the_bytes_of_one_at_a_time() {
    let desk = desk(24);
    let one = desk.check("tem --format json-lines --as-of 2026-11-23 --jobs 1").out;
    let many = desk.check("tem --format json-lines --as-of 2026-11-23 --jobs 5").out;
    assert_eq!((one.lines().count(), many), (24, one));
}

#[test]
fn a_cache_gives_the_same_bytes_and_sees_every_change() {
    let desk = desk(6);
    let line = "tem --format json-lines --as-of 2026-11-23 --cache giu";
    let first = desk.check(line).out;
    let kept = count(&desk, "giu");
    assert_eq!((desk.check(line).out, kept), (first.clone(), 6));
    desk.write("tem/000.svg", LABEL);
    desk.write("tem/001.toml", "group = \"drink\"\n");
    let lines = desk.check(line).json_lines();
    assert_eq!(count(&desk, "giu"), 8);
    assert_eq!(lines[1]["label"]["group"]["id"], "drink");
    for (number, other) in [
        "--as-of 2025-12-31",
        "--as-of 2026-11-23 --group food",
        "--as-of 2026-11-23 --ignore origin-missing",
    ]
    .iter()
    .enumerate()
    {
        desk.check(&format!("tem --format json-lines --cache giu {other}"));
        assert_eq!(count(&desk, "giu"), 14 + 6 * number, "{other}");
    }
    desk.write("tem2/x.svg", desk.read("tem/002.svg"));
    let moved = desk.check("tem2 --format json-lines --as-of 2026-11-23 --cache giu");
    assert_eq!(moved.json_lines()[0]["label"]["path"], "tem2/x.svg");
    assert_eq!(count(&desk, "giu"), 26, "the name of a label does not matter");
}

#[test]
fn what_is_damaged_in_the_cache_is_judged_again() {
    let desk = desk(2);
    let line = "tem --format json-lines --as-of 2026-11-23 --cache giu";
    let first = desk.check(line).out;
    for folder in std::fs::read_dir(desk.path("giu")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let bytes = std::fs::read(&file).unwrap();
            std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        }
    }
    assert_eq!(desk.check(line).out, first);
}

#[test]
fn a_run_that_was_killed_is_resumed_by_the_same_command() {
    let desk = desk(60);
    let words = "check --no-system-fonts tem --format json-lines --as-of 2026-11-23 --output r.jsonl --resume";
    let mut child = desk.command().args(words.split(' ')).stderr(Stdio::null()).spawn().unwrap();
    while count(&desk, "r.jsonl.resume") < 5 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(child.try_wait().unwrap().is_none(), "the run ended before it was killed");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!desk.path("r.jsonl").exists());
    assert!(count(&desk, "r.jsonl.resume") >= 5);
    assert_ne!(desk.run(words).status, 2);
    assert!(!desk.path("r.jsonl.resume").exists(), "what served to resume is gone");
    let whole = desk.check("tem --format json-lines --as-of 2026-11-23").out;
    assert_eq!(String::from_utf8(desk.read("r.jsonl")).unwrap(), whole);
    assert_eq!(desk.check("tem --resume").status, 2);
}

/// The files two folders down; none where there is no such folder.
fn count(desk: &Desk, folder: &str) -> usize {
    let names = |path: std::path::PathBuf| std::fs::read_dir(path).into_iter().flatten().flatten();
    names(desk.path(folder)).map(|below| names(below.path()).count()).sum()
}
