//! The parts of all addresses of a label, as the address checks go through them.

use super::{Facts, Judgement, Problem};
use crate::field::Detail;
use crate::field::address::Part;
use crate::kind::FieldKind;
use crate::pack::Args;

/// Fails every part of every address for which `fault` gives the gaps of the rule's sentence; it is
/// told the part and whether it is the last of its address. Without an address the rule does not
/// apply.
pub(super) fn judge(facts: &Facts<'_>, fault: impl Fn(&Part, bool) -> Option<Args>) -> Judgement {
    let fields = facts.fields.of_kind(FieldKind::Address);
    let addresses: Vec<_> = fields
        .filter_map(|field| match &field.detail {
            Detail::Address(parts) => Some((field, parts)),
            _ => None,
        })
        .collect();
    if addresses.is_empty() {
        return Judgement::not_applicable("no-such-field");
    }
    let problems = addresses.into_iter().flat_map(|(field, parts)| {
        let last = parts.len() - 1;
        let faults = parts
            .iter()
            .enumerate()
            .filter_map(|(at, part)| Some((part, fault(part, at == last)?)));
        faults
            .map(move |(part, args)| {
                Problem::fail(facts.places(field), args.same("old", &*part.text))
            })
            .collect::<Vec<_>>()
    });
    Judgement::of(problems.collect())
}
