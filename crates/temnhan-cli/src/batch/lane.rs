//! One of several that judge side by side: reads files, looks into the cache, asks its worker.

use std::path::Path;
use std::sync::Arc;

use temnhan::report::LabelError;
use temnhan::{Error, ErrorId};

use super::process::Process;
use super::wire::{Answer, Ask};
use super::{Facts, Judged, Plan};
use crate::failure::Failure;
use crate::product::Text;
use crate::walk::Entry;
use crate::{disk, product};

pub(super) struct Lane {
    plan: Arc<Plan>,
    /// Started for the first label that the cache does not have, and anew after each death.
    process: Option<Process>,
}

/// A label as it lies on disk.
struct Sheet {
    svg: Vec<u8>,
    product: Option<Text>,
    ask: Ask,
}

impl Lane {
    pub(super) fn new(plan: Arc<Plan>) -> Self {
        Self { plan, process: None }
    }

    /// Reads and judges one label; a path that is none keeps its error.
    ///
    /// # Errors
    ///
    /// A worker that cannot be started.
    pub(super) fn judge(&mut self, entry: Entry) -> Result<Judged, Failure> {
        let path = match entry {
            Ok(path) => path,
            Err(error) => return Ok(self.unjudged(error)),
        };
        let judged = match self.read(&path) {
            Ok(sheet) => self.answer(&sheet)?,
            Err(error) => self.unjudged(error),
        };
        Ok(Judged { file: Some(path), ..judged })
    }

    /// The bytes that a label is judged by; a worker opens none of these files.
    fn read(&self, path: &Path) -> Result<Sheet, LabelError> {
        let plan = &self.plan;
        let shown = path.display().to_string();
        let product = product::read(path, plan.product.as_deref())?;
        let settings = plan.configs.of_label(path).map_err(|message| {
            LabelError::new(&shown, &Error::new(ErrorId::Config, message.vi, message.en))
        })?;
        let svg = disk::read_label(path)?;
        let ask = Ask {
            path: shown,
            group: plan.group.clone(),
            paper: plan.paper,
            as_of: plan.as_of,
            today: plan.today,
            compare_as_of: plan.compare_as_of,
            product: product.as_ref().map(|text| text.name.clone()),
            settings,
            drawing: plan.drawing,
        };
        Ok(Sheet { svg, product, ask })
    }

    fn answer(&mut self, sheet: &Sheet) -> Result<Judged, Failure> {
        let bytes = sheet.product.as_ref().map_or(&[][..], |text| text.bytes.as_slice());
        let cache = self.plan.cache.as_ref();
        let key = cache.map(|cache| cache.key(&sheet.ask, &sheet.svg, bytes));
        let known = cache.zip(key.as_ref()).and_then(|(cache, key)| cache.get(key, &sheet.ask));
        if let Some((answer, drawing)) = known {
            return Ok(judged(answer, drawing));
        }
        let idle = self.process.take().and_then(|mut own| (!own.is_gone()).then_some(own));
        let mut process = match idle {
            Some(process) => process,
            None => Process::start(&self.plan.fonts, self.plan.bounds)?,
        };
        match process.ask(&sheet.ask, &[&sheet.svg, bytes]) {
            Ok((answer, mut beside)) => {
                self.process = Some(process);
                let drawing = beside.pop().unwrap_or_default();
                if let Some((cache, key)) = self.plan.cache.as_ref().zip(key) {
                    cache.put(&key, &answer, &drawing);
                }
                Ok(judged(answer, drawing))
            }
            Err(death) => Ok(self.unjudged(death.told(&sheet.ask.path, self.plan.bounds))),
        }
    }

    fn unjudged(&self, error: LabelError) -> Judged {
        Judged {
            file: None,
            day: self.plan.default_day(),
            outcome: Err(error),
            facts: Facts::default(),
            drawing: Vec::new(),
            shown: None,
        }
    }
}

fn judged(answer: Answer, drawing: Vec<u8>) -> Judged {
    let Answer { day, outcome, facts, shown } = answer;
    Judged { file: None, day, outcome, facts, drawing, shown }
}
