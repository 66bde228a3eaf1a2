//! `cargo xtask test`: everything that must hold before a change is taken.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::command::{cargo, command, run};
use crate::{deny, tools, wasm, web, witness};

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 14] = [
    ("tools", tools::install),
    ("format", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("lints", lint),
    ("lints of the wasm build", wasm::lint),
    ("tests", || run(&mut cargo(&["test", "--workspace", "--all-features"]))),
    ("codes read by zbarimg and jsqr", || witness::read(false)),
    ("documentation", document),
    ("dependencies", deny::check),
    ("web page", web::build),
    ("the same report in wasm", || node_test("web-demo/test/parity.test.js")),
    ("codes put in by wasm", || node_test("web-demo/test/embed.test.js")),
    ("web page in Chromium", || node_test("web-demo/test/browser.test.js")),
    ("HTML report in Chromium", || node_test("crates/temnhan-cli/tests/html/report.test.js")),
    ("from the code to its page in Chromium", || {
        node_test("crates/temnhan-cli/tests/html/trace.test.js")
    }),
];

/// Runs every step; the first that fails is the last that runs.
///
/// # Errors
///
/// The failure of that step.
pub(crate) fn test() -> Result<()> {
    let start = Instant::now();
    for (name, step) in STEPS {
        eprintln!("== {name}");
        let start = Instant::now();
        step().with_context(|| format!("{name} failed after {}", seconds(start)))?;
        eprintln!("== {name}: ok, {}", seconds(start));
    }
    eprintln!("== all {} steps: ok, {}", STEPS.len(), seconds(start));
    Ok(())
}

fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f64())
}

fn lint() -> Result<()> {
    let what = ["clippy", "--workspace", "--all-targets", "--all-features"];
    run(cargo(&what).args(["--", "-D", "warnings"]))
}

fn document() -> Result<()> {
    let what = ["doc", "--workspace", "--no-deps", "--all-features"];
    run(cargo(&what).env("RUSTDOCFLAGS", "-D warnings"))
}

fn node_test(file: &str) -> Result<()> {
    run(&mut command("node", &["--test", "--test-reporter=spec", file]))
}
