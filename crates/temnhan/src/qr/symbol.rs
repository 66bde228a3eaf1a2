//! The symbol: its modules, drawn as one path in millimetres or as dots.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::bits::{self, Bits};
use super::{Level, payload};
use crate::error::{Error, ErrorId};

/// Light modules on each side: ISO/IEC 18004.
pub(super) const QUIET_ZONE: usize = 4;

/// A QR code (ISO/IEC 18004): version and mask chosen for the shortest symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrSymbol {
    pub(super) version: u8,
    /// Modules along a side, without the quiet zone.
    pub(super) modules: usize,
    text: String,
    dark: Vec<bool>,
}

impl QrSymbol {
    /// The width of a module where none is asked for, in millimetres.
    pub const USUAL_MODULE_MM: f64 = 0.5;

    /// The smallest symbol that holds the text.
    ///
    /// # Errors
    ///
    /// A text that is empty, longer than any symbol, or has control characters.
    pub fn of(text: &str, level: Level) -> Result<Self, Error> {
        if text.is_empty() || text.contains(char::is_control) {
            return Err(Error::new(
                ErrorId::CodeRefused,
                "Nội dung mã rỗng hoặc có ký tự điều khiển.",
                "The payload is empty or has control characters.",
            ));
        }
        let level = match level {
            Level::L => EcLevel::L,
            Level::M => EcLevel::M,
            Level::Q => EcLevel::Q,
            Level::H => EcLevel::H,
        };
        let code = QrCode::with_error_correction_level(text, level).map_err(|_| {
            Error::new(
                ErrorId::CodeRefused,
                "Nội dung quá dài đối với một mã QR.",
                "The payload is too long for a QR code.",
            )
        })?;
        let version = match code.version() {
            qrcode::Version::Normal(version) | qrcode::Version::Micro(version) => version,
        };
        Ok(Self {
            version: u8::try_from(version).unwrap_or(0),
            modules: code.width(),
            text: text.to_owned(),
            dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect(),
        })
    }

    /// The smallest symbol that holds an address.
    ///
    /// # Errors
    ///
    /// As those of [`QrSymbol::of`], and what [`lint`](crate::gs1::lint) finds invalid or no address.
    pub fn of_address(address: &str, level: Level) -> Result<Self, Error> {
        payload::check(address)?;
        Self::of(address, level)
    }

    /// What it holds.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The version, 1 to 40.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Modules along a side, without the quiet zone.
    pub fn modules(&self) -> usize {
        self.modules
    }

    /// The side with the quiet zone, in millimetres.
    pub fn side_mm(&self, module_mm: f64) -> f64 {
        (self.modules + 2 * QUIET_ZONE) as f64 * module_mm
    }

    /// A drawing in millimetres: the dark modules as one path on a white ground, quiet zone
    /// included.
    pub fn to_svg(&self, module_mm: f64) -> String {
        let side = number(self.side_mm(module_mm));
        let path = self.path(module_mm);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}mm\" height=\"{side}mm\" \
             viewBox=\"0 0 {side} {side}\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
             <path d=\"{path}\"/></svg>\n"
        )
    }

    /// A picture in black and white of so many dots a module, which prints at `module_mm` where the
    /// program heeds the picture's own size. Quiet zone included.
    ///
    /// # Errors
    ///
    /// No dots, or more than 50 a module.
    pub fn to_png(&self, module_mm: f64, dots: u32) -> Result<Vec<u8>, Error> {
        bits::png(module_mm, dots, || {
            let (modules, dots) = (self.modules + 2 * QUIET_ZONE, dots as usize);
            let width = modules * dots;
            let at = |at: usize| at / dots;
            let points = (0..width).flat_map(|y| (0..width).map(move |x| (at(x), at(y))));
            let is_light = points.map(|(x, y)| !self.is_dark(x, y)).collect();
            Some(Bits { width, is_light })
        })
    }

    /// Whether a module is dark, counted with the quiet zone.
    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |at: usize| at.checked_sub(QUIET_ZONE).filter(|at| *at < self.modules);
        let place = inside(x).zip(inside(y)).map(|(x, y)| y * self.modules + x);
        place.is_some_and(|place| self.dark[place])
    }

    /// Path data: one rectangle for each run of dark modules of a row, quiet zone around.
    pub(super) fn path(&self, module_mm: f64) -> String {
        let mut path = String::new();
        let lengths = 0..self.modules + 2 * QUIET_ZONE;
        let mm: Vec<String> = lengths.map(|modules| number(modules as f64 * module_mm)).collect();
        for (y, row) in self.dark.chunks(self.modules).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    let (left, top) = (&mm[x + QUIET_ZONE], &mm[y + QUIET_ZONE]);
                    let (width, height) = (&mm[run.len()], &mm[1]);
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
        let symbol = QrSymbol::of("https://id.example.vn/01/09521234543213", Level::M).unwrap();
        assert_eq!((symbol.version, symbol.modules), (3, 29));
        assert!((symbol.side_mm(0.5) - 18.5).abs() < 1e-9);
    }

    #[test]
    fn draws_a_picture_that_reads_back() {
        let address = "https://id.example.vn/01/09521234543213";
        let symbol = QrSymbol::of(address, Level::M).unwrap();
        for dots in [1, 3, 8] {
            let file = symbol.to_png(0.5, dots).unwrap();
            let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
            let mut dots_of = vec![0; reader.output_buffer_size().unwrap()];
            let side = reader.next_frame(&mut dots_of).unwrap().width as usize;
            assert_eq!(side, (29 + 8) * dots as usize);
            let line = side.div_ceil(8);
            let is_dark = |x: usize, y: usize| dots_of[y * line + x / 8] >> (7 - x % 8) & 1 == 0;
            let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, is_dark);
            let read: Vec<String> =
                image.detect_grids().iter().map(|it| it.decode().unwrap().1).collect();
            assert_eq!(read, [address], "{dots}");
        }
        assert!(symbol.to_png(0.5, 0).is_err() && symbol.to_png(0.5, 1000).is_err());
    }

    #[test]
    fn refuses_what_no_code_should_hold() {
        for text in ["", "https://example.vn/\n", &"x".repeat(4000)] {
            assert!(QrSymbol::of(text, Level::L).is_err());
        }
        assert!(QrSymbol::of_address("javascript:alert(1)", Level::M).is_err());
    }

    #[test]
    fn draws_the_corner_finder_first() {
        let symbol = QrSymbol::of("https://example.vn", Level::L).unwrap();
        assert!(symbol.path(0.5).starts_with("M2 2h3.5v0.5h-3.5z"), "{}", &symbol.path(0.5)[..30]);
    }
}
