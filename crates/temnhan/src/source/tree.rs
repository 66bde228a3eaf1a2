//! The resolved drawing: usvg with our fonts, no files, and every doubt recorded.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use usvg::fontdb::Database;
use usvg::roxmltree::{self, Document, ParsingOptions};
use usvg::{FontResolver, ImageHrefResolver, ImageKind};

use super::embedded::UnusableFace;
use super::layer::{Layers, LeftOut};
use super::mark::{Copied, Marked, Tagged, number};
use super::render_cost::render_cost;
use super::size::PageSize;
use super::{Fonts, LimitName, Limits, bound, embedded, faces, guard, outside, trim, xml};
use crate::error::{Error, ErrorId};
use crate::label::measures::Measures;
use crate::pack::LayerNames;
use crate::paper::Paper;
use crate::product::Artwork;
use crate::units::RectMm;

/// The family usvg is told to take where the file names none.
pub(crate) const UNNAMED: &str = "unnamed";

/// What the letters of a resolved drawing are good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// To be painted.
    Drawn,
    /// To be read and measured: they stand where they are drawn.
    Boxed,
}

/// A document ready to be measured.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) tree: usvg::Tree,
    /// The faces that text may use.
    pub(crate) faces: Arc<Database>,
    /// The same under the same ids, with boxes for letters.
    boxed: Arc<Database>,
    pub(crate) measures: Arc<Measures>,
    pub(crate) size: PageSize,
    pub(crate) paper: Paper,
    /// The copy that the tree was resolved from, and what its numbers mean.
    pub(crate) marked: Marked,
    limits: Limits,
    /// Layers whose text is no content. What is not printed is not in the tree.
    pub(crate) left_out: Vec<LeftOut>,
    /// Tagged elements that are not printed, by index, and their boxes in page pixels.
    pub(crate) unprinted: Vec<(usize, usvg::Rect)>,
    /// Addresses that lead out of the file; none of them is followed.
    pub(crate) outside: Vec<String>,
    /// Fonts inside the file that text cannot use.
    pub(crate) unusable_faces: Vec<UnusableFace>,
    /// Whether rendering it takes longer than a label is worth; its codes are then not looked for.
    pub(crate) is_costly_to_render: bool,
    /// Texts in `<foreignObject>`, which usvg does not draw.
    pub(crate) foreign_objects: usize,
}

impl Source {
    /// The box of a drawn element, in millimetres from the trim's top left corner.
    pub(crate) fn area_of(&self, drawn_id: &str) -> Option<RectMm> {
        Some(self.size.area(self.tree.node_by_id(drawn_id)?.abs_bounding_box()))
    }

    /// The same drawing with its text laid out but not painted.
    ///
    /// # Errors
    ///
    /// What usvg cannot resolve; it could resolve the drawing with its text.
    pub(crate) fn without_text(&self) -> Result<usvg::Tree, Error> {
        let letters = if self.marked.cuts_with_text { &self.faces } else { &self.boxed };
        resolve(&self.marked.without_text(), &self.faces, letters, &self.limits)
    }
}

/// Reads a label's bytes into a resolved drawing.
///
/// # Errors
///
/// What [`bound::text`], [`xml::parse`], the guards and [`PageSize::settle`]
/// refuse, and drawings that usvg cannot resolve.
pub(crate) fn read(
    bytes: &[u8],
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
    layer_names: &LayerNames,
) -> Result<Source, Error> {
    read_with(Letters::Drawn, bytes, artwork, fonts, limits, layer_names)
}

/// As [`read`], for what is read and measured and not painted: its text is laid out and not outlined.
///
/// # Errors
///
/// As those of [`read`].
pub(crate) fn read_unpainted(
    bytes: &[u8],
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
    layer_names: &LayerNames,
) -> Result<Source, Error> {
    read_with(Letters::Boxed, bytes, artwork, fonts, limits, layer_names)
}

fn read_with(
    letters: Letters,
    bytes: &[u8],
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
    layer_names: &LayerNames,
) -> Result<Source, Error> {
    let text = bound::text(bytes, limits)?;
    let document = xml::parse(&text, limits)?;
    guard::check(&document, &text, limits)?;
    let layers = Layers::of(&document, layer_names);
    let marked = number(&document, &text, &layers, Copied::AsPrinted);
    let mut faces = fonts.database();
    let unusable_faces = embedded::load(&document, &mut faces, limits);
    let boxed = fonts.boxed(&faces);
    let full = if layers.any_hidden() {
        let outlines = number(&document, &text, &layers, Copied::Outlines);
        Some(resolve(&outlines.text, &faces, &boxed, limits)?)
    } else {
        None
    };
    let measures = fonts.measures(&faces);
    let letters = match letters {
        Letters::Drawn => &faces,
        Letters::Boxed => &boxed,
    };
    let tree = resolve(&marked.text, &faces, letters, limits)?;
    let trim = full.as_ref().and_then(|full| trim::of(full, &tree, &marked.tagged));
    let unprinted = full.map_or_else(Vec::new, |full| unprinted(&full, &tree, &marked.tagged));
    let outside = outside::addresses(&document);
    let page_px = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    if page_px.0.max(page_px.1) > limits.page_px {
        return Err(Error::over(
            LimitName::PagePx,
            format!(
                "Trang rộng {:.0} × {:.0} điểm, quá lớn đối với một nhãn.",
                page_px.0, page_px.1
            ),
            format!(
                "The page is {:.0} × {:.0} pixels, too large for a label.",
                page_px.0, page_px.1
            ),
        ));
    }
    let size = PageSize::settle(page_px, document.root_element(), trim, artwork)?;
    let is_costly_to_render = render_cost(tree.root()) > limits.render_cost;
    let foreign_objects = document
        .descendants()
        .filter(|node| node.has_tag_name((xml::SVG_NAMESPACE, "foreignObject")));
    let foreign_objects = foreign_objects.filter(|node| has_letters(*node)).count();
    let left_out = layers.all;
    Ok(Source {
        tree,
        faces,
        boxed,
        measures,
        size,
        paper: artwork.paper.unwrap_or_default(),
        marked,
        limits: limits.clone(),
        left_out,
        unprinted,
        outside,
        unusable_faces,
        is_costly_to_render,
        foreign_objects,
    })
}

/// The tagged elements that only the full drawing has, and their boxes.
fn unprinted(
    full: &usvg::Tree,
    printed: &usvg::Tree,
    tagged: &[Tagged],
) -> Vec<(usize, usvg::Rect)> {
    let hidden = tagged
        .iter()
        .enumerate()
        .filter(|(_, tagged)| printed.node_by_id(&tagged.drawn_id).is_none());
    let boxes = hidden.filter_map(|(at, tagged)| {
        Some((at, full.node_by_id(&tagged.drawn_id)?.abs_bounding_box()))
    });
    boxes.collect()
}

fn has_letters(node: usvg::roxmltree::Node<'_, '_>) -> bool {
    node.descendants()
        .filter_map(|node| node.text())
        .any(|text| text.chars().any(char::is_alphanumeric))
}

/// Resolves a copy with its letters from the faces or from the boxes under the same ids.
fn resolve(
    numbered: &str,
    faces: &Arc<Database>,
    letters: &Arc<Database>,
    limits: &Limits,
) -> Result<usvg::Tree, Error> {
    let options = ParsingOptions { allow_dtd: true, ..Default::default() };
    let document =
        Document::parse_with_options(numbered, options).map_err(|error| unusable(&error))?;
    let pixels = Arc::new(AtomicU64::new(0));
    let options = usvg::Options {
        font_family: UNNAMED.to_owned(),
        languages: vec!["vi".to_owned(), "en".to_owned()],
        image_href_resolver: data_only(&pixels, limits.raster_pixels),
        font_resolver: FontResolver {
            select_font: Box::new(|font, database| Some(faces::select(font, database))),
            // Where every face is looked through, none has to become boxes.
            select_fallback: Box::new(|character, used, _| {
                faces::fallback(character, used, &mut Arc::clone(faces))
            }),
        },
        // A pixel of a photograph from four of its points, where the smoothest takes sixteen.
        image_rendering: usvg::ImageRendering::Smooth,
        fontdb: Arc::clone(letters),
        ..Default::default()
    };
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::ElementsLimitReached
        | usvg::Error::ParsingFailed(roxmltree::Error::NodesLimitReached) => Error::over(
            LimitName::References,
            "Bản vẽ nhân lên quá nhiều phần tử (<use>, mẫu lặp).",
            "The drawing multiplies into too many elements (<use>, patterns).",
        ),
        other => unusable(&other),
    })?;
    if pixels.load(Ordering::Relaxed) > limits.raster_pixels {
        return Err(Error::over(
            LimitName::RasterPixels,
            "Hình trong bản vẽ quá lớn.",
            "The pictures in the drawing are too large.",
        ));
    }
    Ok(tree)
}

fn unusable(error: &dyn std::fmt::Display) -> Error {
    Error::new(
        ErrorId::Size,
        format!("Không dựng được bản vẽ ({error})."),
        format!("The drawing cannot be resolved: {error}."),
    )
}

/// Pictures inside the file are kept up to so many pixels in all, counted in `pixels` from their
/// headers; whatever lies outside is not followed.
fn data_only(pixels: &Arc<AtomicU64>, most: u64) -> ImageHrefResolver<'static> {
    let pixels = Arc::clone(pixels);
    ImageHrefResolver {
        resolve_data: Box::new(move |mime, data, options| {
            let size = imagesize::blob_size(&data).ok()?;
            let own = size.width as u64 * size.height as u64;
            let all = pixels.fetch_add(own, Ordering::Relaxed).saturating_add(own);
            let resolve = ImageHrefResolver::default_data_resolver();
            let kept = all <= most && !mime.contains("svg");
            if kept { resolve(mime, data, options).filter(is_raster) } else { None }
        }),
        resolve_string: Box::new(|_, _| None),
    }
}

fn is_raster(image: &ImageKind) -> bool {
    !matches!(image, ImageKind::SVG(_))
}
