//! Completions of shells and the manual page, both from the arguments themselves.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Args;
use crate::failure::{Failure, Status};
use crate::output::Output;

/// Prints the completions of a shell.
///
/// # Errors
///
/// What cannot be written.
pub(crate) fn completions(shell: Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "temnhan", &mut script);
    print(&script)
}

/// Prints the manual page in roff: the command and each of its subcommands.
///
/// # Errors
///
/// What cannot be written.
pub(crate) fn page() -> Result<Status, Failure> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    for subcommand in shown.filter(|command| command.get_name() != "help") {
        let man = clap_mangen::Man::new(subcommand.clone());
        writeln!(page, ".SH \"TEMNHAN {}\"", subcommand.get_name().to_uppercase())?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    print(&page)
}

fn print(text: &[u8]) -> Result<Status, Failure> {
    let mut output = Output::stdout();
    output.write_all(text)?;
    output.finish()?;
    Ok(Status::Clear)
}
