//! Whether a code reads as printed: at print resolution, at half of it, blurred and turned.

use rqrr::PreparedImage;

use super::frame::{Frame, TIMED};
use super::ground::Ground;
use super::locate::accepted;
use super::plane::Plane;

/// A coarser picture than this many pixels a module reads nowhere.
const FEWEST_PX: f64 = 2.5;
/// A camera out of focus sees a mean over so many modules.
const BLUR_MODULES: f64 = 0.8;
/// How far the label may be turned in the hand, in degrees.
const TURN: f64 = 7.0;

/// What reads of a code in which state of its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one answer for each state of the picture")]
pub(super) struct Readings {
    pub(super) as_printed: bool,
    pub(super) at_half: bool,
    pub(super) blurred: bool,
    pub(super) turned: bool,
}

impl Readings {
    /// Reads a picture of the code and its surroundings as `printed` at so many pixels a millimetre
    /// and in worse states.
    pub(super) fn of(grey: &Plane, printed: &Plane, module_mm: f64, print_per_mm: f64) -> Self {
        let half = (print_per_mm / 2.0).max(FEWEST_PX / module_mm);
        let blur_px = BLUR_MODULES * module_mm * printed.pixels_per_mm;
        Self {
            as_printed: text(printed).is_some(),
            at_half: text(&grey.coarser(half)).is_some(),
            blurred: text(&printed.blurred(blur_px)).is_some(),
            turned: text(&printed.turned(TURN)).is_some(),
        }
    }
}

/// What the code in the middle of a picture says, to a reader that expects dark on light; by our own
/// reader, else by rqrr's.
pub(super) fn text(grey: &Plane) -> Option<String> {
    own(grey).or_else(|| other(grey))
}

/// Dark is what is darker than half way between the extremes of the picture, else what is darker
/// than its surroundings.
fn own(grey: &Plane) -> Option<String> {
    let (dark, light) = grey
        .values
        .iter()
        .fold((1.0_f32, 0.0_f32), |(dark, light), value| (dark.min(*value), light.max(*value)));
    let half_way = Ground::between(grey, f64::from(dark), f64::from(light));
    let by = |grounds: &[Ground<'_>]| {
        // On the very picture a look costs little.
        let texts = accepted(grounds, 0.0, |sketch| {
            let frame = Frame::settle(grey, sketch, TIMED).filter(|_| !sketch.is_inverted)?;
            Some(frame.levels(grey).decode()?.1)
        });
        texts.into_iter().next()
    };
    by(&[half_way]).or_else(|| by(&Ground::around(grey)))
}

/// What rqrr finds and reads by itself.
fn other(grey: &Plane) -> Option<String> {
    let values = grey.bytes();
    let value = |x, y| values[y * grey.width + x];
    let mut image = PreparedImage::prepare_from_greyscale(grey.width, grey.height, value);
    image.detect_grids().iter().find_map(|grid| Some(grid.decode().ok()?.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{Level, QrSymbol};

    /// A symbol with its quiet zone, so many pixels a module, its corner at a part of a pixel.
    fn drawn(symbol: &QrSymbol, module_px: f64, phase: f64) -> Plane {
        let side = symbol.modules() + 8;
        let fine = 16;
        let width = side * fine;
        let module = |at: usize| at / fine;
        let points = (0..width).flat_map(|y| (0..width).map(move |x| (x, y)));
        let value = |(x, y)| if symbol.is_dark(module(x), module(y)) { 0.0 } else { 1.0 };
        let plane = Plane {
            width,
            height: width,
            pixels_per_mm: fine as f64,
            origin: (0.0, 0.0),
            values: points.map(value).collect(),
        };
        let shifted = Plane { width: width + fine, height: width + fine, ..plane.clone() };
        let off = (phase * fine as f64 / module_px) as usize;
        let values = (0..shifted.height).flat_map(|y| {
            let plane = &plane;
            (0..shifted.width).map(move |x| {
                let (x, y) = (x.saturating_sub(off), y.saturating_sub(off));
                if x < plane.width && y < plane.height { plane.at(x, y) as f32 } else { 1.0 }
            })
        });
        Plane { values: values.collect(), ..shifted }.coarser(module_px)
    }

    #[test]
    fn reads_symbols_of_few_pixels_a_module() {
        let mut unread = Vec::new();
        for level in [Level::L, Level::M, Level::Q, Level::H] {
            for length in [1, 10, 30, 60, 110] {
                let text =
                    format!("https://example.vn/{}", "a1B2c3d4-5".repeat(12).split_at(length).0);
                let symbol = QrSymbol::of(&text, level).unwrap();
                for module_px in [2.5, 3.0, 3.9, 6.0] {
                    for phase in [0.0, 0.3, 0.7] {
                        let plane = drawn(&symbol, module_px, phase);
                        if own(&plane).as_deref() != Some(text.as_str()) {
                            unread.push((level, length, module_px, phase));
                        }
                    }
                }
            }
        }
        assert_eq!(unread, []);
    }
}
