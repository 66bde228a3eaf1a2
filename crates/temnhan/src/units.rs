//! Millimetres and rectangles on the printed label.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// A length on the printed label, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
#[serde(transparent)]
pub struct Mm(pub f64);

impl Serialize for Mm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(rounded(self.0))
    }
}

/// Two decimals and the unit, as a ruler reads: `0.71 mm`.
impl fmt::Display for Mm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        write!(f, "{text} mm")
    }
}

/// Rounds to a thousandth, the precision of every number in a report.
pub(crate) fn rounded(value: f64) -> f64 {
    let rounded = (value * 1000.0).round() / 1000.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// An upright rectangle on the label: left, top, width, height in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RectMm {
    /// Distance of the left side from the left of the label.
    pub x: f64,
    /// Distance of the top side from the top of the label.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl RectMm {
    /// The rectangle between two corners.
    pub fn from_corners(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { x: left, y: top, width: right - left, height: bottom - top }
    }

    /// The smallest rectangle that holds some points.
    pub(crate) fn around<const N: usize>(points: [(f64, f64); N]) -> Self {
        let (x, y) = (points.map(|point| point.0), points.map(|point| point.1));
        let least = |values: [f64; N]| values.into_iter().fold(f64::MAX, f64::min);
        let most = |values: [f64; N]| values.into_iter().fold(f64::MIN, f64::max);
        Self::from_corners(least(x), least(y), most(x), most(y))
    }

    /// Distance of the right side from the left of the label.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Distance of the bottom side from the top of the label.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::from_corners(
            self.x.min(other.x),
            self.y.min(other.y),
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        )
    }

    /// The same rectangle elsewhere.
    pub(crate) fn moved(&self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y, ..*self }
    }

    /// Whether the centre of `other` lies inside this rectangle.
    pub fn holds_centre_of(&self, other: &Self) -> bool {
        let (x, y) = (other.x + other.width / 2.0, other.y + other.height / 2.0);
        self.x <= x && x <= self.right() && self.y <= y && y <= self.bottom()
    }

    /// Whether all of `other` lies inside this rectangle.
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && other.right() <= self.right()
            && self.y <= other.y
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        const EDGE: f64 = 1e-6;
        self.x + EDGE < other.right()
            && other.x + EDGE < self.right()
            && self.y + EDGE < other.bottom()
            && other.y + EDGE < self.bottom()
    }

    /// The area that both share, in square millimetres.
    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        let width = self.right().min(other.right()) - self.x.max(other.x);
        let height = self.bottom().min(other.bottom()) - self.y.max(other.y);
        width.max(0.0) * height.max(0.0)
    }

    /// How far the nearest side of `around` lies from this one inside it; negative by how far this
    /// one reaches beyond.
    pub(crate) fn inside(&self, around: &Self) -> f64 {
        let across = (self.x - around.x).min(around.right() - self.right());
        across.min(self.y - around.y).min(around.bottom() - self.bottom())
    }

    /// The distance between two rectangles; 0 where they touch.
    pub(crate) fn gap(&self, other: &Self) -> f64 {
        let across = (other.x - self.right()).max(self.x - other.right()).max(0.0);
        let down = (other.y - self.bottom()).max(self.y - other.bottom()).max(0.0);
        across.hypot(down)
    }

    /// The same rectangle with so much more on each side.
    pub(crate) fn grown(&self, by: f64) -> Self {
        Self::from_corners(self.x - by, self.y - by, self.right() + by, self.bottom() + by)
    }

    /// How finely it is drawn on so many pixels, in pixels a millimetre.
    pub(crate) fn pixels_per_mm(&self, pixels: f64) -> f64 {
        (pixels / self.area().max(1e-6)).sqrt()
    }

    /// Area in square millimetres.
    pub fn area(&self) -> f64 {
        self.width * self.height
    }
}

/// `[x, y, width, height]`, rounded to a micrometre.
impl Serialize for RectMm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.x, self.y, self.width, self.height].map(rounded).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RectMm {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [x, y, width, height] = <[f64; 4]>::deserialize(deserializer)?;
        Ok(Self { x, y, width, height })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RectMm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RectMm".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <[f64; 4]>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_like_a_ruler() {
        assert_eq!(Mm(0.714).to_string(), "0.71 mm");
        assert_eq!(Mm(4.0).to_string(), "4 mm");
    }

    #[test]
    fn rounds_to_a_micrometre_and_knows_no_negative_zero() {
        assert_eq!(serde_json::to_string(&Mm(1.234_56)).unwrap(), "1.235");
        assert_eq!(serde_json::to_string(&Mm(-0.000_01)).unwrap(), "0.0");
    }
}
