//! Which part of an address names the commune, the district and the province.

use crate::field::address::Part;
use crate::pack::{Level, Lexicon};

/// The administrative units of one address.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Slots<'a> {
    pub(super) commune: Option<&'a Part>,
    pub(super) district: Option<&'a Part>,
    pub(super) province: Option<&'a Part>,
}

impl<'a> Slots<'a> {
    /// The last province, the district level before it, and the commune before that; where no word
    /// tells the level, by the order ("Yên Ninh, Ý Yên, Nam Định"). A city that ends an address is
    /// both province and district: that of an earlier province bore its name.
    pub(super) fn of(parts: &'a [Part], lexicon: &Lexicon) -> Self {
        let province = parts.iter().rposition(|part| part.is_province(lexicon));
        let upto = province.unwrap_or(parts.len());
        let is_district = |part: &&Part| matches!(part.level, Some(Level::District | Level::City));
        let is_commune =
            |part: &&Part| matches!(part.level, Some(Level::Commune | Level::Township));
        let before = &parts[..upto];
        let district = before.iter().rposition(|part| is_district(&part));
        let commune = before.iter().rposition(|part| is_commune(&part));
        let (commune, district) = match (commune, district) {
            (Some(commune), None) => (Some(commune), unnamed(before, commune + 1)),
            (None, Some(district)) => {
                (district.checked_sub(1).and_then(|at| unnamed(before, at)), Some(district))
            }
            (None, None) if province.is_some() => by_order(before),
            told => told,
        };
        let province = province.map(|at| &parts[at]);
        Self {
            commune: commune.map(|at| &parts[at]),
            district: district.map(|at| &parts[at]).or(province.filter(is_district)),
            province,
        }
    }
}

/// The part at a place, where no word tells its level.
fn unnamed(parts: &[Part], at: usize) -> Option<usize> {
    parts.get(at).filter(|part| part.level.is_none()).map(|_| at)
}

/// Commune and district as the last two parts, or the commune as the last.
fn by_order(parts: &[Part]) -> (Option<usize>, Option<usize>) {
    let last = parts.len().checked_sub(1).and_then(|at| unnamed(parts, at));
    let before = last.and_then(|at| at.checked_sub(1)).and_then(|at| unnamed(parts, at));
    match before {
        Some(before) => (Some(before), last),
        None => (last, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::address;
    use crate::pack::Packs;

    fn slots(text: &str) -> [Option<String>; 3] {
        let lexicon = Packs::shipped().lexicon;
        let parts = address::parts(text, &lexicon);
        let Slots { commune, district, province } = Slots::of(&parts, &lexicon);
        [commune, district, province].map(|part| part.map(|part| part.name.clone()))
    }

    #[test]
    fn told_by_words_or_by_order() {
        let three = ["yên ninh", "ý yên", "nam định"].map(|name| Some(name.to_owned()));
        for text in [
            "Xóm 3, xã Yên Ninh, huyện Ý Yên, tỉnh Nam Định",
            "X. Yên Ninh - H. Ý Yên - T. Nam Định",
            "Yên Ninh, Ý Yên, Nam Định",
            "Xóm 3, Yên Ninh, huyện Ý Yên, tỉnh Nam Định, Việt Nam",
            "xã Yên Ninh, Ý Yên, Nam Định",
        ] {
            assert_eq!(slots(text), three, "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_made_up() {
        let named = |text: &str| Some(text.to_owned());
        assert_eq!(
            slots("Thôn 2, xã Yên Đồng, tỉnh Ninh Bình"),
            [named("yên đồng"), None, named("ninh bình")]
        );
        assert_eq!(
            slots("P. Bến Thành, TP.HCM"),
            [named("bến thành"), named("hcm"), named("hcm")],
            "a city of today too: no district bears its name"
        );
        assert_eq!(slots("Số 5 đường Lê Lợi, Hà Nội"), [None, None, named("hà nội")]);
    }
}
