//! Font files inside an address: unpacked within a bound, and only as far as letters need.

use std::collections::BTreeMap;

use data_url::DataUrl;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use super::outline_cost;

/// Why an embedded font file is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not a font, damaged, or without letters.
    Broken,
    /// More or larger fonts than a label needs.
    OverLimit,
}

/// The tables that draw and measure letters. Pictures and programs in a font are left out, as are
/// substitutions and kerning: a few bytes of them can make a letter into thousands of glyphs, or let
/// each letter be looked up billions of times. So pairs of letters may stand a little wider than
/// printed; their height is the same.
const KEPT: [&[u8; 4]; 14] = [
    b"CFF ", b"OS/2", b"avar", b"cmap", b"fvar", b"glyf", b"gvar", b"head", b"hhea", b"hmtx",
    b"loca", b"maxp", b"name", b"post",
];

/// Tables that are read anew for each text, and the bytes they may take; fonts need some hundreds.
const READ_OFTEN: [(&[u8; 4], usize); 2] = [(b"avar", 4096), (b"fvar", 4096)];

/// Maps of characters that a font may have; they are looked through for each text.
const MOST_MAPS: u16 = 64;

/// The em that fonts may have; others are not drawn.
const UNITS_PER_EM: std::ops::RangeInclusive<u16> = 16..=16384;

/// What the fonts of a label may take; each that is tried takes its share.
#[derive(Debug)]
pub(super) struct Room<'a> {
    /// Bytes once unpacked.
    pub(super) bytes: usize,
    /// Points and bytes of program to draw the letters.
    pub(super) points: u64,
    /// How often each letter may be drawn.
    pub(super) letters: &'a BTreeMap<char, u64>,
}

/// An OpenType font from a TTF, OTF, WOFF or WOFF2 file, within the room there is.
pub(super) fn read(url: &DataUrl<'_>, room: &mut Room<'_>) -> Result<Vec<u8>, Refusal> {
    let (file, _) = url.decode_to_vec().map_err(|_| Refusal::Broken)?;
    let bytes = stripped(unpacked(file, &mut room.bytes)?).ok_or(Refusal::Broken)?;
    let font = FontRef::new(&bytes).map_err(|_| Refusal::Broken)?;
    if !has_letters(&font) {
        return Err(Refusal::Broken);
    }
    if !is_quickly_read(&font) {
        return Err(Refusal::OverLimit);
    }
    let cost = outline_cost::of(&font, room.letters, room.points).ok_or(Refusal::OverLimit)?;
    room.points -= cost;
    Ok(bytes)
}

/// A font file with its packing undone, if it has any. Takes so many bytes of room as the file says
/// that it needs, before anything is unpacked.
pub(super) fn unpacked(file: Vec<u8>, room: &mut usize) -> Result<Vec<u8>, Refusal> {
    let mut take = |bytes: Option<usize>| {
        let left = room.checked_sub(bytes.ok_or(Refusal::Broken)?);
        *room = left.ok_or(Refusal::OverLimit)?;
        Ok(())
    };
    let unpacked = match file.get(..4) {
        Some(b"wOFF") => {
            take(woff_size(&file))?;
            wuff::decompress_woff1(&file)
        }
        Some(b"wOF2") => {
            take(woff2_size(&file))?;
            wuff::decompress_woff2(&file)
        }
        _ => {
            take(Some(file.len()))?;
            Ok(file)
        }
    };
    unpacked.map_err(|_| Refusal::Broken)
}

/// What the tables of a WOFF file take once unpacked, by its directory.
fn woff_size(file: &[u8]) -> Option<usize> {
    const HEADER: usize = 44;
    const ENTRY: usize = 20;
    let tables = usize::from(u16_at(file, 12)?);
    let entries = file.get(HEADER..HEADER + tables * ENTRY)?.chunks_exact(ENTRY);
    let mut sizes = entries.map(|entry| Some(u32_at(entry, 8)?.max(u32_at(entry, 12)?)));
    sizes.try_fold(0_usize, |all, size| all.checked_add(usize::try_from(size?).ok()?))
}

/// What a WOFF2 file unpacks to, asked of its reader without unpacking.
fn woff2_size(file: &[u8]) -> Option<usize> {
    let packed = usize::try_from(u32_at(file, 20)?).ok()?;
    let is_single = file.get(4..8) != Some(b"ttcf");
    let mut asked = None;
    if packed <= file.len() && is_single {
        // The error ends it where unpacking would begin.
        let _ = wuff::decompress_woff2_with_custom_brotli(file, &mut |_, size| {
            asked = Some(size);
            Err("not yet".into())
        });
    }
    asked
}

/// The font with the tables to keep alone in its directory.
fn stripped(mut font: Vec<u8>) -> Option<Vec<u8>> {
    const HEADER: usize = 12;
    const ENTRY: usize = 16;
    let tables = usize::from(u16_at(&font, 4)?);
    let directory = font.get(HEADER..HEADER + tables * ENTRY)?;
    let kept = directory
        .chunks_exact(ENTRY)
        .filter(|entry| KEPT.iter().any(|tag| entry.starts_with(*tag)));
    let kept: Vec<u8> = kept.flatten().copied().collect();
    let count = u16::try_from(kept.len() / ENTRY).ok()?;
    font.get_mut(4..6)?.copy_from_slice(&count.to_be_bytes());
    font.get_mut(HEADER..HEADER + kept.len())?.copy_from_slice(&kept);
    Some(font)
}

/// Whether a font maps characters to outlines; looks at none, for that may take forever.
fn has_letters(font: &FontRef<'_>) -> bool {
    let units = font.head().map_or(0, |head| head.units_per_em());
    UNITS_PER_EM.contains(&units)
        && font.hhea().is_ok()
        && (font.glyf().is_ok() || font.cff().is_ok())
        && font.charmap().mappings().next().is_some()
}

/// Whether what is read for each text is small.
fn is_quickly_read(font: &FontRef<'_>) -> bool {
    let is_small = |(tag, most): (&[u8; 4], usize)| {
        font.data_for_tag(skrifa::Tag::new(tag)).is_none_or(|table| table.len() <= most)
    };
    READ_OFTEN.into_iter().all(is_small)
        && font.cmap().is_ok_and(|cmap| cmap.num_tables() <= MOST_MAPS)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTF: &[u8] = include_bytes!("../../../../fixtures/fonts/TenRieng.ttf");
    const WOFF: &[u8] = include_bytes!("../../../../fixtures/fonts/TenRieng.woff");
    const WOFF2: &[u8] = include_bytes!("../../../../fixtures/fonts/TenRieng.woff2");
    const OTF: &[u8] = include_bytes!("../../../../fixtures/fonts/Inter-Regular.otf");
    const ROOM: usize = 100_000;

    /// Reads a file from an address that holds it byte for byte.
    fn read_bytes(file: &[u8], bytes: usize) -> Result<Vec<u8>, Refusal> {
        use std::fmt::Write;
        let address = file.iter().fold("data:font/ttf,".to_owned(), |mut address, byte| {
            let _ = write!(address, "%{byte:02x}");
            address
        });
        let letters = BTreeMap::from([('x', 1000)]);
        let mut room = Room { bytes, points: 20_000_000, letters: &letters };
        read(&DataUrl::process(&address).unwrap(), &mut room)
    }

    #[test]
    fn reads_every_format_of_the_same_font() {
        for file in [TTF, WOFF, WOFF2, OTF] {
            let font = read_bytes(file, ROOM).unwrap();
            let font = FontRef::new(&font).unwrap();
            assert!(font.charmap().map('x').is_some());
            assert!(font.gsub().is_err() && font.gpos().is_err());
        }
    }

    #[test]
    fn refuses_more_than_there_is_room_for() {
        for file in [TTF, WOFF, WOFF2] {
            assert_eq!(read_bytes(file, 5000), Err(Refusal::OverLimit));
        }
    }

    #[test]
    fn asks_how_large_a_bomb_is_before_unpacking_it() {
        let mut overlapping = WOFF.to_vec();
        // Every table says that it unpacks to 1 GiB.
        let tables = usize::from(u16_at(WOFF, 12).unwrap());
        for entry in overlapping[44..44 + 20 * tables].chunks_exact_mut(20) {
            entry[12..16].copy_from_slice(&0x4000_0000_u32.to_be_bytes());
        }
        assert_eq!(read_bytes(&overlapping, ROOM), Err(Refusal::OverLimit));
    }

    #[test]
    fn refuses_what_is_no_font() {
        for file in [&b""[..], b"wOF2", b"wOFF", b"OTTO", b"<svg/>", &TTF[..200], &WOFF2[..200]] {
            assert_eq!(read_bytes(file, ROOM), Err(Refusal::Broken));
        }
    }

    #[test]
    fn takes_damage_anywhere() {
        let mut seed = 1_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize
        };
        for file in [WOFF, WOFF2, TTF, OTF] {
            for _ in 0..400 {
                let mut damaged = file.to_vec();
                for _ in 0..=random() % 4 {
                    // Most faults hide in the directory.
                    let end = if random() % 2 == 0 { 200 } else { damaged.len() };
                    let place = random() % end;
                    damaged[place] = random() as u8;
                }
                let _ = read_bytes(&damaged, ROOM);
            }
        }
    }
}
