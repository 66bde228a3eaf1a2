//! No label takes the run with it.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::Value;

use crate::desk::{Desk, LABEL};

#[test]
fn a_label_over_its_time_is_an_error_and_the_others_are_judged() {
    let desk = Desk::with([("a.svg", LABEL), ("b.svg", &slow()), ("c.svg", LABEL)]);
    let ran =
        desk.check("a.svg b.svg c.svg --deadline 0.25 --jobs 1 --format json-lines --lang en");
    let lines = ran.json_lines();
    assert_eq!(lines[1]["error"]["id"], "deadline", "{}", lines[1]);
    assert!(ran.err.contains("took longer than 0.25 s"), "{}", ran.err);
    assert_eq!((ran.status, lines.len()), (2, 3));
    assert_eq!(lines[2]["label"]["path"], "c.svg");
}

#[cfg(target_os = "linux")]
#[test]
fn a_label_over_its_memory_is_an_error_and_the_others_are_judged() {
    let desk = Desk::with([("a.svg", LABEL), ("b.svg", &large()), ("c.svg", LABEL)]);
    let line = "a.svg b.svg c.svg --memory-limit 200 --deadline 60 --jobs 1 --format json-lines";
    let ran = desk.check(line);
    let lines = ran.json_lines();
    assert_eq!(lines[1]["error"]["id"], "memory", "{}", lines[1]);
    assert_eq!(lines[1]["error"]["message"]["vi"].as_str().unwrap().matches("200 MiB").count(), 1);
    assert_eq!(lines[2]["label"]["path"], "c.svg");
    assert_eq!(ran.status, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_is_killed_is_replaced() {
    let desk = Desk::with([("a.svg", LABEL)]);
    let mut child = desk
        .command()
        .args(["check", "--no-system-fonts", "--stdin-paths", "--format", "json-lines"])
        .args(["--jobs", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        writeln!(input, "a.svg").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["label"]["path"], "a.svg", "{answer}");
        let workers = children(child.id());
        assert_eq!(workers.len(), 1);
        std::process::Command::new("kill").args(["-9", &workers[0]]).status().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    drop(input);
    assert!(child.wait().unwrap().success() || answers.next().is_none());
}

#[cfg(target_os = "linux")]
fn children(parent: u32) -> Vec<String> {
    let is_child = |stat: &String| {
        let after = stat.rsplit(") ").next().unwrap_or_default();
        after.split(' ').nth(1) == Some(&parent.to_string()) && !after.starts_with('Z')
    };
    let folders = std::fs::read_dir("/proc").unwrap().flatten();
    let stats = folders.filter_map(|own| std::fs::read_to_string(own.path().join("stat")).ok());
    let own = stats.filter(is_child);
    own.map(|stat| stat.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_worker_that_cannot_start_is_told() {
    let desk = Desk::with([("a.svg", LABEL), ("phong/x.ttf", "không phải phông")]);
    let ran = desk.check("a.svg --font-dir phong --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("phong: there is no font"), "{}", ran.err);
}

/// Within the limits, and seconds of work without optimisation.
fn slow() -> String {
    let text = |row: usize| format!("<text y=\"{row}\">{}</text>", "chữ ".repeat(120));
    let texts = (0..400).map(text).collect::<Vec<_>>().concat();
    LABEL.replace("</svg>", &format!("{texts}</svg>"))
}

/// A picture within the limits whose pixels need 300 MB.
fn large() -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    (0..8800).for_each(|_| encoder.write_all(&vec![0; 1 + 8800 / 8]).unwrap());
    let mut header = [8800_u32.to_be_bytes(), 8800_u32.to_be_bytes()].concat();
    header.extend([1, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", encoder.finish().unwrap()), (b"IEND", vec![])]
    {
        let chunk = [kind.as_slice(), &data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&chunk);
        png.extend((data.len() as u32).to_be_bytes());
        png.extend(&chunk);
        png.extend(crc.sum().to_be_bytes());
    }
    let hex = png.iter().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    let image = format!("<image width=\"20\" height=\"20\" href=\"data:image/png,{hex}\"/>");
    LABEL.replace("</svg>", &format!("{image}</svg>"))
}

#[test]
fn commands_on_codes_keep_to_their_time() {
    let desk = Desk::with([("a.svg", &slow())]);
    for line in ["qr verify a.svg", "qr embed a.svg --url https://id.example.vn/a -o b.svg"] {
        let ran = desk.run(&format!("{line} --no-system-fonts --deadline 0.25 --lang en"));
        assert_eq!(ran.status, 2, "{line}");
        assert!(ran.err.contains("took longer than 0.25 s"), "{line}: {}", ran.err);
    }
    assert!(!desk.path("b.svg").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn commands_on_codes_keep_to_their_memory() {
    let desk = Desk::with([("a.svg", &large())]);
    for line in ["qr verify a.svg", "qr embed a.svg --url https://id.example.vn/a -o b.svg"] {
        let bounds = "--no-system-fonts --memory-limit 200 --deadline 60 --lang en";
        let ran = desk.run(&format!("{line} {bounds}"));
        assert_eq!(ran.status, 2, "{line}");
        assert!(ran.err.contains("more than 200 MiB"), "{line}: {}", ran.err);
    }
    assert!(!desk.path("b.svg").exists());
}
