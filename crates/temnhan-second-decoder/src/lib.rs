//! The decoder that must read a code beside temnhan's own before it is written: rxing, which shares
//! no code with that one. A crate by itself, so that the browser need not load it with the rest.

use rxing::helpers::detect_in_luma_slice_with_hints;
use rxing::{BarcodeFormat, DecodeHints};

/// What the QR code on a picture holds. The picture has one byte a pixel, 0 for black, row by row
/// from the top left; width and height are in pixels.
///
/// `None` where no code is read, or where the bytes are not width × height.
pub fn qr(luma: &[u8], width: u32, height: u32) -> Option<String> {
    text(luma, width, height, BarcodeFormat::QR_CODE)
}

/// The digits of the EAN-13 on a picture, as [`qr`] reads it.
pub fn ean_13(luma: &[u8], width: u32, height: u32) -> Option<String> {
    text(luma, width, height, BarcodeFormat::EAN_13)
}

/// As a camera's picture of a code in its middle, which needs no hard search.
fn text(luma: &[u8], width: u32, height: u32, format: BarcodeFormat) -> Option<String> {
    let mut hints = DecodeHints { TryHarder: Some(false), ..DecodeHints::default() };
    let read = detect_in_luma_slice_with_hints(luma, width, height, Some(format), &mut hints);
    Some(read.ok()?.getText().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 9521234543213 by the tables of ISO/IEC 15420.
    const BARS: &str = "10101100010011011011001100100110100001010001101010100111010111001000010110110011001101000010101";

    /// The bars in their quiet zones, three pixels a module and forty rows high.
    fn picture() -> (Vec<u8>, u32, u32) {
        let quiet = "0".repeat(11);
        let modules = format!("{quiet}{BARS}{quiet}");
        let pixel = |module| if module == '1' { 0 } else { 255 };
        let row: Vec<u8> = modules.chars().flat_map(|module| [pixel(module); 3]).collect();
        (row.repeat(40), row.len() as u32, 40)
    }

    #[test]
    fn reads_the_kind_of_code_asked_for() {
        let (luma, width, height) = picture();
        assert_eq!(ean_13(&luma, width, height).as_deref(), Some("9521234543213"));
        assert_eq!(qr(&luma, width, height), None);
    }

    #[test]
    fn reads_nothing_off_another_number_of_bytes() {
        let (luma, width, height) = picture();
        assert_eq!(ean_13(&luma[1..], width, height), None);
        assert_eq!(ean_13(&[], 0, 0), None);
    }
}
