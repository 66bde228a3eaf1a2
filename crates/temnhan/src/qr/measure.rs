//! A QR code measured on a fine picture of it.

use super::frame::{Frame, Levels};
use super::plane::Plane;
use super::reading::Readings;
use super::{cover, damage, gaps, quiet};
use crate::report::{CodeReport, QrMeasures};
use crate::units::{Mm, RectMm};

/// Modules around a symbol that a reader is shown: its quiet zone, and what lies just beyond.
const READ_MARGIN: f64 = 6.0;

/// What a code and its surroundings are measured on.
pub(super) struct Planes {
    pub(super) grey: Plane,
    pub(super) reflectance: Plane,
    pub(super) in_red: Plane,
    /// Lightness of the symbol alone, finer than the others.
    pub(super) joints: Plane,
}

/// The code as the report shows it. `label` is the label within its trim; the code is read as if
/// printed at so many dots a millimetre.
pub(super) fn report(
    planes: &Planes,
    frame: &Frame,
    label: &RectMm,
    print_per_mm: f64,
) -> CodeReport {
    let Planes { grey, reflectance, in_red, joints } = planes;
    let levels = frame.levels(reflectance);
    let in_grey = frame.levels(grey);
    let decoded = in_grey.decode().or_else(|| levels.decode());
    let meta = decoded.as_ref().map(|(meta, _)| meta);
    let (wide, high) = frame.module_px();
    let module_mm = f64::midpoint(wide, high) / grey.pixels_per_mm;
    let printed = grey.coarser(print_per_mm);
    let at_print = frame.moved(grey, &printed);
    let read = frame.area(grey).grown(READ_MARGIN * module_mm);
    let seen = |plane: &Plane| plane.cut(&read).unwrap_or_else(|| plane.clone());
    let readings = Readings::of(&seen(grey), &seen(&printed), module_mm, print_per_mm);
    CodeReport {
        symbology: "qr".to_owned(),
        payload: decoded.as_ref().map(|(_, payload)| payload.clone()),
        area_mm: frame.area(grey),
        module_mm: Mm(module_mm),
        quiet_zone_modules: quiet::zone(reflectance, frame, &levels, label),
        symbol_contrast: levels.contrast(),
        decoded: readings.as_printed,
        qr: Some(QrMeasures {
            modules: frame.modules,
            level: meta.map(|meta| damage::level_name(meta).to_owned()),
            inverted: frame.is_inverted,
            red_contrast: frame.levels(in_red).contrast(),
            side_ratio: wide / high,
            skew_degrees: frame.skew_degrees(),
            modulation: at_print.levels(&printed).modulation(),
            unused_error_correction: meta
                .and_then(|meta| damage::unused_correction(&in_grey, meta)),
            wrong_pattern_modules: damage::wrong_patterns(&in_grey, meta),
            covered: cover::share(grey, frame, &in_grey),
            gaps: gaps::share(joints, &frame.moved(grey, joints), &in_grey),
            reads_at_half: readings.at_half,
            reads_blurred: readings.blurred,
            reads_turned: readings.turned,
        }),
        bars: None,
    }
}

impl Frame {
    /// The symbol without its quiet zone, upright on the label.
    pub(super) fn area(&self, plane: &Plane) -> RectMm {
        let size = self.modules as f64;
        let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)];
        RectMm::around(corners.map(|(across, down)| plane.to_label(self.point(across, down))))
    }

    /// How far the corner is from a right angle.
    fn skew_degrees(&self) -> f64 {
        let ((ax, ay), (bx, by)) = (self.across, self.down);
        let (wide, high) = self.module_px();
        ((ax * bx + ay * by) / (wide * high)).clamp(-1.0, 1.0).asin().to_degrees().abs()
    }
}

impl Levels {
    /// The difference in lightness between light and dark modules, 0 to 1.
    fn contrast(&self) -> f64 {
        self.light - self.dark
    }
}
