//! Taking the tool into use: configurations above the label, baselines, what fails a run.

use crate::desk::{Desk, LABEL};

fn desk() -> Desk {
    let desk = Desk::with([("tem/a.svg", LABEL), ("tem/sau/b.svg", LABEL)]);
    let product = "group = \"food\"\nprinted_on = \"2026-11-23\"\n";
    desk.write("tem/a.toml", product);
    desk.write("tem/sau/b.toml", product);
    desk
}

/// The rules that a concise run names, by file.
fn found(out: &str) -> Vec<(String, String)> {
    let parts = |line: &str| {
        let (path, rest) = line.split_once(": ").unwrap();
        let path = path.split(".svg").next().unwrap().to_owned();
        let rule = rest.split(['[', ']']).nth(1).unwrap().to_owned();
        (path, rule)
    };
    out.lines().map(parts).collect()
}

#[test]
fn the_nearest_configuration_above_a_label_holds() {
    let desk = desk();
    desk.write("temnhan.config.toml", "select = [\"origin-missing\"]\n");
    desk.write("tem/sau/temnhan.config.toml", "select = [\"storage-missing\"]\n");
    let ran = desk.check("tem --format concise");
    let all = found(&ran.out);
    let named: Vec<_> = all.iter().map(|(path, rule)| (path.as_str(), rule.as_str())).collect();
    assert_eq!(named, [("tem/a", "origin-missing"), ("tem/sau/b", "storage-missing")]);
    assert!(found(&desk.check("tem --format concise --no-config").out).len() > 2);
    desk.write("tem/sau/temnhan.config.toml", "selct = []\n");
    let ran = desk.check("tem --format concise --lang en");
    assert_eq!((ran.status, found(&ran.out).len()), (2, 1));
    assert!(ran.err.contains("tem/sau/b.svg: Configuration"), "{}", ran.err);
}

#[test]
fn rules_are_selected_and_ignored_on_the_command_line() {
    let desk = desk();
    let rules = |line: &str| -> Vec<String> {
        found(&desk.check(line).out).into_iter().map(|(_, rule)| rule).collect()
    };
    assert_eq!(rules("tem/a.svg --format concise --select origin-missing"), ["origin-missing"]);
    let all = rules("tem/a.svg --format concise");
    let less = rules("tem/a.svg --format concise --ignore origin-missing,storage-missing");
    assert_eq!(less.len() + 2, all.len());
    let ran = desk.check("tem/a.svg --as-of 1990-01-01 --ignore origin-missing --lang en");
    assert!(ran.err.contains("ignoring “origin-missing” is of no use"), "{}", ran.err);
    assert_eq!(desk.check("tem/a.svg --ignore origin-missing,dates").err, "");
    let ran = desk.check("tem/a.svg --ignore orign-missing --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("orign-missing"), "{}", ran.err);
}

#[test]
fn a_baseline_lets_only_what_is_new_count() {
    let desk = desk();
    let ran = desk.check("tem --write-baseline moc.json");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let ran = desk.check("tem --baseline moc.json --format concise");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let worse = LABEL.replace("</svg>", "<text y=\"20\" font-size=\"3\">Xuất xứ: VN</text></svg>");
    desk.write("tem/a.svg", worse);
    let ran = desk.check("tem --baseline moc.json --format concise --lang en");
    assert_eq!(ran.status, 1);
    let new = [("tem/a".to_owned(), "country-abbreviated".to_owned())];
    assert!(found(&ran.out).contains(&new[0]), "{}", ran.out);
    assert!(found(&ran.out).iter().all(|(path, _)| path == "tem/a"), "{}", ran.out);
    assert!(ran.err.contains("knows 1 of origin-missing on tem/a.svg, now 0"), "{}", ran.err);
    let rules = &desk.check("tem --baseline moc.json --format json").json()["labels"][1]["rules"];
    let storage = rules.as_array().unwrap().iter().find(|rule| rule["rule"] == "storage-missing");
    assert_eq!(storage.unwrap()["baseline"], 1);
}

#[test]
fn a_baseline_that_is_none_is_wrong_use() {
    let desk = desk();
    desk.write("moc.json", "{\"version\": 1}");
    for line in ["tem --baseline moc.json", "tem --baseline none.json"] {
        let ran = desk.check(line);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{line}");
    }
}

#[test]
fn too_many_warnings_fail_a_run() {
    let desk = Desk::with([("a.svg", &LABEL.replace("width=\"60mm\" height=\"40mm\" ", ""))]);
    desk.write("c.toml", "select = [\"size-assumed\"]\n");
    let warnings = desk.check("a.svg --config c.toml --format concise").out;
    let count = warnings.lines().filter(|line| line.contains(": warning[")).count();
    let line = |most: usize| format!("a.svg --config c.toml --lang en --max-warnings {most}");
    assert_eq!((count, desk.check(&line(1)).status), (1, 0), "{warnings}");
    let ran = desk.check(&line(0));
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("1 warnings, more than 0"), "{}", ran.err);
}

#[test]
fn shells_complete_and_the_manual_names_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = desk.run(&format!("completions {shell}"));
        assert!(ran.status == 0 && ran.out.contains("stdin-paths"), "{shell}");
        assert!(!ran.out.contains("memory-limit=="), "{shell}");
    }
    let page = desk.run("man").out;
    assert!(page.contains(".TH temnhan"), "{page}");
    for command in ["CHECK", "QR", "RULES", "EXPLAIN", "FIELDS", "TRACE-PAGE", "WATCH"] {
        assert!(page.contains(&format!("TEMNHAN {command}")), "{command}");
    }
    assert!(!page.contains("TEMNHAN WORKER"));
}
