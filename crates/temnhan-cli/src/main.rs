//! The command `temnhan`: reads files and the clock, asks the core, prints.

mod args;
mod batch;
mod check;
mod config;
mod disk;
mod explain;
mod failure;
mod fields;
mod fonts;
mod manual;
mod memory;
mod output;
mod product;
mod qr;
mod rules;
mod text;
mod today;
mod trace_page;
mod walk;
mod watch;

use std::process::ExitCode;

use clap::Parser;
use temnhan::report::Lang;

use crate::args::{Args, Command, QrCommand};
use crate::failure::{Failure, Status};

fn main() -> ExitCode {
    let args = Args::parse();
    let lang = args.lang;
    let status = run(args.command, lang).unwrap_or_else(|failure| {
        failure.tell(lang);
        Status::Unjudged
    });
    status.into()
}

fn run(command: Command, lang: Lang) -> Result<Status, Failure> {
    match command {
        Command::Check(args) => check::run(args, lang),
        Command::Qr(QrCommand::Make(args)) => qr::make::run(&args, lang),
        Command::Qr(QrCommand::Lint(args)) => qr::lint::run(&args, lang),
        Command::Qr(QrCommand::Embed(args)) => qr::embed::run(&args, lang),
        Command::Qr(QrCommand::Verify(args)) => qr::verify::run(&args, lang),
        Command::Rules(args) => rules::run(&args, lang),
        Command::Explain(args) => explain::run(&args, lang),
        Command::Fields(args) => fields::run(args, lang),
        Command::TracePage(args) => trace_page::run(&args, lang),
        Command::Watch(args) => watch::run(args, lang),
        Command::Completions(args) => manual::completions(args.shell),
        Command::Man => manual::page(),
        Command::Worker(args) => batch::worker::run(&args),
    }
}
