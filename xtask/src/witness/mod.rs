//! `cargo xtask witness [--all]`: codes put into every draft and every twin of it as other design
//! tools write them, read from their renderings by readers that share no code with ours: Debian's
//! `zbarimg`, and `jsqr` under Node.
//!
//! Ten payload lengths at four levels are put into every draft, and each is read at 300 or at 150
//! dpi in turn; a twin takes two of the forty, so that every dialect has many of them. With `--all`
//! drafts and twins take all of them, and each is read at both.

mod label;
mod readers;

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};

use self::label::{LEVELS, Label, SYMBOLS, Sight};
use crate::command::root;

const RESOLUTIONS: [f64; 2] = [300.0, 150.0];
/// Symbols that a twin takes in turn.
const OF_A_TWIN: usize = 2;

/// Puts the codes in and has them read.
///
/// # Errors
///
/// A label that takes no code, and a picture that one of the readers cannot read.
pub(crate) fn read(all: bool) -> Result<()> {
    let (drafts, twins) = (drawings("fixtures/labels")?, drawings("fixtures/dialects")?);
    let whole = drafts.iter().enumerate().map(|(at, path)| (path, sights(at, 0..SYMBOLS, all)));
    let sampled = twins.iter().enumerate().map(|(at, path)| {
        let symbols = of_twin(at, all);
        (path, sights(at, symbols, all))
    });
    let jobs: Vec<(&PathBuf, Vec<Sight>)> = whole.chain(sampled).collect();
    let next = AtomicUsize::new(0);
    let unread = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        while let Some((path, sights)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let label = Label::read(path)?;
            let failed = label.witness(sights).with_context(|| label.name.clone())?;
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
    let pictures: usize = jobs.iter().map(|(_, sights)| sights.len()).sum();
    eprintln!(
        "codes in {} drafts and {} twins, {pictures} pictures, {} times not read by zbarimg or jsqr",
        drafts.len(),
        twins.len(),
        unread.len()
    );
    ensure!(pictures > 0 && unread.is_empty(), "unread:\n{}", unread.join("\n"));
    Ok(())
}

/// The symbols with the resolutions that they are read at: both, or one in turn.
fn sights(label: usize, symbols: impl IntoIterator<Item = usize>, all: bool) -> Vec<Sight> {
    let both = |symbol| RESOLUTIONS.map(|dpi| Sight { symbol, dpi });
    let seen = symbols.into_iter().flat_map(both).enumerate();
    // Levels take turns at each length, and so do drafts.
    let is_taken = |at: usize, sight: &Sight| {
        let turn = label + sight.symbol + sight.symbol / LEVELS;
        all || (at + turn).is_multiple_of(RESOLUTIONS.len())
    };
    seen.filter(|(at, sight)| is_taken(*at, sight)).map(|(_, sight)| sight).collect()
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
