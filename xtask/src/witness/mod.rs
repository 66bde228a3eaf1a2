//! `cargo xtask witness [--all]`: codes put into every draft and every twin of it as other design
//! tools write them, read from their renderings by readers that share no code with ours: Debian's
//! `zbarimg`, and `jsqr` under Node.
//!
//! Ten payload lengths at four levels are put into every draft, and each is read at 300 and at 150
//! dpi. A twin takes two of the forty in turn, so that every dialect has many of them; with `--all`
//! it takes all.

mod label;
mod readers;

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};

use self::label::{Label, RESOLUTIONS, SYMBOLS};
use crate::command::root;

/// Symbols that a twin takes in turn.
const OF_A_TWIN: usize = 2;

/// Puts the codes in and has them read.
///
/// # Errors
///
/// A label that takes no code, and a picture that one of the readers cannot read.
pub(crate) fn read(all: bool) -> Result<()> {
    let (drafts, twins) = (drawings("fixtures/labels")?, drawings("fixtures/dialects")?);
    let whole = drafts.iter().map(|path| (path, (0..SYMBOLS).collect()));
    let sampled = twins.iter().enumerate().map(|(at, path)| (path, of_twin(at, all)));
    let jobs: Vec<(&PathBuf, Vec<usize>)> = whole.chain(sampled).collect();
    let next = AtomicUsize::new(0);
    let unread = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        while let Some((path, symbols)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let label = Label::read(path)?;
            let failed = label.witness(symbols).with_context(|| label.name.clone())?;
            unread.lock().expect("no worker panics").extend(failed);
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|worker| worker.join().expect("no worker panics"))
    })?;
    let unread = unread.into_inner().expect("no worker panics");
    let codes: usize = jobs.iter().map(|(_, symbols)| symbols.len()).sum();
    eprintln!(
        "{codes} codes in {} drafts and {} twins, each at {} resolutions: {} times not read by zbarimg or jsqr",
        drafts.len(),
        twins.len(),
        RESOLUTIONS.len(),
        unread.len()
    );
    ensure!(codes > 0 && unread.is_empty(), "unread:\n{}", unread.join("\n"));
    Ok(())
}

/// The symbols that the twin of a number takes.
fn of_twin(number: usize, all: bool) -> Vec<usize> {
    if all {
        return (0..SYMBOLS).collect();
    }
    // Both steps are coprime to the count, so that twins of one dialect, which lie any way apart,
    // take different ones.
    (0..OF_A_TWIN).map(|at| (number * 7 + at * 13) % SYMBOLS).collect()
}

fn drawings(folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join(folder))?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension() == Some("svg".as_ref()));
    paths.sort();
    Ok(paths)
}
