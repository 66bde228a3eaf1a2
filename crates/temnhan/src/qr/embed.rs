//! Puts a code into an artwork and proves it.

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::Transform;

use super::free::{FreePlace, places};
use super::place::{BOX, Placeholder};
use super::symbol::{QrSymbol, number};
use super::{Embed, Embedded, payload, read};
use crate::error::{Error, ErrorId};
use crate::pack::LayerNames;
use crate::product::Artwork;
use crate::report::SizeBasis;
use crate::source::edit::{Target, packed, prefix};
use crate::source::{self, Fonts, Limits, Source, bound, xml};
use crate::units::{Mm, RectMm, rounded};

/// Modules that are tried where none is asked for, in millimetres.
const MODULES_MM: [f64; 2] = [0.5, 0.4];
/// How far codes stay from the trim where the product file does not say.
const SAFE_MARGIN_MM: f64 = 2.0;
/// A code may be larger than its placeholder by this, in millimetres.
const TOLERANCE_MM: f64 = 0.02;

/// Puts a code into an artwork and proves that it reads back from the rendering.
///
/// Without a place given the code stands upright in the middle of the element tagged
/// `data-temnhan="qr"` or named `qr`, and takes its place; a code put there before is replaced.
/// Without such an element it stands in the best free place of the label. All other bytes stay as they are; a compressed file is compressed again.
///
/// # Errors
///
/// What cannot be judged at all, and refusals: two placeholders, no room,
/// a page of assumed size, an address that is no http(s) URL, or a result that does not read back.
pub fn embed(
    svg: &[u8],
    embed: &Embed,
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Embedded, Error> {
    payload::check(&embed.url)?;
    let text = bound::text(svg, limits)?;
    let names = LayerNames::shipped();
    let source = source::read(svg, artwork, fonts, limits, &names)?;
    if source.size.basis == SizeBasis::Assumed {
        return Err(refused(
            "Chưa biết kích thước thật của nhãn nên không đặt được mã đúng cỡ; ghi artwork.width_mm trong tệp sản phẩm.",
            "The label's true size is unknown, so a code cannot be sized; set artwork.width_mm in the product file.",
        ));
    }
    let document = xml::parse(&text, limits)?;
    let placeholder = placeholder(&document, embed)?;
    let target = match &placeholder {
        Some(placeholder) => Target::Replace(placeholder.bytes.clone()),
        None => Target::end_of(&document, &text)?,
    };
    let symbol = QrSymbol::of(&embed.url, embed.level)?;
    let (room, places) = if placeholder.is_none() && embed.at.is_none() {
        free_room(&source, &symbol, embed, artwork)?
    } else {
        (room(&source, placeholder.as_ref(), embed)?, Vec::new())
    };
    let module = module(&symbol, &room, embed)?;
    let side = symbol.side_mm(module);
    let (left, top) = match embed.at {
        Some(at) => at,
        None => room.centred(side),
    };
    let to_local = target.to_local(&text, artwork, fonts, limits, &names)?.ok_or_else(|| {
        refused(
            "Chỗ dành cho mã nằm trong phần không được vẽ ra.",
            "The place for the code lies in a part that is not drawn.",
        )
    })?;
    let id = placeholder.and_then(|placeholder| placeholder.id);
    let element = Element {
        prefix: prefix(&document, &text),
        id: id.clone(),
        room: [room.x, room.y, room.width, room.height],
        transform: to_local.pre_translate(left as f32, top as f32),
        side,
        path: symbol.path(module),
    };
    let edited = target.apply(&text, &element.to_string());
    let bytes = packed(svg, &edited)?;
    let (x, y) = source.size.origin;
    let area_mm = RectMm { x: left - x, y: top - y, width: side, height: side };
    let printed = source::read(&bytes, artwork, fonts, limits, &names)?;
    prove(&printed, embed, &area_mm)?;
    Ok(Embedded {
        svg: bytes,
        area_mm,
        module_mm: Mm(module),
        version: symbol.version,
        placeholder: id.filter(|_| embed.at.is_none()),
        places,
        remarks: Vec::new(),
    })
}

fn refused(vi: impl Into<String>, en: impl Into<String>) -> Error {
    Error::new(ErrorId::CodeRefused, vi, en)
}

/// The placeholder or this tool's own code; `None` where the code goes to the end of the root.
fn placeholder(document: &Document<'_>, embed: &Embed) -> Result<Option<Placeholder>, Error> {
    match (Placeholder::of(document), embed.at) {
        (Ok(Some(own)), _) if own.box_mm.is_some() => Ok(Some(own)),
        (_, Some(_)) => Ok(None),
        (found, None) => found,
    }
}

/// The best free place for the largest usual module that fits anywhere, in page millimetres, with
/// those after it.
fn free_room(
    source: &Source,
    symbol: &QrSymbol,
    embed: &Embed,
    artwork: &Artwork,
) -> Result<(RectMm, Vec<FreePlace>), Error> {
    let safe_margin = artwork.safe_margin_mm.unwrap_or(SAFE_MARGIN_MM);
    let modules = embed.module_mm.map_or(MODULES_MM.to_vec(), |module| vec![module]);
    let tried = modules.iter().map(|module| places(source, symbol.side_mm(*module), safe_margin));
    let places = tried.into_iter().find(|places| !places.is_empty()).ok_or_else(|| {
        refused(
            "Không còn chỗ trống đủ cho mã: chừa một ô vuông có nền đều màu, hoặc vẽ hình chữ nhật id=\"qr\", hoặc cho vị trí bằng --at X,Y.",
            "There is no free place for the code: leave a square of even ground, or name a rectangle id=\"qr\", or give a position with --at X,Y.",
        )
    })?;
    let (left, top) = source.size.origin;
    Ok((places[0].area_mm.moved(left, top), places))
}

/// The rectangle for the code with its quiet zone, in page millimetres.
fn room(
    source: &Source,
    placeholder: Option<&Placeholder>,
    embed: &Embed,
) -> Result<RectMm, Error> {
    let size = &source.size;
    if let Some((x, y)) = embed.at {
        return Ok(RectMm::from_corners(x, y, size.page.0, size.page.1));
    }
    if let Some([x, y, width, height]) = placeholder.and_then(|placeholder| placeholder.box_mm) {
        return Ok(RectMm { x, y, width, height });
    }
    let tagged = source.marked.tagged.iter().find(|tagged| tagged.tag == "qr");
    let area = tagged.and_then(|tagged| source.area_of(&tagged.drawn_id)).ok_or_else(|| {
        refused(
            "Phần tử dành cho mã không được vẽ ra nên không biết chỗ của nó.",
            "The element meant for the code is not drawn, so its place is unknown.",
        )
    })?;
    if area.width <= 0.0 || area.height <= 0.0 || !size.page_area().holds(&area) {
        return Err(refused(
            "Chỗ dành cho mã không có bề rộng, hoặc nằm ngoài trang.",
            "The place for the code has no extent, or lies off the page.",
        ));
    }
    Ok(RectMm {
        x: rounded(area.x + size.origin.0),
        y: rounded(area.y + size.origin.1),
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
fn module(symbol: &QrSymbol, room: &RectMm, embed: &Embed) -> Result<f64, Error> {
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

/// Reads the result as printed; the payload must come back from the very place.
fn prove(printed: &Source, embed: &Embed, place: &RectMm) -> Result<(), Error> {
    let codes = read::all(printed, None).found;
    let reads = codes.into_iter().any(|code| {
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
