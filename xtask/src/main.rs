//! The project's scripts: `cargo xtask test` runs every check, `cargo xtask web`
//! builds the web page.

#![expect(clippy::print_stderr, reason = "its messages are for the person at the terminal")]

mod command;
mod deny;
mod test;
mod tools;
mod wasm;
mod web;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask test | web";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let result = match task.as_deref() {
        Some("test") => test::test(),
        Some("web") => web::build(),
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
