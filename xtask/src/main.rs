//! The project's scripts: `cargo xtask test` runs every check, `cargo xtask web`
//! builds the web page and serves it (`--build` only builds), `cargo xtask docs DAY` writes a page a rule, `cargo xtask packs FOLDER` and
//! `cargo xtask communes FOLDER` write what is made from a dossier's tables, `cargo xtask bulk COUNT
//! FOLDER` measures many labels, `cargo xtask bench` prints the tables of all benchmarks, `cargo
//! xtask spark` tries the example with Apache Spark, `cargo xtask witness` has codes read by other
//! readers, `cargo xtask fuzz SECONDS` runs every fuzz target, `cargo xtask reproduce` builds the browser's
//! modules in two folders and compares.

#![expect(clippy::print_stderr, reason = "its messages are for the person at the terminal")]

mod bench;
mod book;
mod bulk;
mod command;
mod communes;
mod deny;
mod fuzz;
mod packs;
mod spark;
mod table;
mod test;
mod tools;
mod wasm;
mod web;
mod witness;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask test | web [--build] | docs DAY | packs FOLDER | communes FOLDER | \
    bulk COUNT FOLDER | bench | spark | witness [--all] | fuzz SECONDS | reproduce";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["test"] => test::test(),
        ["docs", day] => book::write(day),
        ["web"] => web::serve(),
        ["web", "--build"] => web::build(),
        ["packs", dossier] => packs::write(dossier.as_ref()),
        ["communes", dossier] => communes::write(dossier.as_ref()),
        ["bulk", count, folder] => bulk::measure(count, folder.as_ref()),
        ["bench"] => bench::print_all(),
        ["spark"] => spark::run_example(),
        ["witness"] => witness::read(false),
        ["witness", "--all"] => witness::read(true),
        ["fuzz", seconds] => fuzz::run_all(seconds),
        ["reproduce"] => wasm::reproduce(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
