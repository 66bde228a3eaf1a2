//! All that a check may know.

use std::cell::OnceCell;

use super::wording::Wording;
use crate::config::Config;
use crate::date::Date;
use crate::field::{Field, Fields};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::{Duty, Group, Item, Law, Packs};
use crate::paint::Painted;
use crate::product::ProductFile;
use crate::report::{CodeReport, Place, SizeBasis};
use crate::units::RectMm;

/// A label, what it states, whose it is and under which law it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) label: &'a Label,
    pub(crate) fields: &'a Fields,
    /// The codes found on the rendering.
    pub(crate) codes: &'a [CodeReport],
    /// What is printed of the letters.
    pub(crate) painted: &'a Painted,
    /// Where the artwork says that a code is, and something like one is drawn that is none.
    pub(crate) lost_codes: &'a [RectMm],
    pub(crate) group: &'a Group,
    pub(crate) product: &'a ProductFile,
    pub(crate) packs: &'a Packs,
    /// The rules with every open question answered.
    pub(crate) law: &'a Law<'a>,
    pub(crate) config: &'a Config,
    pub(crate) day: Date,
    /// Folded when the first check asks for it.
    pub(crate) wording: &'a OnceCell<Wording>,
}

impl<'a> Facts<'a> {
    pub(crate) fn fields(&self, kind: FieldKind) -> Vec<&'a Field> {
        self.fields.of_kind(kind).collect()
    }

    /// Where a field stands, line by line, and is drawn.
    pub(crate) fn places(&self, field: &Field) -> Vec<Place> {
        self.label.places_of(field)
    }

    /// What the group must carry of a kind.
    pub(crate) fn item(&self, kind: FieldKind) -> Option<&'a Item> {
        self.packs.item(self.group, kind)
    }

    /// Whether the law counts a kind among the mandatory content of the group, where it is there.
    pub(crate) fn is_mandatory(&self, kind: FieldKind) -> bool {
        self.item(kind).is_some() || (kind == FieldKind::Nutrition && self.group.nutrition)
    }

    /// Whether the group must carry a kind.
    pub(crate) fn is_required(&self, kind: FieldKind) -> bool {
        self.item(kind).is_some_and(|item| item.duty == Duty::Required)
    }

    /// All words of the label.
    pub(super) fn wording(&self) -> &Wording {
        let joints = &self.packs.lexicon.words.connectors;
        self.wording.get_or_init(|| Wording::of(self.label, joints))
    }

    pub(crate) fn size_is_assumed(&self) -> bool {
        self.label.size.basis == SizeBasis::Assumed
    }
}
