//! Faces whose letters are boxes.
//!
//! Where text is only measured or read, what its letters look like does not matter: a face that has
//! the box of each letter in its place lays text out as the face itself does, glyph for glyph, and
//! leaves usvg next to nothing to outline.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, Tag};
use usvg::fontdb::{Database, FaceInfo, ID, Source};

const GLYF: Tag = Tag::new(b"glyf");
const LOCA: Tag = Tag::new(b"loca");
const HEAD: Tag = Tag::new(b"head");
/// Tables of faces that vary: their outlines are moved point by point, so boxes would not do.
const VARYING: [Tag; 2] = [Tag::new(b"fvar"), Tag::new(b"gvar")];
/// Where `head` says that `loca` counts in bytes.
const LONG_OFFSETS: Range<usize> = 50..52;

/// The same faces under the same ids, with boxes for letters; those that vary, that are not TrueType
/// or not at hand in memory stay as they are.
pub(super) fn of(database: &Database) -> Database {
    let mut boxed = Database::new();
    for face in database.faces() {
        #[allow(unreachable_patterns, reason = "in the browser there are no other sources")]
        let source = match &face.source {
            Source::Binary(file) => {
                Source::Binary(Arc::new(Boxed { file: Arc::clone(file), boxes: OnceLock::new() }))
            }
            other => other.clone(),
        };
        boxed.push_face_info(FaceInfo { id: ID::dummy(), source, ..face.clone() });
    }
    boxed
}

/// A font file whose letters become boxes when it is first read: of many files few are.
struct Boxed {
    file: Arc<dyn AsRef<[u8]> + Send + Sync>,
    boxes: OnceLock<Option<Vec<u8>>>,
}

impl AsRef<[u8]> for Boxed {
    fn as_ref(&self) -> &[u8] {
        let file = (*self.file).as_ref();
        self.boxes.get_or_init(|| of_file(file)).as_deref().unwrap_or(file)
    }
}

/// A font file with a box for each letter; `None` for a collection, and without TrueType outlines.
fn of_file(file: &[u8]) -> Option<Vec<u8>> {
    let font = FontRef::new(file).ok()?;
    if VARYING.iter().any(|tag| font.data_for_tag(*tag).is_some()) {
        return None;
    }
    let (loca, glyf) = (font.loca(None).ok()?, font.glyf().ok()?);
    let (mut letters, mut offsets) = (Vec::new(), Vec::new());
    for glyph in 0..u32::from(font.maxp().ok()?.num_glyphs()) {
        offsets.extend(u32::try_from(letters.len()).ok()?.to_be_bytes());
        if let Some(glyph) = loca.get_glyf(GlyphId::new(glyph), &glyf).ok()? {
            let corners = (glyph.x_min(), glyph.y_min(), glyph.x_max(), glyph.y_max());
            letters.extend(letter(corners));
        }
    }
    offsets.extend(u32::try_from(letters.len()).ok()?.to_be_bytes());
    let mut head = font.data_for_tag(HEAD)?.as_bytes().to_vec();
    head.get_mut(LONG_OFFSETS)?.copy_from_slice(&1_u16.to_be_bytes());
    let records = font.table_directory().table_records().iter();
    let tables = records.filter_map(|record| {
        let tag = record.tag();
        let bytes = match tag {
            GLYF => letters.clone(),
            LOCA => offsets.clone(),
            HEAD => head.clone(),
            _ => font.data_for_tag(tag)?.as_bytes().to_vec(),
        };
        Some((tag, bytes))
    });
    Some(file_of(&tables.collect::<Vec<_>>()))
}

/// A glyph of one contour of four points.
fn letter((left, foot, right, head): (i16, i16, i16, i16)) -> Vec<u8> {
    const CONTOURS: i16 = 1;
    const LAST_POINT: i16 = 3;
    const PROGRAM: i16 = 0;
    const ON_CURVE: u8 = 1;
    let (width, height) = (right.wrapping_sub(left), head.wrapping_sub(foot));
    let words = |words: &[i16]| words.iter().flat_map(|word| word.to_be_bytes()).collect();
    let begun: Vec<u8> = words(&[CONTOURS, left, foot, right, head, LAST_POINT, PROGRAM]);
    // Each counted from the point before.
    let across: Vec<u8> = words(&[left, 0, width, 0]);
    let upwards: Vec<u8> = words(&[foot, height, 0, height.wrapping_neg()]);
    // Glyphs begin at multiples of four bytes.
    [begun, vec![ON_CURVE; 4], across, upwards, vec![0; 2]].concat()
}

/// A font file of some tables, in the order given; its sums are 0, for nothing here looks at them.
fn file_of(tables: &[(Tag, Vec<u8>)]) -> Vec<u8> {
    const HEADER: usize = 12;
    const ENTRY: usize = 16;
    const TRUE_TYPE: u32 = 0x0001_0000;
    let mut file = TRUE_TYPE.to_be_bytes().to_vec();
    file.extend((tables.len() as u16).to_be_bytes());
    file.resize(HEADER, 0);
    let mut at = HEADER + ENTRY * tables.len();
    for (tag, bytes) in tables {
        file.extend(tag.to_be_bytes());
        for word in [0, at as u32, bytes.len() as u32] {
            file.extend(word.to_be_bytes());
        }
        at += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider;
    use skrifa::instance::{LocationRef, Size};

    use super::*;
    use crate::source::Fonts;

    #[test]
    fn has_the_ids_the_advances_and_the_boxes_of_the_faces() {
        let database = Fonts::shipped().database();
        let boxed = of(&database);
        let ids = |database: &Database| database.faces().map(|face| face.id).collect::<Vec<_>>();
        assert_eq!(ids(&boxed), ids(&database));
        let measures = |data: &[u8], _| {
            let font = FontRef::new(data).unwrap();
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let glyphs = (0..u32::from(font.maxp().unwrap().num_glyphs())).map(GlyphId::new);
            let measure = |glyph| (metrics.advance_width(glyph), metrics.bounds(glyph));
            (glyphs.map(measure).collect::<Vec<_>>(), data.len())
        };
        for id in ids(&database) {
            let (own, size) = database.with_face_data(id, measures).unwrap();
            let (found, new_size) = boxed.with_face_data(id, measures).unwrap();
            assert_eq!(own, found);
            assert!(own.len() > 200 && new_size < size, "{}", own.len());
        }
    }

    #[test]
    fn leaves_faces_that_are_not_plain_true_type() {
        for file in
            [&include_bytes!("../../../../fixtures/fonts/Inter-Regular.otf")[..], b"ttcf", b""]
        {
            assert_eq!(of_file(file), None);
        }
    }
}
