//! What a decoder besides this tool's own is given, and what it answers.

use super::plane::Plane;

/// A kind of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbology {
    /// A QR code.
    Qr,
    /// An EAN-13.
    Ean13,
}

impl Symbology {
    /// `qr` or `ean-13`, as in reports and tags.
    pub fn name(self) -> &'static str {
        match self {
            Self::Qr => "qr",
            Self::Ean13 => "ean-13",
        }
    }
}

/// A code with most of its quiet zone, as printed and as a camera sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CodePicture {
    /// The kind of code in its middle.
    pub symbology: Symbology,
    /// Lightness, one byte a pixel, 0 for black, row by row from the top left.
    pub luma: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl CodePicture {
    pub(super) fn of(grey: &Plane, symbology: Symbology) -> Self {
        Self { symbology, luma: grey.bytes(), width: grey.width as u32, height: grey.height as u32 }
    }
}

/// Reads what the code on a picture holds, sharing no code with this tool's own readers; `None`
/// where it reads none of that kind.
pub type Decoder<'a> = &'a dyn Fn(&CodePicture) -> Option<String>;

/// The decoder that the feature `second-decoder` brings.
#[cfg(feature = "second-decoder")]
pub(super) fn rxing(picture: &CodePicture) -> Option<String> {
    let read = match picture.symbology {
        Symbology::Qr => temnhan_second_decoder::qr,
        Symbology::Ean13 => temnhan_second_decoder::ean_13,
    };
    read(&picture.luma, picture.width, picture.height)
}
