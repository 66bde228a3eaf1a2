//! The addresses of a label, as the address checks go through them.

use super::address_slots::Slots;
use super::{Facts, Judgement, Problem, address_today};
use crate::field::address::Part;
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Args;

/// An address of the label.
pub(super) struct Address<'a> {
    pub(super) field: &'a Field,
    pub(super) parts: &'a [Part],
    pub(super) slots: Slots<'a>,
}

/// Judges every address. Without one the rule does not apply.
pub(super) fn each(
    facts: &Facts<'_>,
    problems: impl Fn(&Address<'_>) -> Vec<Problem>,
) -> Judgement {
    let fields = facts.fields.of_kind(FieldKind::Address);
    let addresses: Vec<_> = fields
        .filter_map(|field| match &field.detail {
            Detail::Address(parts) => {
                let slots = Slots::of(parts, &facts.packs.lexicon);
                Some(Address { field, parts, slots })
            }
            _ => None,
        })
        .collect();
    if addresses.is_empty() {
        return Judgement::not_applicable("no-such-field");
    }
    Judgement::of(addresses.iter().flat_map(problems).collect())
}

/// Fails every part of every address for which `fault` gives the gaps of the rule's sentence; it is
/// told the part and whether it is the last of its address.
pub(super) fn judge(facts: &Facts<'_>, fault: impl Fn(&Part, bool) -> Option<Args>) -> Judgement {
    each(facts, |address| {
        let last = address.parts.len() - 1;
        let parts = address.parts.iter().enumerate();
        let faults = parts.filter_map(|(at, part)| Some((part, fault(part, at == last)?)));
        let problem = |(part, args): (&Part, Args)| {
            let today = address_today::sentence(facts, &address.slots);
            let args = args.same("old", &*part.text).with("today", today);
            Problem::fail(facts.places(address.field), args)
        };
        faults.map(problem).collect()
    })
}
