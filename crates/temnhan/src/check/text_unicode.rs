//! `text-unicode`: text is Unicode, not in an encoding of before it.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::label::block::Block;
use crate::label::run::{Run, Written};
use crate::notice::shortened;
use crate::pack::Args;

/// Names each block that holds text in an old encoding, and how it reads. Where only a few words tell
/// the encoding, it needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextUnicode {}

impl Check for TextUnicode {
    const ARGS: &'static [&'static str] = &["text", "reading", "encoding"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let blocks = facts.label.blocks.iter();
        Judgement::of(blocks.filter_map(|block| problem(facts, block)).collect())
    }
}

fn problem(facts: &Facts<'_>, block: &Block) -> Option<Problem> {
    let mut old: Vec<(&Run, &Written)> = Vec::new();
    let mut places = Vec::new();
    for &line in block {
        for piece in &facts.label.lines[line].pieces {
            let run = &facts.label.runs[piece.run];
            if let Some(written) = &run.written {
                old.push((run, written));
                places.push(facts.label.place(line, &piece.chars));
            }
        }
    }
    let (_, first) = old.first()?;
    let joined = |text: fn(&(&Run, &Written)) -> String| {
        shortened(old.iter().map(text).collect::<Vec<_>>().join(" ").trim())
    };
    let args = Args::default()
        .same("text", joined(|(_, written)| written.text.clone()))
        .same("reading", joined(|(run, _)| run.text.clone()))
        .same("encoding", &*first.encoding);
    Some(if old.iter().all(|(_, written)| written.is_sure) {
        Problem::fail(places, args)
    } else {
        Problem::review(Reason::new("encoding-likely").with(args), places)
    })
}
