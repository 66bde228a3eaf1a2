//! Fields: what the label states, recognised in its lines.

pub(crate) mod address;
mod claim;
pub(crate) mod date;
pub(crate) mod duration;
mod ethanol;
pub(crate) mod fold;
mod free;
pub(crate) mod group;
mod ingredients;
pub(crate) mod multiple;
mod name;
mod named;
pub(crate) mod net_quantity;
pub(crate) mod number;
pub(crate) mod nutrition;
pub(crate) mod nutrition_basis;
mod ocop;
pub(crate) mod origin;
mod party;
pub(crate) mod quantity;
pub(crate) mod said;
mod shape;
mod state;
mod statement;
mod stream;
mod tag;
pub(crate) mod unmarked;

use std::ops::Range;

use self::address::Part;
use self::claim::Claims;
use self::date::DateReading;
use self::net_quantity::NetQuantity;
use self::nutrition::Panel;
use self::origin::CountryReading;
use self::said::Sayings;
use std::collections::BTreeSet;

use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::{Lexicon, Packs, Role};
use crate::product::ProductFile;
use crate::report::{Certainty, FieldBasis, FieldLanguage, Ingredient, Place, Source};

/// One thing the label states.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) kind: FieldKind,
    /// What it says, without its label word.
    pub(crate) value: String,
    /// As it stands.
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    /// Where it is drawn, not written.
    pub(crate) drawn: Vec<Place>,
    pub(crate) certainty: Certainty,
    pub(crate) source: Source,
    pub(crate) basis: FieldBasis,
    pub(crate) wording: Wording,
    pub(crate) role: Option<Role>,
    pub(crate) detail: Detail,
}

/// Some characters of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) line: usize,
    pub(crate) chars: Range<usize>,
}

/// The language of a field's label word; the better of two orders first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wording {
    Vietnamese,
    /// Vietnamese without its marks.
    WithoutMarks,
    /// Another language.
    Foreign,
}

impl Field {
    /// The language of the words that tell what it is.
    pub(crate) fn language(&self) -> Option<FieldLanguage> {
        let told_by_words = matches!(self.basis, FieldBasis::Heading | FieldBasis::Words);
        let is_name = matches!(self.kind, FieldKind::ResponsibleParty | FieldKind::Address);
        let has_words = self.basis == FieldBasis::Heading || !is_name;
        let is_told = told_by_words && has_words || self.wording != Wording::Vietnamese;
        is_told.then_some(match self.wording {
            Wording::Vietnamese => FieldLanguage::Vietnamese,
            Wording::WithoutMarks => FieldLanguage::WithoutDiacritics,
            Wording::Foreign => FieldLanguage::Foreign,
        })
    }
}

/// What a recogniser read in a field's value.
#[derive(Debug, Clone, Default)]
pub(crate) enum Detail {
    #[default]
    None,
    Date(DateReading),
    /// `None` where room is left for it.
    Quantity(Option<NetQuantity>),
    Origin(CountryReading),
    Address(Vec<Part>),
    /// The items of a list of ingredients.
    Ingredients(Vec<Ingredient>),
    Nutrition(Panel),
}

/// All fields of a label, in reading order.
#[derive(Debug)]
pub(crate) struct Fields {
    pub(crate) all: Vec<Field>,
    /// Phrases that claim something, in any of its texts; none where they were not looked for.
    pub(crate) sayings: Sayings,
    /// What only text states that is hidden or has no paint; none where it was not looked for.
    pub(crate) hidden: Vec<Field>,
}

impl Fields {
    /// Reads a label, the surest evidence first: tags and hints, headings, the product file,
    /// shapes, names of elements, and at last position and size.
    pub(crate) fn of(label: &Label, product: &ProductFile, packs: &Packs) -> Self {
        let lexicon = unmarked::lexicon_of(label, &packs.lexicon);
        Self::in_order(claims_of(label, product, lexicon), packs)
    }

    /// Likewise, and what the label says in phrases, for those who judge it.
    pub(crate) fn with_sayings(label: &Label, product: &ProductFile, packs: &Packs) -> Self {
        let lexicon = unmarked::lexicon_of(label, &packs.lexicon);
        let mut claims = claims_of(label, product, lexicon);
        let sayings = Sayings::of(&mut claims, &lexicon.phrases);
        let fields = Self { sayings, ..Self::in_order(claims, packs) };
        let of_hidden = |label| Self::of(label, product, packs).all;
        let mut hidden = label.hidden.as_deref().map_or_else(Vec::new, of_hidden);
        hidden.retain(|field| {
            field.certainty == Certainty::Certain && fields.of_kind(field.kind).next().is_none()
        });
        Self { hidden, ..fields }
    }

    fn in_order(claims: Claims<'_>, packs: &Packs) -> Self {
        let label = claims.label;
        let mut all = claims.fields;
        unmarked::note(&mut all);
        for list in all.iter_mut().filter(|field| field.kind == FieldKind::Ingredients) {
            list.detail = Detail::Ingredients(ingredients::read(&list.value, packs));
        }
        all.sort_by(|a, b| {
            let order =
                |field: &Field| field.spans.iter().map(|span| label.reading_order(span.line)).min();
            order(a).cmp(&order(b)).then(a.kind.cmp(&b.kind))
        });
        Self { all, sayings: Sayings::default(), hidden: Vec::new() }
    }

    /// The places of the runs that state any of them.
    pub(crate) fn runs(&self, label: &Label) -> BTreeSet<usize> {
        let pieces = self.all.iter().flat_map(|field| label.pieces_of(&field.spans));
        pieces.map(|(run, _)| run).collect()
    }

    /// The fields of one kind.
    pub(crate) fn of_kind(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.all.iter().filter(move |field| field.kind == kind)
    }
}

/// What every recogniser found, the surest first.
fn claims_of<'a>(label: &'a Label, product: &ProductFile, lexicon: &Lexicon) -> Claims<'a> {
    let mut claims = Claims::of(label);
    let producer = product.producer.name.as_deref().map(fold::fold);
    tag::read(&mut claims, product, lexicon);
    nutrition::read(&mut claims, lexicon);
    state::read(&mut claims, producer.as_deref(), lexicon);
    party::read(&mut claims, producer.as_deref(), lexicon);
    name::read(&mut claims, product, lexicon);
    free::read(&mut claims, product, lexicon);
    ethanol::read(&mut claims, lexicon);
    ocop::read(&mut claims, lexicon);
    shape::read(&mut claims, lexicon);
    name::guess(&mut claims);
    claims
}
