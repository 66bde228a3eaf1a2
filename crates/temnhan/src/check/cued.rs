//! Content without a field kind of its own, known by the words that open it.

use serde::Deserialize;

use super::wording::Wording;
use super::{Facts, Problem, Reason};
use crate::pack::Args;
use crate::report::Bilingual;

/// One thing to be told, and how labels tell it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cued {
    name: Bilingual,
    /// Words that open its clause.
    opens: Vec<String>,
    /// Words that may tell it anywhere.
    #[serde(default)]
    hints: Vec<String>,
}

/// Whether a label tells it.
pub(super) enum Told {
    Yes,
    Perhaps(Problem),
    No,
}

impl Cued {
    pub(super) fn on(&self, wording: &Wording, facts: &Facts<'_>) -> Told {
        if self.opens.iter().any(|phrase| wording.opens(phrase).is_some()) {
            return Told::Yes;
        }
        let hint = self.hints.iter().find_map(|phrase| wording.find(phrase, &[]));
        hint.map_or(Told::No, |run| {
            let reason = Reason::new("told-elsewhere").with(self.args());
            Told::Perhaps(Problem::review(reason, wording.places(run, facts)))
        })
    }

    /// What fills the sentences that name it.
    pub(super) fn args(&self) -> Args {
        Args::default().with("text", self.name.clone())
    }
}
