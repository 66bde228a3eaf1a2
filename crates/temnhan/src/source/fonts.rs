//! The faces that text may use.

use std::sync::{Arc, OnceLock};

use usvg::fontdb::Database;

use super::boxed;
use super::font_file::unpacked;
use crate::label::measures::Measures;

const REGULAR: &[u8] = include_bytes!("../../fonts/BeVietnamPro-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/BeVietnamPro-Bold.ttf");

/// The family that draws text whose own face is missing.
pub(crate) const DEFAULT_FAMILY: &str = "Be Vietnam Pro";

/// What a packed font may take once unpacked; the largest of Vietnamese take two or three megabytes.
const MOST_UNPACKED: usize = 64 << 20;

/// The only faces that text may use.
#[derive(Debug, Clone)]
pub struct Fonts {
    database: Arc<Database>,
    measures: Arc<Measures>,
    /// With boxes for letters, once they were asked for.
    boxed: Arc<OnceLock<Arc<Database>>>,
}

impl Fonts {
    /// The shipped faces: Be Vietnam Pro, regular and bold (SIL Open Font License 1.1).
    ///
    /// They cover Vietnamese, so that the same label measures the same everywhere.
    pub fn shipped() -> Self {
        let mut database = Database::new();
        for face in [REGULAR, BOLD] {
            database.load_font_data(face.to_vec());
        }
        for set in [
            Database::set_serif_family::<&str>,
            Database::set_sans_serif_family,
            Database::set_monospace_family,
            Database::set_cursive_family,
            Database::set_fantasy_family,
        ] {
            set(&mut database, DEFAULT_FAMILY);
        }
        Self::of(database)
    }

    fn of(database: Database) -> Self {
        Self { database: Arc::new(database), measures: Arc::default(), boxed: Arc::default() }
    }

    /// The faces, to add to: nothing that is known of them holds then.
    fn open(&mut self) -> &mut Database {
        self.measures = Arc::default();
        self.boxed = Arc::default();
        Arc::make_mut(&mut self.database)
    }

    /// No faces: text is not laid out.
    pub(crate) fn none() -> Self {
        Self::of(Database::default())
    }

    /// Adds the faces of a font file (TTF, OTF, TTC, WOFF, WOFF2); returns how many it held. A packed
    /// one of more than 64 MiB holds none.
    pub fn add(&mut self, data: Vec<u8>) -> usize {
        let mut room = MOST_UNPACKED.max(data.len());
        let data = unpacked(data, &mut room).unwrap_or_default();
        let before = self.database.len();
        self.open().load_font_data(data);
        self.database.len() - before
    }

    /// Adds the faces installed on this machine.
    #[cfg(feature = "system-fonts")]
    pub fn add_system(&mut self) {
        self.open().load_system_fonts();
    }

    /// The font files that are read only when a text needs them, in name order: those installed on
    /// this machine.
    #[cfg(feature = "system-fonts")]
    pub fn files(&self) -> Vec<std::path::PathBuf> {
        use usvg::fontdb::Source;
        let mut files: Vec<_> = self
            .database
            .faces()
            .filter_map(|face| match &face.source {
                Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
                Source::Binary(_) => None,
            })
            .collect();
        files.sort();
        files.dedup();
        files
    }

    pub(crate) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// These faces with boxes for letters, to lay text out that is not painted; where a label has added
    /// faces to the database, those of the database as they are.
    pub(crate) fn boxed(&self, database: &Arc<Database>) -> Arc<Database> {
        let is_own = Arc::ptr_eq(database, &self.database);
        let boxed = || self.boxed.get_or_init(|| Arc::new(boxed::of(database)));
        Arc::clone(if is_own { boxed() } else { database })
    }

    /// What was measured of these faces; nothing where a label has added faces to the database.
    pub(crate) fn measures(&self, database: &Arc<Database>) -> Arc<Measures> {
        let is_own = Arc::ptr_eq(database, &self.database);
        if is_own { Arc::clone(&self.measures) } else { Arc::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_the_faces_of_plain_and_packed_files() {
        for file in [
            &include_bytes!("../../../../fixtures/fonts/EBGaramond-Regular.ttf")[..],
            include_bytes!("../../../../fixtures/fonts/EBGaramond-Regular.woff"),
            include_bytes!("../../../../fixtures/fonts/EBGaramond-Regular.woff2"),
        ] {
            let mut fonts = Fonts::shipped();
            assert_eq!(fonts.add(file.to_vec()), 1);
            assert_eq!(fonts.add(file[..100].to_vec()), 0);
        }
    }
}
