//! How long a process has worked, without what it waited for its turn on a busy machine.

use std::fs;
use std::time::Duration;

/// Linux counts in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// The processor time that a process has had; `None` where the system does not tell as Linux does.
pub(super) fn of(process: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name, which may hold anything: proc_pid_stat(5), fields 14 and 15.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u32>().ok());
    Some(TICK * ticks.sum::<Option<u32>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn grows_while_a_process_works() {
        let own = || of(std::process::id()).unwrap();
        let before = own();
        while own() < before + TICK {}
        assert_eq!(of(u32::MAX), None);
    }
}
