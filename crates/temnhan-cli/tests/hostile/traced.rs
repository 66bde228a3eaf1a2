//! What the command and its workers open and connect to, as the system saw it by `strace`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files::{File, all};

/// What the system itself opens for a program: its libraries, and how many cores it may use.
const OF_THE_SYSTEM: [&str; 9] = [
    "/etc/ld.so.cache",
    "/lib/",
    "/lib64/",
    "/usr/lib/",
    "/usr/lib64/",
    "/proc/",
    "/sys/fs/cgroup/",
    "/dev/null",
    "/dev/pts/",
];

/// Calls that open a file, with the path that was opened behind the result.
const OPENS: [&str; 4] = ["open(", "openat(", "openat2(", "creat("];

#[test]
fn no_file_leads_out() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    for name in ["labels", "cache", "traces"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    for File { name, bytes, .. } in &all() {
        fs::write(folder.join("labels").join(name), bytes).unwrap();
    }
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/fonts");
    let fonts = fonts.canonicalize().unwrap();
    let command = Path::new(env!("CARGO_BIN_EXE_temnhan")).canonicalize().unwrap();
    check(&command, &folder, &fonts);

    let traces = traces(&folder.join("traces"));
    let calls: Vec<&str> = traces.iter().flat_map(|trace| trace.lines()).collect();
    let own = [folder.join("labels"), folder.join("cache"), folder.join("out.jsonl"), fonts];
    let opened: Vec<PathBuf> = calls.iter().filter_map(|call| opened(call)).collect();
    for place in &own {
        let is_here = |path: &PathBuf| is_within(path, place);
        assert!(opened.iter().any(is_here), "{} was not seen", place.display());
    }
    let is_known = |path: &PathBuf| {
        let system = OF_THE_SYSTEM.iter().any(|place| path.to_string_lossy().starts_with(place));
        system || *path == command || own.iter().any(|place| is_within(path, place))
    };
    let outside: Vec<_> = opened.iter().filter(|path| !is_known(path)).collect();
    assert!(outside.is_empty(), "{outside:?}");

    let (started, others): (Vec<&str>, Vec<&str>) = calls
        .into_iter()
        .filter(|call| !call.starts_with("+++") && !call.starts_with("---"))
        .partition(|call| call.starts_with("execve("));
    let own_name = format!("execve(\"{}\"", command.display());
    assert!(started.iter().all(|call| call.starts_with(&own_name)), "{started:?}");
    let connected: Vec<_> = others.iter().filter(|call| is_of_network(call)).collect();
    assert!(connected.is_empty(), "{connected:?}");
}

/// Checks the whole set with fonts, a cache and an output, a trace for each thread.
fn check(command: &Path, folder: &Path, fonts: &Path) {
    let status = Command::new("strace")
        .args(["-ff", "--seccomp-bpf", "-qq", "-y", "-s", "4096"])
        .args(["-e", "trace=%file,%network,io_uring_setup", "-o"])
        .arg(folder.join("traces/thread"))
        .arg(command)
        .args(["check", "labels", "--no-system-fonts", "--as-of", "2026-11-23"])
        .args(["--format", "json-lines", "--output", "out.jsonl", "--cache", "cache"])
        .arg("--font-dir")
        .arg(fonts)
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
}

fn traces(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

/// The file that a call opened, links followed; `None` of another call, and where nothing was there.
fn opened(call: &str) -> Option<PathBuf> {
    let is_open = OPENS.iter().any(|name| call.starts_with(name));
    let (_, result) = call.rsplit_once(" = ").filter(|_| is_open)?;
    let (_, path) = result.split_once('<')?;
    Some(PathBuf::from(path.trim_end().strip_suffix('>')?))
}

/// A file below a place, or its draft before it has its name.
fn is_within(path: &Path, place: &Path) -> bool {
    let draft = format!("{}.", place.display());
    path.starts_with(place) || path.to_string_lossy().starts_with(&draft)
}

/// Whether a call asks for a connection, or for a way around what is traced.
fn is_of_network(call: &str) -> bool {
    let names = ["socket(", "connect(", "bind(", "listen(", "sendto(", "io_uring_setup("];
    names.iter().any(|name| call.starts_with(name))
}
