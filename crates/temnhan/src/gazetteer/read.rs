//! Unpacks the gazetteer. Its form is told at the head of its text.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

use super::{Commune, District, Gazetteer, OldCommune, OldProvince, Province, Standing, UnitKind};
use crate::error::PackError;
use crate::report::Bilingual;

const FILE: &str = "communes.deflate";

/// The longest text that is unpacked, in bytes.
const MOST_TEXT: u64 = 2 << 20;

#[cfg(feature = "communes")]
const PACKED: Option<&[u8]> = Some(include_bytes!("../../packs/communes.deflate"));

#[cfg(not(feature = "communes"))]
const PACKED: Option<&[u8]> = None;

static SHIPPED: LazyLock<Option<Gazetteer>> = LazyLock::new(|| {
    PACKED.map(|bytes| read(bytes).expect("the shipped packs are valid, as the tests show"))
});

pub(super) fn shipped() -> Option<&'static Gazetteer> {
    SHIPPED.as_ref()
}

pub(super) fn read(bytes: &[u8]) -> Result<Gazetteer, PackError> {
    let mut text = String::new();
    let mut inflated = DeflateDecoder::new(bytes).take(MOST_TEXT);
    inflated
        .read_to_string(&mut text)
        .map_err(|error| PackError::unread(FILE, "", error.to_string()))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Gazetteer, PackError> {
    let mut provinces = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        take(&mut provinces, line).ok_or_else(|| {
            PackError::new(FILE, line, Bilingual::new("đặt không đúng chỗ", "out of place"))
        })?;
    }
    let places_exist = |province: &Province| {
        let districts = || province.old.iter().flat_map(|old| &old.districts);
        let of_communes = districts().flat_map(|it| &it.communes).map(|commune| &commune.into);
        let mut all = of_communes.chain(districts().map(|it| &it.into)).flatten();
        all.all(|place| *place < province.communes.len())
    };
    match provinces.iter().find(|province| !places_exist(province)) {
        Some(lacking) => Err(PackError::new(
            FILE,
            &lacking.name,
            Bilingual::new(
                "một đơn vị thay thế không có trong danh sách",
                "a successor is not in its list",
            ),
        )),
        None if provinces.is_empty() => Err(PackError::new(
            FILE,
            "",
            Bilingual::new("không có tỉnh nào", "it holds no province"),
        )),
        None => Ok(Gazetteer { provinces }),
    }
}

/// Takes in one line; `None` where it is out of place.
fn take(provinces: &mut Vec<Province>, line: &str) -> Option<()> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    if sign == '=' {
        provinces.push(Province { name: rest.to_owned(), communes: Vec::new(), old: Vec::new() });
        return Some(());
    }
    let province = provinces.last_mut()?;
    match (sign, province.old.last_mut()) {
        ('<', _) => {
            province.old.push(OldProvince { name: rest.to_owned(), districts: Vec::new() });
        }
        ('/', Some(old)) => old.districts.push(district(rest)?),
        ('~', Some(old)) => add(old, rest, Standing::GoneBefore)?,
        ('?', Some(old)) => add(old, rest, Standing::Doubtful)?,
        (_, Some(old)) => add(old, line, Standing::UntilReform)?,
        (_, None) => province.communes.push(commune(line)?),
    }
    Some(())
}

fn commune(line: &str) -> Option<Commune> {
    let mut cells = line.split('\t');
    let (kind, name) = unit(cells.next()?)?;
    let was = match (cells.next(), cells.next()) {
        (Some(letter), Some(day)) => {
            Some((UnitKind::of_letter(letter.chars().next()?)?, day.parse().ok()?))
        }
        _ => None,
    };
    Some(Commune { name, kind, was })
}

fn district(line: &str) -> Option<District> {
    let (unit_text, places) = line.split_once('\t').unwrap_or((line, ""));
    let (kind, name) = unit(unit_text)?;
    Some(District { kind, name, into: self::places(places)?, communes: Vec::new() })
}

/// Adds an earlier commune to the last district; without places it has those of the one before.
fn add(old: &mut OldProvince, line: &str, standing: Standing) -> Option<()> {
    let district = old.districts.last_mut()?;
    let (unit_text, places) = line.split_once('\t').unwrap_or((line, ""));
    let (kind, name) = unit(unit_text)?;
    let into = match places {
        "" => district.communes.last()?.into.clone(),
        _ => self::places(places)?,
    };
    district.communes.push(OldCommune { kind, name, into, standing });
    Some(())
}

/// A kind's letter and a name.
fn unit(text: &str) -> Option<(UnitKind, String)> {
    let letter = text.chars().next()?;
    let name = &text[letter.len_utf8()..];
    Some((UnitKind::of_letter(letter)?, name.to_owned())).filter(|_| !name.is_empty())
}

fn places(text: &str) -> Option<Vec<usize>> {
    text.split(',').filter(|place| !place.is_empty()).map(|place| place.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_contradicts_itself() {
        for text in [
            "",
            "xA",
            "=A\nzB",
            "=A\nxB\n<C\nxD\t0",
            "=A\nxB\n<C\n/hD\nxE",
            "=A\nxB\n<C\n/hD\nxE\t1",
            "=A\nxB\n<C\n/hD\nxE\tone",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
        assert!(parse("=A\nxB\n<C\n/hD\nxE\t0").is_ok());
        assert!(read(b"not deflated").is_err());
    }
}
