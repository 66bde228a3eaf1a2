//! The symbol: modules as one path in millimetres.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::Level;
use crate::error::{Error, ErrorId};

/// Light modules on each side: ISO/IEC 18004.
pub(super) const QUIET_ZONE: usize = 4;

/// The modules of a code.
pub(super) struct Symbol {
    pub(super) version: u8,
    /// Modules along a side, without the quiet zone.
    pub(super) modules: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// The smallest symbol that holds the text.
    ///
    /// # Errors
    ///
    /// A text longer than any symbol.
    pub(super) fn of(text: &str, level: Level) -> Result<Self, Error> {
        let level = match level {
            Level::L => EcLevel::L,
            Level::M => EcLevel::M,
            Level::Q => EcLevel::Q,
            Level::H => EcLevel::H,
        };
        let code = QrCode::with_error_correction_level(text, level).map_err(|_| {
            Error::new(
                ErrorId::CodeRefused,
                "Địa chỉ quá dài đối với một mã QR.",
                "The address is too long for a QR code.",
            )
        })?;
        let version = match code.version() {
            qrcode::Version::Normal(version) | qrcode::Version::Micro(version) => version,
        };
        Ok(Self {
            version: u8::try_from(version).unwrap_or(0),
            modules: code.width(),
            dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect(),
        })
    }

    /// The side with the quiet zone, in millimetres.
    pub(super) fn side_mm(&self, module_mm: f64) -> f64 {
        (self.modules + 2 * QUIET_ZONE) as f64 * module_mm
    }

    /// Path data: one rectangle for each run of dark modules of a row, quiet zone around.
    pub(super) fn path(&self, module_mm: f64) -> String {
        let mut path = String::new();
        let mm = |modules: usize| number(modules as f64 * module_mm);
        for (y, row) in self.dark.chunks(self.modules).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    let (left, top) = (mm(x + QUIET_ZONE), mm(y + QUIET_ZONE));
                    let (width, height) = (mm(run.len()), mm(1));
                    let _ = write!(path, "M{left} {top}h{width}v{height}h-{width}z");
                }
                x += run.len();
            }
        }
        path
    }
}

/// A coordinate without needless digits: `3.5`, `18`.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_smallest_that_holds_the_text() {
        let symbol = Symbol::of("https://id.example.vn/01/09521234543213", Level::M).unwrap();
        assert_eq!((symbol.version, symbol.modules), (3, 29));
        assert!((symbol.side_mm(0.5) - 18.5).abs() < 1e-9);
    }

    #[test]
    fn draws_the_corner_finder_first() {
        let symbol = Symbol::of("https://example.vn", Level::L).unwrap();
        assert!(symbol.path(0.5).starts_with("M2 2h3.5v0.5h-3.5z"), "{}", &symbol.path(0.5)[..30]);
    }
}
