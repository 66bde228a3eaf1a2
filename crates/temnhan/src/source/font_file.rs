//! Font files inside an address: unpacked within a bound, and only as far as letters need.

use data_url::DataUrl;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

/// Why an embedded font file is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not a font, damaged, or without letters.
    Broken,
    /// More or larger fonts than a label needs.
    OverLimit,
}

/// The tables that draw, measure and place letters. Pictures and programs in a font are left out,
/// as are substitutions: a few bytes of them can make a letter into thousands of glyphs.
const KEPT: [&[u8; 4]; 20] = [
    b"CFF ", b"CFF2", b"GDEF", b"GPOS", b"HVAR", b"MVAR", b"OS/2", b"avar", b"cmap", b"fvar",
    b"glyf", b"gvar", b"head", b"hhea", b"hmtx", b"kern", b"loca", b"maxp", b"name", b"post",
];

/// The em that fonts may have; others are not drawn.
const UNITS_PER_EM: std::ops::RangeInclusive<u16> = 16..=16384;

/// An OpenType font of at most `room` bytes from a TTF, OTF, WOFF or WOFF2 file.
pub(super) fn read(url: &DataUrl<'_>, room: usize) -> Result<Vec<u8>, Refusal> {
    let (file, _) = url.decode_to_vec().map_err(|_| Refusal::Broken)?;
    let unpacked = match file.get(..4) {
        Some(b"wOFF") => unpack(&file, woff_size(&file), room, wuff::decompress_woff1)?,
        Some(b"wOF2") => unpack(&file, woff2_size(&file), room, wuff::decompress_woff2)?,
        _ => file,
    };
    if unpacked.len() > room {
        return Err(Refusal::OverLimit);
    }
    let font = stripped(unpacked).ok_or(Refusal::Broken)?;
    if has_letters(&font) { Ok(font) } else { Err(Refusal::Broken) }
}

fn unpack(
    file: &[u8],
    size: Option<usize>,
    room: usize,
    unpack: fn(&[u8]) -> Result<Vec<u8>, wuff::WuffErr>,
) -> Result<Vec<u8>, Refusal> {
    if size.ok_or(Refusal::Broken)? > room {
        return Err(Refusal::OverLimit);
    }
    unpack(file).map_err(|_| Refusal::Broken)
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

fn has_letters(font: &[u8]) -> bool {
    let Ok(font) = FontRef::new(font) else { return false };
    let units = font.head().map_or(0, |head| head.units_per_em());
    UNITS_PER_EM.contains(&units)
        && font.hhea().is_ok()
        && font.charmap().mappings().any(|(_, glyph)| font.outline_glyphs().get(glyph).is_some())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}
