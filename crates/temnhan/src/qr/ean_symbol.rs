//! An EAN-13 drawn: bars, longer guard bars and the digits under them.

use std::fmt::Write;

use super::bits::{self, Bits};
use super::ean::stretches;
use super::raster::Raster;
use super::symbol::number;
use crate::error::{Error, ErrorId};
use crate::gs1::Gtin;
use crate::pack::LayerNames;
use crate::product::Artwork;
use crate::source::size::MM_PER_INCH;
use crate::source::{self, Fonts, Limits};

/// Modules of quiet zone before and behind the bars.
const BEFORE: u32 = 11;
const AFTER: u32 = 7;
/// Modules of the bars and of the whole.
const BARS: u32 = 95;
const WIDTH: u32 = BEFORE + BARS + AFTER;
/// Heights in modules, from nominal 22.85 and 25.93 mm at 0.33 mm a module.
const BAR_HEIGHT: f64 = 69.242;
const HEIGHT: f64 = 78.576;
/// Guard bars reach further down by this, in modules.
const GUARD: f64 = 5.0;
/// Modules at which guard bars stand, from the first bar.
const GUARDS: [std::ops::Range<u32>; 3] = [0..3, 45..50, 92..95];
/// Size and base line of the digits, in modules.
const FONT_SIZE: f64 = 10.0;
const BASE_LINE: f64 = 77.5;

/// An EAN-13 bar code (TCVN 6939, GS1 General Specifications).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EanSymbol {
    digits: String,
    widths: Vec<u8>,
}

impl EanSymbol {
    /// The width of a module where none is asked for, in millimetres: the nominal one.
    pub const USUAL_MODULE_MM: f64 = 0.33;

    /// The bar code of an article number of at most 13 digits.
    ///
    /// # Errors
    ///
    /// A number of 14 digits, which names a case of goods and not the goods.
    pub fn of(gtin: Gtin) -> Result<Self, Error> {
        let text = gtin.to_string();
        let widths = stretches(gtin).filter(|_| text.starts_with('0')).ok_or_else(|| {
            Error::new(
                ErrorId::CodeRefused,
                "Mã EAN-13 chỉ chứa mã số từ 13 chữ số trở xuống.",
                "An EAN-13 holds numbers of at most 13 digits.",
            )
        })?;
        Ok(Self { digits: text[1..].to_owned(), widths })
    }

    /// The thirteen digits.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Width and height with quiet zones and digits, in millimetres.
    pub fn size_mm(&self, module_mm: f64) -> (f64, f64) {
        (f64::from(WIDTH) * module_mm, HEIGHT * module_mm)
    }

    /// A drawing in millimetres: the bars as one path on a white ground, with the digits as text.
    pub fn to_svg(&self, module_mm: f64) -> String {
        let (width, height) = self.size_mm(module_mm);
        let (width, height) = (number(width), number(height));
        let (path, texts) = (self.path(module_mm), self.texts(module_mm, ""));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
             viewBox=\"0 0 {width} {height}\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\
             <path d=\"{path}\"/>{texts}</svg>\n"
        )
    }

    /// A picture in black and white of so many dots a module, which prints at `module_mm` where the
    /// program heeds the picture's own size. Quiet zones and digits included.
    ///
    /// # Errors
    ///
    /// No dots, or more than 50 a module.
    pub fn to_png(&self, module_mm: f64, dots: u32) -> Result<Vec<u8>, Error> {
        // A millimetre a module: edges of bars lie on edges of dots.
        let svg = self.to_svg(1.0);
        let (artwork, names) = (Artwork::default(), LayerNames::shipped());
        let source =
            source::read(svg.as_bytes(), &artwork, &Fonts::shipped(), &Limits::default(), names)?;
        bits::png(module_mm, dots, || {
            let plane = Raster::of_page(&source, f64::from(dots) * MM_PER_INCH)?.grey();
            let is_light = plane.values.iter().map(|value| *value > 0.5).collect();
            Some(Bits { width: plane.width, is_light })
        })
    }

    /// The digits as text, in millimetres from the corner of the quiet zone.
    pub(super) fn texts(&self, module_mm: f64, prefix: &str) -> String {
        let mm = |modules: f64| number(modules * module_mm);
        let (first, rest) = self.digits.split_at(1);
        let (left, right) = rest.split_at(6);
        let digits = [(first, 1.0, 7.0), (left, 14.5, 41.0), (right, 61.5, 41.0)];
        let texts = digits.map(|(text, at, width)| {
            let length = if text.len() > 1 {
                format!(" textLength=\"{}\"", mm(width))
            } else {
                String::new()
            };
            let (x, y) = (mm(at), mm(BASE_LINE));
            format!("<{prefix}text x=\"{x}\" y=\"{y}\"{length}>{text}</{prefix}text>")
        });
        format!(
            "<{prefix}g style=\"font:400 {}px 'Be Vietnam Pro',sans-serif;letter-spacing:0;\
             text-anchor:start;fill:#000;stroke:none;opacity:1\">{}</{prefix}g>",
            mm(FONT_SIZE),
            texts.concat()
        )
    }

    /// The bars as path data, in millimetres from the corner of the quiet zone.
    pub(super) fn path(&self, module_mm: f64) -> String {
        let mm = |modules: f64| number(modules * module_mm);
        let mut at = 0;
        let mut path = String::new();
        for (stretch, width) in self.widths.iter().enumerate() {
            if stretch % 2 == 0 {
                let is_guard = GUARDS.iter().any(|guard| guard.contains(&at));
                let height = mm(BAR_HEIGHT + if is_guard { GUARD } else { 0.0 });
                let (left, width) = (mm(f64::from(BEFORE + at)), mm(f64::from(*width)));
                let _ = write!(path, "M{left} 0h{width}v{height}h-{width}z");
            }
            at += u32::from(*width);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::verify;

    #[test]
    fn reads_back_with_the_measures_of_the_standard() {
        for gtin in ["9521234543213", "036000291452"] {
            let symbol = EanSymbol::of(gtin.parse().unwrap()).unwrap();
            let svg = symbol.to_svg(0.33);
            let codes =
                verify(svg.as_bytes(), &Artwork::default(), &Fonts::shipped(), &Limits::default());
            let [code] = &codes.unwrap()[..] else { panic!("{gtin}") };
            assert_eq!(
                (code.symbology.as_str(), code.payload.as_deref()),
                ("ean-13", Some(symbol.digits()))
            );
            let bars = code.bars.unwrap();
            assert!((code.module_mm.0 - 0.33).abs() < 0.002, "{}", code.module_mm);
            assert!((bars.height_mm.0 - 22.85).abs() < 0.3, "{}", bars.height_mm);
            assert!((bars.zone_before - 11.0).abs() < 0.2 && (bars.zone_after - 7.0).abs() < 0.2);
            assert!(code.decoded);
        }
        assert!(EanSymbol::of("19521234543210".parse().unwrap()).is_err());
    }
}
