//! Bounds that keep hostile or broken files from hanging or killing the process.

use serde::{Deserialize, Serialize};

/// The limits that a whole file may be over, named as the fields of [`Limits`]; the bounds of one
/// filter effect are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LimitName {
    /// Size of the file.
    Bytes,
    /// Depth of elements.
    Nesting,
    /// Number of elements.
    Nodes,
    /// Attributes of one element.
    Attributes,
    /// Length of one text.
    TextChars,
    /// Pieces of one text.
    TextCost,
    /// Length of all texts.
    AllTextChars,
    /// Growth by entities.
    Expansion,
    /// Length of outlines.
    OutlinePoints,
    /// Growth by references.
    References,
    /// Style rules.
    StyleCost,
    /// One filter effect.
    Filter,
    /// Pixels of pictures.
    RasterPixels,
    /// Layers of a rendering.
    RenderCost,
    /// Size of the page.
    PagePx,
}

/// How much of everything a label may hold.
///
/// The defaults are several times what real labels need; each was measured to
/// keep usvg within a second.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the file, and of a .svgz once inflated. Default: 16 MiB.
    pub bytes: usize,
    /// Depth of nested elements. Default: 128.
    pub nesting: usize,
    /// Elements, attributes and texts together. Default: 200 000.
    pub nodes: u32,
    /// Attributes of one element. Default: 512.
    pub attributes: usize,
    /// Characters of one text element. Default: 20 000.
    pub text_chars: usize,
    /// Characters times pieces (tspans) of one text element, the measure of
    /// usvg's shaping cost. Default: 2 000 000.
    pub text_cost: usize,
    /// Bytes of all text elements together. Default: 400 000.
    pub all_text_chars: usize,
    /// Bytes that references to entities may expand to. Default: 4 MiB.
    pub expansion: usize,
    /// Numbers in the outlines of all paths together. Default: 500 000.
    pub outline_points: usize,
    /// Elements once all references are followed (`<use>`, masks, clip paths, patterns, markers),
    /// each layer counted as a hundred. Default: 300 000.
    pub references: f64,
    /// Style rules times elements. Default: 20 000 000.
    pub style_cost: usize,
    /// Pixels of all placed pictures together. Default: 80 million.
    pub raster_pixels: u64,
    /// Fonts that the file brings along in `@font-face`. Default: 64.
    pub embedded_fonts: u64,
    /// These fonts times letters, each counted in every case and composition: text may go through
    /// one font after another. Default: 10 million.
    pub font_cost: u64,
    /// Bytes of all these fonts together once unpacked. Default: 16 MiB.
    pub embedded_font_bytes: usize,
    /// Points of all glyphs of these fonts, and of the text in any one of them. Default: 20 million.
    pub embedded_points: u64,
    /// Layers and filter steps that a rendering stacks up, in units of one page-wide layer. Default: 500.
    pub render_cost: f64,
    /// Pixels of the page at 96 dpi along each side. Default: 20 000.
    pub page_px: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            nesting: 128,
            nodes: 200_000,
            attributes: 512,
            text_chars: 20_000,
            text_cost: 2_000_000,
            all_text_chars: 400_000,
            expansion: 4 << 20,
            outline_points: 500_000,
            references: 300_000.0,
            style_cost: 20_000_000,
            raster_pixels: 80_000_000,
            embedded_fonts: 64,
            font_cost: 10_000_000,
            embedded_font_bytes: 16 << 20,
            embedded_points: 20_000_000,
            render_cost: 500.0,
            page_px: 20_000.0,
        }
    }
}
