//! A label with codes in it, and its pictures.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use temnhan::qr::{Code, Embed, Embedded, Level, QrSymbol, embed};
use temnhan::units::RectMm;
use temnhan::{Checker, Fonts, Limits, Packs, ProductFile};

use super::readers;

const LENGTHS: usize = 10;
const LEVELS: [Level; 4] = [Level::L, Level::M, Level::Q, Level::H];
/// Payload lengths at each level.
pub(super) const SYMBOLS: usize = LENGTHS * LEVELS.len();
/// Bytes of the shortest payload, and of the longest where the label has room: at 150 dpi jsqr
/// misses some symbols of longer ones, of version 13 and up, which zbarimg reads.
const SHORTEST: usize = 24;
const LONGEST: usize = 144;
/// A module is as wide as the tool makes it, and narrower only on labels too small for ten payloads:
/// under 2.5 dots a module, as of 0.4 mm at 150 dpi, jsqr misses some large symbols.
const MODULES_MM: [f64; 2] = [0.5, 0.4];
/// A picture shows so much of the label around the code, as a telephone held to it does: on pictures
/// of whole labels zbarimg misses codes that it reads on any part of them.
const AROUND_MM: f64 = 15.0;
/// Less of twins in TCVN3: it writes "®" for "đ", jsqr takes that for a corner of a code, and the
/// press, which has the design's own face, prints none.
const AROUND_TCVN3_MM: f64 = 5.0;
pub(super) const RESOLUTIONS: [f64; 2] = [300.0, 150.0];

/// A draft or a twin.
pub(super) struct Label {
    pub(super) name: String,
    svg: Vec<u8>,
    product: ProductFile,
    checker: Checker,
    /// Where the page is on the label.
    page: RectMm,
    module_mm: f64,
    /// Bytes of the longest payload that fits at the highest level.
    longest: usize,
}

impl Label {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let svg = fs::read(path)?;
        let product = ProductFile::from_toml(&fs::read_to_string(path.with_extension("toml"))?);
        let mut product = product.map_err(|error| anyhow!("{name}: {error}"))?;
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        let page = checker.picture(&svg, &product.artwork, None, 1.0);
        let page = page.map_err(|error| anyhow!("{name}: {error}"))?.area_mm;
        // A draft may leave its true size open.
        let trim = page.width - 2.0 * product.artwork.bleed_mm.unwrap_or_default();
        product.artwork.width_mm.get_or_insert(trim);
        let room = page.width.min(page.height);
        let [usual, narrow] = MODULES_MM.map(|module| (module, longest(room, module)));
        let (module_mm, longest) = if usual.1 >= SHORTEST + LENGTHS { usual } else { narrow };
        Ok(Self { name, svg, product, checker, page, module_mm, longest })
    }

    /// Puts the symbols in, one at a time, and has each picture read: those that were not read.
    ///
    /// # Errors
    ///
    /// A symbol that cannot be put in or drawn, and readers that cannot be run.
    pub(super) fn witness(&self, symbols: &[usize]) -> Result<Vec<String>> {
        let folder = tempfile::tempdir()?;
        let mut pictures = Vec::new();
        for &symbol in symbols {
            let (address, level) = self.payload(symbol);
            let done = self.with_code(&address, level)?;
            let seen = Some(self.around(&done.area_mm));
            for dpi in RESOLUTIONS {
                let path = folder.path().join(format!("{symbol}-{dpi}.png"));
                let artwork = &self.product.artwork;
                let picture = self.checker.picture(&done.svg, artwork, seen, dpi / 25.4);
                fs::write(&path, picture.map_err(|error| anyhow!("{error}"))?.png)?;
                let name = format!("{} {level:?} {} bytes {dpi} dpi", self.name, address.len());
                pictures.push((path, address.clone(), name));
            }
        }
        let paths: Vec<_> = pictures.iter().map(|(path, ..)| path.as_path()).collect();
        let read_by_jsqr = readers::jsqr(&paths)?;
        let mut unread = Vec::new();
        for ((path, address, name), by_jsqr) in pictures.iter().zip(read_by_jsqr) {
            if !readers::zbar(path)?.iter().any(|read| read == address) {
                unread.push(format!("zbarimg: {name}"));
            }
            if by_jsqr.as_ref() != Some(address) {
                unread.push(format!("jsqr: {name}"));
            }
        }
        Ok(unread)
    }

    /// The payload and level of a symbol: lengths grow to the longest that fits the label's shorter
    /// side at the highest level.
    fn payload(&self, symbol: usize) -> (String, Level) {
        let (at, level) = (symbol / LEVELS.len(), LEVELS[symbol % LEVELS.len()]);
        let more = self.longest - SHORTEST;
        (address(SHORTEST + more * at / (LENGTHS - 1)), level)
    }

    /// What of the page lies around a code.
    fn around(&self, code: &RectMm) -> RectMm {
        let around = if self.name.contains("tcvn3") { AROUND_TCVN3_MM } else { AROUND_MM };
        RectMm::from_corners(
            (code.x - around).max(self.page.x),
            (code.y - around).max(self.page.y),
            (code.right() + around).min(self.page.right()),
            (code.bottom() + around).min(self.page.bottom()),
        )
    }

    /// The label with the code at its place, or in the middle where it has none for it.
    fn with_code(&self, address: &str, level: Level) -> Result<Embedded> {
        let symbol = QrSymbol::of_address(address, level).map_err(|error| anyhow!("{error}"))?;
        let side = symbol.side_mm(self.module_mm);
        let middle = ((self.page.width - side) / 2.0, (self.page.height - side) / 2.0);
        let mut wanted = Embed::of(Code::Qr { address: address.to_owned(), level });
        wanted.module_mm = Some(self.module_mm);
        let (artwork, fonts) = (&self.product.artwork, self.checker.fonts());
        let mut places = [None, Some(middle)].into_iter();
        let done = places.find_map(|at| {
            wanted.at = at;
            embed(&self.svg, &wanted, artwork, fonts, &Limits::default()).ok()
        });
        done.with_context(|| format!("{address} {level:?} cannot be put in"))
    }
}

/// Bytes of the longest payload whose symbol at the highest level is no wider than told.
fn longest(room_mm: f64, module_mm: f64) -> usize {
    let fits = |length: &usize| {
        let symbol = QrSymbol::of_address(&address(*length), Level::H);
        symbol.is_ok_and(|symbol| symbol.side_mm(module_mm) <= room_mm)
    };
    (SHORTEST..=LONGEST).rev().find(fits).unwrap_or(SHORTEST)
}

/// An address of so many bytes.
fn address(length: usize) -> String {
    let start = "https://id.example.vn/";
    let rest = "a1B2c3d4-5".chars().cycle().take(length - start.len());
    start.chars().chain(rest).collect()
}
