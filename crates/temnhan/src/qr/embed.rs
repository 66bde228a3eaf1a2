//! Puts a code into an artwork and proves it.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use usvg::roxmltree::Document;
use usvg::tiny_skia_path::Transform;

use super::edit::{BOX, Target, prefix};
use super::symbol::{Symbol, number};
use super::{Embed, Embedded, read, url};
use crate::error::{Error, ErrorId};
use crate::product::Artwork;
use crate::report::SizeBasis;
use crate::source::{self, Fonts, Limits, Source, bound, xml};
use crate::units::{Mm, RectMm, rounded};

/// Modules that are tried where none is asked for, in millimetres.
const MODULES_MM: [f64; 2] = [0.5, 0.4];
/// A code may be larger than its placeholder by this, in millimetres.
const TOLERANCE_MM: f64 = 0.02;
/// The id of the element by which the place's transform is found.
const PROBE: &str = "temnhan-probe";

/// Puts a code into an artwork and proves that it reads back from the rendering.
///
/// Without a place the code stands upright in the middle of the element tagged
/// `data-temnhan="qr"` or named `qr`, and takes its place; a code put there before is replaced.
/// All other bytes stay as they are; a compressed file is compressed again.
///
/// # Errors
///
/// What cannot be judged at all, and refusals: no placeholder and no place given, no room,
/// a page of assumed size, an address that is no http(s) URL, or a result that does not read back.
pub fn embed(
    svg: &[u8],
    embed: &Embed,
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Embedded, Error> {
    url::check(&embed.url)?;
    let text = bound::text(svg, limits)?;
    let source = source::read(svg, artwork, fonts, limits)?;
    if source.size.basis == SizeBasis::Assumed {
        return Err(refused(
            "Chưa biết kích thước thật của nhãn nên không đặt được mã đúng cỡ; ghi artwork.width_mm trong tệp sản phẩm.",
            "The label's true size is unknown, so a code cannot be sized; set artwork.width_mm in the product file.",
        ));
    }
    let document = xml::parse(&text, limits)?;
    let target = target(&document, &text, embed)?;
    let symbol = Symbol::of(&embed.url, embed.level)?;
    let room = room(&source, &target, embed)?;
    let module = module(&symbol, &room, embed)?;
    let side = symbol.side_mm(module);
    let (left, top) = match embed.at {
        Some(at) => at,
        None => room.centred(side),
    };
    let to_local = to_local(&text, &target, artwork, fonts, limits)?;
    let element = Element {
        prefix: prefix(&document, &text),
        id: target.id(),
        room: [room.x, room.y, room.width, room.height],
        transform: to_local.pre_translate(left as f32, top as f32),
        side,
        path: symbol.path(module),
    };
    let edited = target.apply(&text, &element.to_string());
    let bytes = packed(svg, &edited)?;
    prove(&bytes, embed, (left, top, side), artwork, fonts, limits)?;
    let bleed = source.size.bleed;
    Ok(Embedded {
        svg: bytes,
        area_mm: RectMm { x: left - bleed, y: top - bleed, width: side, height: side },
        module_mm: Mm(module),
        version: symbol.version,
        placeholder: target.id().filter(|_| embed.at.is_none()),
    })
}

fn refused(vi: impl Into<String>, en: impl Into<String>) -> Error {
    Error::new(ErrorId::CodeRefused, vi, en)
}

/// The placeholder or this tool's own code; with a place given, the end of the root.
fn target(document: &Document<'_>, text: &str, embed: &Embed) -> Result<Target, Error> {
    match (Target::placeholder(document), embed.at) {
        (Some(own @ Target::Replace { box_mm: Some(_), .. }), _) => Ok(own),
        (_, Some(_)) => Target::end_of(document, text),
        (Some(placeholder), None) => Ok(placeholder),
        (None, None) => Err(refused(
            "Không có chỗ dành cho mã: đặt id=\"qr\" cho một hình chữ nhật, hoặc cho vị trí bằng --at X,Y.",
            "No place for a code: name a rectangle id=\"qr\", or give a position with --at X,Y.",
        )),
    }
}

/// The rectangle for the code with its quiet zone, in page millimetres.
fn room(source: &Source, target: &Target, embed: &Embed) -> Result<RectMm, Error> {
    let size = &source.size;
    let page = (size.width + 2.0 * size.bleed, size.height + 2.0 * size.bleed);
    if let Some((x, y)) = embed.at {
        return Ok(RectMm::from_corners(x, y, page.0, page.1));
    }
    if let Target::Replace { box_mm: Some([x, y, width, height]), .. } = *target {
        return Ok(RectMm { x, y, width, height });
    }
    let tagged = source.tagged.iter().find(|tagged| tagged.tag == "qr");
    let area = tagged.and_then(|tagged| source.area_of(&tagged.drawn_id)).ok_or_else(|| {
        refused(
            "Phần tử dành cho mã không được vẽ ra nên không biết chỗ của nó.",
            "The element meant for the code is not drawn, so its place is unknown.",
        )
    })?;
    Ok(RectMm {
        x: rounded(area.x + size.bleed),
        y: rounded(area.y + size.bleed),
        width: rounded(area.width),
        height: rounded(area.height),
    })
}

impl RectMm {
    /// The top left corner of a square in the middle, to a micrometre.
    fn centred(&self, side: f64) -> (f64, f64) {
        let corner =
            |start: f64, length: f64| ((start + (length - side) / 2.0) * 1000.0).round() / 1000.0;
        (corner(self.x, self.width), corner(self.y, self.height))
    }
}

/// The module asked for, or the largest usual one that fits.
fn module(symbol: &Symbol, room: &RectMm, embed: &Embed) -> Result<f64, Error> {
    let space = room.width.min(room.height) + TOLERANCE_MM;
    let asked = embed.module_mm.map_or(MODULES_MM.to_vec(), |module| vec![module]);
    let fits = |module: &f64| *module > 0.0 && symbol.side_mm(*module) <= space;
    asked.iter().copied().find(fits).ok_or_else(|| {
        let smallest = asked.iter().copied().fold(f64::MAX, f64::min);
        let needs = Mm(symbol.side_mm(smallest)).to_string();
        let has = Mm(space - TOLERANCE_MM).to_string();
        let comma = |number: &str| number.replace('.', ",");
        refused(
            format!("Mã cần ô vuông {}, chỗ dành sẵn chỉ có {}.", comma(&needs), comma(&has)),
            format!("The code needs a square of {needs}; there is room for {has} only."),
        )
    })
}

/// The transform from page millimetres to the coordinates at the target.
fn to_local(
    text: &str,
    target: &Target,
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Transform, Error> {
    let document = xml::parse(text, limits)?;
    let prefix = prefix(&document, text);
    let probe =
        format!("<{prefix}rect id=\"{PROBE}\" width=\"1\" height=\"1\" style=\"fill:#000\"/>");
    let at = target.start();
    let probed = format!("{}{probe}{}", &text[..at], &text[at..]);
    let source = source::read(probed.as_bytes(), artwork, fonts, limits)?;
    let to_page = source.tree.node_by_id(PROBE).map(usvg::Node::abs_transform);
    let from_page = to_page.and_then(|to_page| to_page.invert()).ok_or_else(|| {
        refused(
            "Chỗ dành cho mã nằm trong phần không được vẽ ra.",
            "The place for the code lies in a part that is not drawn.",
        )
    })?;
    let (x, y) = source.size.scale;
    Ok(from_page.pre_scale((1.0 / x) as f32, (1.0 / y) as f32))
}

/// The code as it is written into the file.
struct Element {
    prefix: String,
    id: Option<String>,
    room: [f64; 4],
    /// From millimetres at its corner to the coordinates around it.
    transform: Transform,
    side: f64,
    path: String,
}

/// One path of dark modules on a light square. Its paint is set by style, which a style sheet's
/// plain rules do not overrule.
impl std::fmt::Display for Element {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { prefix, id, room, transform, side, path } = self;
        let id = id.as_deref().unwrap_or("qr").replace('&', "&amp;").replace('"', "&quot;");
        let room = room.map(number).join(" ");
        let side = number(*side);
        let t = transform;
        let row = [t.sx, t.ky, t.kx, t.sy, t.tx, t.ty].map(|value| number(f64::from(value)));
        let row = row.join(" ");
        write!(
            f,
            "<{prefix}g id=\"{id}\" data-temnhan=\"qr\" {BOX}=\"{room}\" transform=\"matrix({row})\">\
             <{prefix}rect style=\"fill:#fff;stroke:none;opacity:1\" width=\"{side}\" height=\"{side}\"/>\
             <{prefix}path style=\"fill:#000;stroke:none;opacity:1\" d=\"{path}\"/></{prefix}g>"
        )
    }
}

impl Target {
    fn id(&self) -> Option<String> {
        match self {
            Self::Replace { id, .. } => id.clone(),
            Self::Append { .. } => None,
        }
    }
}

/// Compressed where the source was.
fn packed(source: &[u8], text: &str) -> Result<Vec<u8>, Error> {
    if !bound::is_compressed(source) {
        return Ok(text.as_bytes().to_vec());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
    written
        .map_err(|error| refused("Không nén lại được tệp.", format!("Cannot compress: {error}.")))
}

/// Reads the result as printed; the payload must come back from the very place.
fn prove(
    bytes: &[u8],
    embed: &Embed,
    (left, top, side): (f64, f64, f64),
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<(), Error> {
    let source = source::read(bytes, artwork, fonts, limits)?;
    let bleed = source.size.bleed;
    let place = RectMm { x: left - bleed, y: top - bleed, width: side, height: side };
    let reads = read::all(&source).into_iter().any(|code| {
        code.payload.as_deref() == Some(&embed.url) && place.holds_centre_of(&code.area_mm)
    });
    if reads {
        return Ok(());
    }
    Err(refused(
        "Đã thử đặt mã nhưng đọc lại từ bản dựng không ra đúng nội dung (mã bị che, cắt hoặc quá nhỏ); không ghi gì cả.",
        "The code was tried, but it does not read back from the rendering (covered, clipped or too small); nothing was written.",
    ))
}
