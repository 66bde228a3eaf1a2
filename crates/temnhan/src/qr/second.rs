//! What rxing reads, a decoder that shares no code with the first.

use rxing::helpers::detect_in_luma_slice_with_hints;
use rxing::{BarcodeFormat, DecodeHints};

use super::plane::Plane;

/// The QR code on a picture.
pub(super) fn qr(grey: &Plane) -> Option<String> {
    text(grey, BarcodeFormat::QR_CODE)
}

/// The EAN-13 on a picture.
pub(super) fn ean_13(grey: &Plane) -> Option<String> {
    text(grey, BarcodeFormat::EAN_13)
}

/// As a camera's picture of a code in its middle, which needs no hard search.
fn text(grey: &Plane, format: BarcodeFormat) -> Option<String> {
    let luma = grey.bytes();
    let (width, height) = (u32::try_from(grey.width).ok()?, u32::try_from(grey.height).ok()?);
    let mut hints = DecodeHints { TryHarder: Some(false), ..DecodeHints::default() };
    let read = detect_in_luma_slice_with_hints(&luma, width, height, Some(format), &mut hints);
    Some(read.ok()?.getText().to_owned())
}
