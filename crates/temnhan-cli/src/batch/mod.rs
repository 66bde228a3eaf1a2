//! The labels of a run, judged in worker processes and handed over in input order.

pub(crate) mod alone;
mod cache;
mod death;
mod entries;
mod facts;
mod lane;
mod process;
mod wire;
pub(crate) mod worker;
mod working_time;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use temnhan::Date;
use temnhan::report::{LabelError, LabelReport};
use temnhan::units::RectMm;

pub(crate) use self::cache::Cache;
pub(crate) use self::entries::{Source, count};
pub(crate) use self::facts::{Facts, Paper};
use self::lane::Lane;
pub(crate) use self::wire::Drawing;
use crate::args::{BasisArgs, BoundArgs, FontArgs, WorkArgs};
use crate::config;
use crate::failure::Failure;
use crate::fonts;
use crate::today::today;
use crate::walk::Entry;

/// Labels that may be on their way for each worker; it bounds the memory of a run.
const WINDOW: usize = 4;

/// One label of a run.
pub(crate) struct Judged {
    /// The file; none where what was given is no label.
    pub(crate) file: Option<PathBuf>,
    /// The day whose law was applied, or would have been.
    pub(crate) day: Date,
    /// What was found, or why it cannot be judged.
    pub(crate) outcome: Result<LabelReport, LabelError>,
    pub(crate) facts: Facts,
    /// What was to be drawn, and the area of the label that a picture shows.
    pub(crate) drawing: Vec<u8>,
    pub(crate) shown: Option<RectMm>,
}

/// What one worker may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) memory_mib: u64,
    pub(crate) deadline: Duration,
}

impl From<BoundArgs> for Bounds {
    fn from(args: BoundArgs) -> Self {
        let deadline = Duration::from_secs_f64(args.deadline);
        Self { memory_mib: args.memory_limit, deadline }
    }
}

/// What holds for all labels of a run.
pub(crate) struct Plan {
    group: Option<String>,
    paper: Option<temnhan::Paper>,
    product: Option<PathBuf>,
    as_of: Option<Date>,
    compare_as_of: Option<Date>,
    today: Date,
    configs: config::Finder,
    fonts: FontArgs,
    drawing: Drawing,
    bounds: Bounds,
    jobs: usize,
    cache: Option<Cache>,
}

impl Plan {
    /// # Errors
    ///
    /// A configuration that cannot be used, a rule that does not exist, folders of fonts that
    /// cannot be read.
    pub(crate) fn new(basis: BasisArgs, work: &WorkArgs) -> Result<Self, Failure> {
        let BasisArgs { product, group, paper, day, config, fonts } = basis;
        fonts::look(&fonts)?;
        let configs = config::Finder::new(&config)?;
        let jobs =
            work.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
        let bounds = Bounds::from(work.bounds);
        Ok(Self {
            group,
            paper,
            product,
            as_of: day.as_of,
            compare_as_of: None,
            today: today(),
            configs,
            fonts,
            drawing: Drawing::Nothing,
            bounds,
            jobs,
            cache: None,
        })
    }

    /// Sets every label also against the law of another day.
    pub(crate) fn comparing(self, compare_as_of: Option<Date>) -> Self {
        Self { compare_as_of, ..self }
    }

    /// Draws something for every label.
    pub(crate) fn drawing(self, drawing: Drawing) -> Self {
        Self { drawing, ..self }
    }

    /// Takes results from a cache and keeps new ones there.
    pub(crate) fn cached(self, cache: Option<Cache>) -> Self {
        Self { cache, ..self }
    }

    pub(crate) fn fonts(&self) -> &FontArgs {
        &self.fonts
    }

    /// Whether one product file was given for all labels.
    pub(crate) fn has_one_product(&self) -> bool {
        self.product.is_some()
    }

    /// The day of what has no product file.
    pub(crate) fn default_day(&self) -> Date {
        self.as_of.unwrap_or(self.today)
    }

    /// The day given for every label.
    pub(crate) fn given_day(&self) -> Option<Date> {
        self.as_of
    }

    /// The packs of the configuration given, else the shipped ones.
    pub(crate) fn packs(&self) -> temnhan::Packs {
        self.configs.packs()
    }

    /// The rules and sections that are left out by name for any label so far.
    pub(crate) fn ignored(&self) -> BTreeSet<String> {
        self.configs.ignored()
    }

    /// Ends a run: removes what served only to resume it.
    ///
    /// # Errors
    ///
    /// What cannot be removed.
    pub(crate) fn complete(&self) -> io::Result<()> {
        self.cache.as_ref().map_or(Ok(()), Cache::complete)
    }

    /// Judges one label.
    ///
    /// # Errors
    ///
    /// A worker that cannot be started.
    pub(crate) fn one(self, path: PathBuf) -> Result<Judged, Failure> {
        Lane::new(Arc::new(self)).judge(Ok(path))
    }
}

type Done = (usize, Result<Judged, Failure>);

/// The labels of a run in input order, as they are ready.
pub(crate) struct Batch {
    done: Receiver<Done>,
    tickets: SyncSender<()>,
    early: BTreeMap<usize, Result<Judged, Failure>>,
    next: usize,
}

impl Batch {
    /// Starts judging.
    pub(crate) fn start(plan: &Arc<Plan>, source: Source) -> Self {
        let window = plan.jobs * WINDOW;
        let (tickets, taken) = sync_channel(window);
        let (jobs, waiting) = channel();
        let (sender, done) = channel();
        (0..window).for_each(|_| tickets.send(()).expect("the window has room"));
        thread::spawn(move || feed(source, &taken, &jobs));
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..plan.jobs {
            let (lane, waiting) = (Lane::new(Arc::clone(plan)), Arc::clone(&waiting));
            let sender = sender.clone();
            thread::spawn(move || work(lane, &waiting, &sender));
        }
        Self { done, tickets, early: BTreeMap::new(), next: 0 }
    }
}

/// Hands out paths, no more than the window has room for.
fn feed(source: Source, taken: &Receiver<()>, jobs: &Sender<(usize, Entry)>) {
    for job in source.entries().enumerate() {
        if taken.recv().is_err() || jobs.send(job).is_err() {
            break;
        }
    }
}

fn work(mut lane: Lane, waiting: &Mutex<Receiver<(usize, Entry)>>, done: &Sender<Done>) {
    loop {
        let job = waiting.lock().map(|waiting| waiting.recv());
        let Ok(Ok((number, entry))) = job else { break };
        if done.send((number, lane.judge(entry))).is_err() {
            break;
        }
    }
}

impl Iterator for Batch {
    type Item = Result<Judged, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(judged) = self.early.remove(&self.next) {
                self.next += 1;
                // After the last path nobody waits for a ticket.
                let _ = self.tickets.try_send(());
                return Some(judged);
            }
            let (number, judged) = self.done.recv().ok()?;
            self.early.insert(number, judged);
        }
    }
}
