//! A code of either kind, as it is drawn into an artwork.

use super::{Code, EanSymbol, QrSymbol, Symbology};
use crate::error::Error;

/// Modules that are tried where none is asked for, in millimetres.
const QR_MODULES_MM: [f64; 2] = [QrSymbol::USUAL_MODULE_MM, 0.4];
/// Nominal, and the least of GS1.
const EAN_MODULES_MM: [f64; 2] = [EanSymbol::USUAL_MODULE_MM, 0.264];

/// The symbol of a code.
#[derive(Debug)]
pub(super) enum Drawing {
    Qr(QrSymbol),
    Ean(EanSymbol),
}

impl Drawing {
    /// The smallest symbol of what a code is to hold.
    ///
    /// # Errors
    ///
    /// Those of [`QrSymbol::of_address`] and [`EanSymbol::of`].
    pub(super) fn of(code: &Code) -> Result<Self, Error> {
        match code {
            Code::Qr { address, level } => QrSymbol::of_address(address, *level).map(Self::Qr),
            Code::Ean13(gtin) => EanSymbol::of(*gtin).map(Self::Ean),
        }
    }

    pub(super) fn symbology(&self) -> Symbology {
        match self {
            Self::Qr(_) => Symbology::Qr,
            Self::Ean(_) => Symbology::Ean13,
        }
    }

    /// The tag of elements that it stands in.
    pub(super) fn tag(&self) -> &'static str {
        self.symbology().name()
    }

    /// What decoders read off it.
    pub(super) fn payload(&self) -> &str {
        match self {
            Self::Qr(symbol) => symbol.text(),
            Self::Ean(symbol) => symbol.digits(),
        }
    }

    /// The version of a QR symbol.
    pub(super) fn version(&self) -> Option<u8> {
        match self {
            Self::Qr(symbol) => Some(symbol.version()),
            Self::Ean(_) => None,
        }
    }

    /// The widths of modules that are usual, the best first.
    pub(super) fn modules_mm(&self) -> &'static [f64] {
        match self {
            Self::Qr(_) => &QR_MODULES_MM,
            Self::Ean(_) => &EAN_MODULES_MM,
        }
    }

    /// Width and height with quiet zones, in millimetres.
    pub(super) fn size_mm(&self, module_mm: f64) -> (f64, f64) {
        match self {
            Self::Qr(symbol) => (symbol.side_mm(module_mm), symbol.side_mm(module_mm)),
            Self::Ean(symbol) => symbol.size_mm(module_mm),
        }
    }

    /// The elements of its ink, in millimetres from the corner of its quiet zone. Their paint is set
    /// by style, which a style sheet's plain rules do not overrule.
    pub(super) fn elements(&self, module_mm: f64, prefix: &str) -> String {
        match self {
            Self::Qr(symbol) => ink(prefix, &symbol.path(module_mm)),
            Self::Ean(symbol) => {
                ink(prefix, &symbol.path(module_mm)) + &symbol.texts(module_mm, prefix)
            }
        }
    }
}

fn ink(prefix: &str, path: &str) -> String {
    format!("<{prefix}path style=\"fill:#000;stroke:none;opacity:1\" d=\"{path}\"/>")
}
