//! Results that are kept, by everything they depend on. The folder may be deleted at any time.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};
use temnhan::Fonts;

use super::wire::{Answer, Ask, receive, send};
use crate::args::FontArgs;
use crate::failure::Failure;
use crate::{disk, fonts};

/// A folder of results.
pub(crate) struct Cache {
    folder: PathBuf,
    /// Of the tool and the fonts, which are the same for all labels of a run.
    base: Sha256,
    /// Whether it goes when the run is complete.
    is_of_one_run: bool,
}

/// The name of a result.
pub(super) struct Key(String);

impl Cache {
    /// The results in a folder, made where it is not there.
    ///
    /// # Errors
    ///
    /// A folder that cannot be made, fonts that cannot be read.
    pub(crate) fn open(folder: &Path, fonts: &FontArgs) -> Result<Self, Failure> {
        fs::create_dir_all(folder)?;
        let mut base = Sha256::new();
        base.update(env!("CARGO_PKG_VERSION"));
        base.update(fs::read(std::env::current_exe()?)?);
        of_fonts(&mut base, fonts)?;
        Ok(Self { folder: folder.to_owned(), base, is_of_one_run: false })
    }

    /// Results that serve only to resume a run, and go when it is complete.
    pub(crate) fn of_one_run(self) -> Self {
        Self { is_of_one_run: true, ..self }
    }

    /// Removes what served one run only.
    ///
    /// # Errors
    ///
    /// What cannot be removed.
    pub(crate) fn complete(&self) -> io::Result<()> {
        if self.is_of_one_run { fs::remove_dir_all(&self.folder) } else { Ok(()) }
    }

    /// By the label's bytes, product file, configuration, day and what is asked; not by its path,
    /// which the result takes from the question.
    pub(super) fn key(&self, ask: &Ask, svg: &[u8], product: &[u8]) -> Key {
        let mut hasher = self.base.clone();
        let about = (&ask.group, ask.paper, ask.as_of, ask.as_of.is_none().then_some(ask.today));
        let about = (about, ask.compare_as_of, &ask.settings, ask.drawing, &ask.product);
        let about = serde_json::to_vec(&about).unwrap_or_default();
        for part in [&about, svg, product] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Key(hex(&hasher.finalize()))
    }

    /// A result that was kept. What cannot be read is as if it were not there.
    pub(super) fn get(&self, key: &Key, ask: &Ask) -> Option<(Answer, Vec<u8>)> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(File::open(self.path(key)).ok()?).read_to_end(&mut bytes).ok()?;
        let (mut answer, mut beside) = receive::<Answer>(bytes.as_slice()).ok()??;
        match &mut answer.outcome {
            Ok(report) => report.path.clone_from(&ask.path),
            Err(error) => error.path.clone_from(&ask.path),
        }
        Some((answer, beside.pop().unwrap_or_default()))
    }

    /// Keeps a result. Where the disk is full it is only judged again another time.
    pub(super) fn put(&self, key: &Key, answer: &Answer, drawing: &[u8]) {
        let _ = self.write(&self.path(key), answer, drawing);
    }

    /// It gets its name when it is whole, so that a run may be killed at any time.
    fn write(&self, path: &Path, answer: &Answer, drawing: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let mut draft = tempfile::NamedTempFile::new_in(folder)?;
        let mut encoder = DeflateEncoder::new(&mut draft, Compression::fast());
        send(&mut encoder, answer, &[drawing])?;
        encoder.finish()?.flush()?;
        draft.persist(path)?;
        Ok(())
    }

    fn path(&self, Key(name): &Key) -> PathBuf {
        self.folder.join(&name[..2]).join(&name[2..])
    }
}

/// Fonts of given folders by their bytes; those of the machine, which are many, by name, size and
/// day.
fn of_fonts(hasher: &mut Sha256, args: &FontArgs) -> Result<(), Failure> {
    for file in fonts::files(args) {
        let file = file?;
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update(Sha256::digest(disk::read(&file)?));
    }
    if args.no_system_fonts {
        return Ok(());
    }
    let mut system = Fonts::shipped();
    system.add_system();
    for file in system.files() {
        let metadata = fs::metadata(&file)?;
        let changed = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update(metadata.len().to_le_bytes());
        hasher.update(changed.as_nanos().to_le_bytes());
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
