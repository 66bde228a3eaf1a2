//! The project's scripts: `cargo xtask test` runs every check, `cargo xtask web`
//! builds the web page, `cargo xtask communes FOLDER` writes the gazetteer from a dossier's tables.

#![expect(clippy::print_stderr, reason = "its messages are for the person at the terminal")]

mod command;
mod communes;
mod deny;
mod test;
mod tools;
mod wasm;
mod web;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask test | web | communes FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["test"] => test::test(),
        ["web"] => web::build(),
        ["communes", folder] => communes::write(folder.as_ref()),
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
