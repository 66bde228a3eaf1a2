//! Labels checked again when they are saved.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, LABEL};

const LONGEST: Duration = Duration::from_secs(30);

/// A running `temnhan watch` and what it prints.
struct Watched {
    child: Child,
    lines: Receiver<String>,
}

impl Watched {
    fn start(desk: &Desk) -> Self {
        let mut child = desk
            .command()
            .args(["watch", "tem", "--no-system-fonts", "--lang", "en"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || output.lines().try_for_each(|line| sender.send(line.unwrap())));
        Self { child, lines }
    }

    /// The lines up to the first that holds a word.
    fn until(&self, word: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            let line = self.lines.recv_timeout(LONGEST);
            seen.push(line.unwrap_or_else(|_| panic!("no “{word}” in {seen:?}")));
            if seen.last().unwrap().contains(word) {
                return seen;
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_save_tells_what_is_new_and_what_is_gone() {
    let desk = Desk::with([("tem/a.svg", LABEL), ("tem/b.svg", LABEL)]);
    let product = "group = \"food\"\nprinted_on = \"2026-11-23\"\n";
    desk.write("tem/a.toml", product);
    let watched = Watched::start(&desk);
    watched.until("tem/a.svg: errors found");
    watched.until("tem/b.svg");
    // What was printed of the first check is read before the label changes.
    thread::sleep(Duration::from_millis(500));
    while watched.lines.try_recv().is_ok() {}
    let origin = LABEL.replace("</svg>", "<text y=\"20\" font-size=\"3\">Xuất xứ: VN</text></svg>");
    desk.write("tem/a.svg", origin);
    let lines = watched.until("[country-abbreviated]");
    assert!(lines[0].starts_with("tem/a.svg: "), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("gone") && line.contains("[origin-missing]")));
    assert!(!lines.iter().any(|line| line.contains("[storage-missing]")), "{lines:?}");
    desk.write(
        "tem/a.toml",
        format!("{product}[[sign_off]]\nrule = \"storage-missing\"\nby = \"A\"\nreason = \"B\"\n"),
    );
    let lines = watched.until("[storage-missing]");
    assert!(lines.last().unwrap().contains("gone"), "{lines:?}");
}
