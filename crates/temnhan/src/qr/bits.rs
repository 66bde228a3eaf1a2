//! Pictures in black and white.

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};

use super::refused;
use crate::error::Error;

const MOST_DOTS: u32 = 50;

/// Dots, line by line.
pub(super) struct Bits {
    pub(super) width: usize,
    pub(super) is_light: Vec<bool>,
}

/// A picture of so many dots a module, which prints at `module_mm` where the program heeds the
/// picture's own size.
///
/// # Errors
///
/// No dots, more than 50 a module, or nothing drawn.
pub(super) fn png(
    module_mm: f64,
    dots: u32,
    draw: impl FnOnce() -> Option<Bits>,
) -> Result<Vec<u8>, Error> {
    let drawn = (1..=MOST_DOTS).contains(&dots).then(draw).flatten();
    let dots_a_metre = (f64::from(dots) / module_mm * 1000.0).round() as u32;
    drawn.and_then(|bits| bits.encoded(dots_a_metre)).ok_or_else(|| {
        refused(
            "Mỗi ô vuông hoặc vạch đơn của mã phải có từ 1 đến 50 điểm ảnh.",
            "A module must have 1 to 50 dots.",
        )
    })
}

impl Bits {
    fn encoded(&self, dots_a_metre: u32) -> Option<Vec<u8>> {
        let width = u32::try_from(self.width).ok()?;
        let height = u32::try_from(self.is_light.len() / self.width).ok()?;
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
        let printed = PixelDimensions { xppu: dots_a_metre, yppu: dots_a_metre, unit: Unit::Meter };
        encoder.set_pixel_dims(Some(printed));
        let lines: Vec<u8> = self.is_light.chunks(self.width).flat_map(packed).collect();
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&lines).ok()?;
        writer.finish().ok()?;
        Some(file)
    }
}

/// One line of dots in bits, light as 1.
fn packed(line: &[bool]) -> impl Iterator<Item = u8> {
    line.chunks(8)
        .map(|bits| (0..).zip(bits).fold(0_u8, |byte, (at, bit)| byte | u8::from(*bit) << (7 - at)))
}
