//! A label with codes in it, and its pictures.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use temnhan::qr::{Code, Embed, Level, QrSymbol, embed};
use temnhan::{Checker, Fonts, Limits, Packs, ProductFile};

use super::readers;

const LENGTHS: usize = 10;
const ALL_LEVELS: [Level; 4] = [Level::L, Level::M, Level::Q, Level::H];
pub(super) const LEVELS: usize = ALL_LEVELS.len();
/// Payload lengths at each level.
pub(super) const SYMBOLS: usize = LENGTHS * LEVELS;
/// Bytes of the shortest payload, and of the longest where the label has room.
const SHORTEST: usize = 24;
const LONGEST: usize = 240;
/// Codes for which the label has no place stand in its middle, in modules of one of these widths.
const MODULES_MM: [f64; 2] = [0.5, 0.4];

/// A symbol by its number, and the resolution that it is read at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight {
    pub(super) symbol: usize,
    pub(super) dpi: f64,
}

/// A draft or a twin.
pub(super) struct Label {
    pub(super) name: String,
    svg: Vec<u8>,
    product: ProductFile,
    checker: Checker,
    /// Width and height of the page.
    page_mm: (f64, f64),
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
        Ok(Self { name, svg, product, checker, page_mm: (page.width, page.height) })
    }

    /// Puts the symbols in, one at a time, and has each picture read: those that were not read.
    ///
    /// # Errors
    ///
    /// A symbol that cannot be put in or drawn, and readers that cannot be run.
    pub(super) fn witness(&self, sights: &[Sight]) -> Result<Vec<String>> {
        let folder = tempfile::tempdir()?;
        let mut pictures = Vec::new();
        for &Sight { symbol, dpi } in sights {
            let (address, level) = self.payload(symbol);
            let svg = self.with_code(&address, level)?;
            let path = folder.path().join(format!("{symbol}-{dpi}.png"));
            let picture = self.checker.picture(&svg, &self.product.artwork, None, dpi / 25.4);
            fs::write(&path, picture.map_err(|error| anyhow!("{error}"))?.png)?;
            let name = format!("{} {level:?} {} bytes {dpi} dpi", self.name, address.len());
            pictures.push((path, address, name));
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
        let (at, level) = (symbol / LEVELS, ALL_LEVELS[symbol % LEVELS]);
        let longest = (SHORTEST..=LONGEST).rev().find(|length| self.fits(&address(*length)));
        let more = longest.unwrap_or(SHORTEST) - SHORTEST;
        (address(SHORTEST + more * at / (LENGTHS - 1)), level)
    }

    fn fits(&self, address: &str) -> bool {
        let side = QrSymbol::of_address(address, Level::H).map(|own| own.side_mm(MODULES_MM[1]));
        side.is_ok_and(|side| side <= self.page_mm.0.min(self.page_mm.1))
    }

    /// The label with the code at its place, or in the middle where it has none for it.
    fn with_code(&self, address: &str, level: Level) -> Result<Vec<u8>> {
        let code = || Code::Qr { address: address.to_owned(), level };
        let symbol = QrSymbol::of_address(address, level).map_err(|error| anyhow!("{error}"))?;
        let in_the_middle = MODULES_MM.map(|module| {
            let side = symbol.side_mm(module);
            let (x, y) = ((self.page_mm.0 - side) / 2.0, (self.page_mm.1 - side) / 2.0);
            let mut wanted = Embed::of(code());
            (wanted.at, wanted.module_mm) = (Some((x.max(0.0), y.max(0.0))), Some(module));
            wanted
        });
        let (artwork, fonts) = (&self.product.artwork, self.checker.fonts());
        let mut tries = std::iter::once(Embed::of(code())).chain(in_the_middle);
        let done = tries.find_map(|wanted| {
            embed(&self.svg, &wanted, artwork, fonts, &Limits::default()).ok()
        });
        Ok(done.with_context(|| format!("{address} {level:?} cannot be put in"))?.svg)
    }
}

/// An address of so many bytes.
fn address(length: usize) -> String {
    let start = "https://id.example.vn/";
    let rest = "a1B2c3d4-5".chars().cycle().take(length - start.len());
    start.chars().chain(rest).collect()
}
