//! Linear light of the colours that artwork is written in (sRGB, IEC 61966-2-1).

use std::sync::LazyLock;

/// Linear light of each value of an 8-bit channel, 0 to 1.
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f64 / 255.0;
        let light =
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        light as f32
    })
});

/// Linear light of one channel, 0 to 1.
pub(crate) fn linear(value: u8) -> f32 {
    LINEAR[usize::from(value)]
}

/// What the linear light of red, green and blue weighs in relative luminance (WCAG 2).
pub(crate) const LUMINANCE: [f32; 3] = [0.2126, 0.7152, 0.0722];

/// Relative luminance of a colour (WCAG 2), 0 to 1: the reflectance of the printed point.
pub(crate) fn luminance(colour: [u8; 3]) -> f32 {
    let [red, green, blue] = colour.map(linear);
    LUMINANCE[0] * red + LUMINANCE[1] * green + LUMINANCE[2] * blue
}
