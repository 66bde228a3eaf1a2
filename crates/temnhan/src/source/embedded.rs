//! The faces that a label brings along, put into the faces of that label alone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use data_url::DataUrl;
use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Weight};
use usvg::roxmltree::{Document, Node};

use super::Limits;
use super::faces::{at_hand, own_family};
use super::font_face::{FaceSource, FontFace, of_sheet, without_comments};
use super::font_file::{Refusal, Room, read};

/// An embedded face that text cannot use, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnusableFace {
    pub(crate) family: String,
    pub(crate) refusal: Refusal,
}

/// Adds the faces of all `@font-face` rules under the names that the rules give them; returns
/// those whose embedded files are of no use, and the first that goes over the number there may be.
///
/// Addresses outside the file are not followed.
pub(super) fn load(
    document: &Document<'_>,
    database: &mut Arc<Database>,
    limits: &Limits,
) -> Vec<UnusableFace> {
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    let sheets = sheets.filter_map(|node| node.text()).filter(|css| css.contains('@'));
    let sheets: Vec<Cow<'_, str>> = sheets.map(without_comments).collect();
    let faces: Vec<FontFace<'_>> = sheets.iter().flat_map(|css| of_sheet(css)).collect();
    if faces.is_empty() {
        return Vec::new();
    }
    let letters = letters(document);
    let mut room = Room {
        bytes: limits.embedded_font_bytes,
        points: limits.embedded_points,
        letters: &letters,
    };
    let mut unusable = Vec::new();
    let written: u64 = letters.values().sum();
    let most = limits.embedded_fonts.min(limits.font_cost / written.max(1));
    for (number, face) in (0..).zip(faces) {
        if number == most {
            unusable.push(UnusableFace { family: face.family, refusal: Refusal::OverLimit });
            break;
        }
        match first_usable(&face, database, &mut room) {
            Ok(Some(source)) => add(&face, source, Arc::make_mut(database)),
            Ok(None) => {}
            Err(refusal) => unusable.push(UnusableFace { family: face.family, refusal }),
        }
    }
    unusable
}

/// How often each letter may be drawn, composed or not and in any case.
fn letters(document: &Document<'_>) -> BTreeMap<char, u64> {
    let mut letters = BTreeMap::new();
    let is_sheet = |node: &Node<'_, '_>| {
        node.parent().is_some_and(|parent| parent.tag_name().name() == "style")
    };
    let texts = document.descendants().filter(|node| node.is_text() && !is_sheet(node));
    for text in texts.filter_map(|node| node.text()) {
        let written = text.nfc().chain(text.nfd());
        for letter in written.flat_map(|c| c.to_lowercase().chain(c.to_uppercase()).chain([c])) {
            *letters.entry(letter).or_default() += 1;
        }
    }
    letters
}

/// The first source that gives a face; an error where an embedded file is refused and nothing else
/// gives one.
fn first_usable(
    face: &FontFace<'_>,
    database: &Database,
    room: &mut Room<'_>,
) -> Result<Option<(Source, u32)>, Refusal> {
    let mut refused = None;
    for source in &face.sources {
        match source {
            FaceSource::Local(name) => {
                if let Some(found) = at_hand(database, name) {
                    return Ok(database.face_source(found));
                }
            }
            FaceSource::Address(address) => {
                let Ok(url) = DataUrl::process(address) else { continue };
                match read(&url, room) {
                    Ok(bytes) => return Ok(Some((Source::Binary(Arc::new(bytes)), 0))),
                    Err(refusal) => refused = Some(refusal),
                }
            }
        }
    }
    refused.map_or(Ok(None), Err)
}

/// Under each weight that it is for; the file's own names and weight say nothing.
fn add(face: &FontFace<'_>, (source, index): (Source, u32), database: &mut Database) {
    const STEP: usize = 100;
    let (low, high) = face.weight;
    for weight in (low..=high).step_by(STEP) {
        database.push_face_info(FaceInfo {
            id: ID::dummy(),
            source: source.clone(),
            index,
            families: vec![(own_family(&face.family), Language::English_UnitedStates)],
            post_script_name: String::new(),
            style: face.style,
            weight: Weight(weight),
            stretch: Stretch::Normal,
            monospaced: false,
        });
    }
}
