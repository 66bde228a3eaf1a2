//! The words that open a field, as they are printed.

use crate::field::Field;
use crate::field::fold::fold;
use crate::report::FieldBasis;

/// The heading of a field without the colon, as printed; `None` where none tells the field.
pub(super) fn printed(field: &Field) -> Option<&str> {
    if field.basis != FieldBasis::Heading {
        return None;
    }
    let text = field.text.as_str();
    let rest = text.strip_suffix(&*field.value).or_else(|| text.strip_prefix(&*field.value))?;
    Some(rest.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The heading folded, without what a bracket, a slash or a colon adds.
pub(super) fn key(field: &Field) -> Option<String> {
    let printed = printed(field)?;
    Some(fold(printed.split(['(', '/', ':']).next().unwrap_or(printed)))
}
