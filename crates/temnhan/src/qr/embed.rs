//! Puts a code into an artwork and proves it.

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::Transform;

use super::decoder::Decoder;
use super::drawing::Drawing;
use super::place::{BOX, Placeholder};
use super::proof;
use super::room::{Spot, Wanted};
use super::symbol::number;
use super::{Embed, Embedded, refused};
use crate::error::Error;
use crate::escape::escaped;
use crate::pack::LayerNames;
use crate::product::Artwork;
use crate::report::SizeBasis;
use crate::source::edit::{Target, packed, prefix};
use crate::source::{self, Fonts, Limits, Source, bound, xml};
use crate::units::{Mm, RectMm};

/// Puts a code into an artwork and proves that it reads back from the rendering, by this tool's own
/// reader (rqrr's where that finds nothing) and by rxing. It is there with the feature
/// `second-decoder`; [`Checker::embed_with`](crate::Checker::embed_with) takes another decoder.
///
/// Without a place given the code stands upright in the middle of the element tagged
/// `data-temnhan="qr"` (`ean-13`) or so named, and takes its place; a code put there before is
/// replaced. Without such an element it stands in the best free place of the label. All other bytes
/// stay as they are; a compressed file is compressed again.
///
/// # Errors
///
/// What cannot be judged at all, and refusals: two placeholders, no room,
/// a page of assumed size, an address that is no http(s) URL, or a result that does not read back.
#[cfg(feature = "second-decoder")]
pub fn embed(
    svg: &[u8],
    embed: &Embed,
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Embedded, Error> {
    let names = LayerNames::shipped();
    proven(svg, embed, artwork, fonts, limits, names, &super::decoder::rxing).map(|(done, _)| done)
}

/// Puts a code into an artwork and proves it by this tool's own reader and a second; with the
/// result as it was read for the proof.
pub(super) fn proven(
    svg: &[u8],
    embed: &Embed,
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
    names: &LayerNames,
    second: Decoder<'_>,
) -> Result<(Embedded, Source), Error> {
    let drawing = Drawing::of(&embed.code)?;
    let text = bound::text(svg, limits)?;
    let document = xml::parse(&text, limits)?;
    let placeholder = placeholder(&Placeholder::of(&document, drawing.tag()), embed)?;
    let target = match &placeholder {
        Some(placeholder) => Target::Replace(placeholder.bytes.clone()),
        None => Target::end_of(&document, &text)?,
    };
    let prefix = prefix(&document, &text);
    let probed = target.probed(&text, &prefix);
    let letters = if asks_for_letters(&document, embed, placeholder.as_ref()) {
        fonts
    } else {
        &Fonts::none()
    };
    let source = source::read(probed.as_bytes(), artwork, letters, limits, names)?;
    if source.size.basis == SizeBasis::Assumed {
        return Err(refused(
            "Chưa biết kích thước thật của nhãn nên không đặt được mã đúng cỡ; ghi artwork.width_mm trong tệp sản phẩm.",
            "The label's true size is unknown, so a code cannot be sized; set artwork.width_mm in the product file.",
        ));
    }
    let wanted = Wanted::new(&source, &drawing, embed, artwork);
    let spot = wanted.settle(placeholder.as_ref())?;
    let to_local = Target::to_local(&source).ok_or_else(|| {
        refused(
            "Chỗ dành cho mã nằm trong phần không được vẽ ra.",
            "The place for the code lies in a part that is not drawn.",
        )
    })?;
    let id = placeholder.as_ref().and_then(|placeholder| placeholder.id.clone());
    let id = id.unwrap_or_else(|| drawing.tag().to_owned());
    let stood_in = placeholder.is_some().then(|| id.clone());
    let element = Element { prefix, id, drawing: &drawing, spot: &spot, to_local };
    let bytes = packed(svg, &target.apply(&text, &element.to_string()))?;
    let printed = source::read(&bytes, artwork, fonts, limits, names)?;
    let (left, top) = source.size.origin;
    let on_label = |area: &RectMm| area.moved(-left, -top);
    let area_mm = on_label(&spot.code);
    if !proof::reads(&printed, &drawing, &area_mm, artwork.dpi, second) {
        return Err(refused(
            "Đã thử đặt mã nhưng đọc lại từ bản dựng không ra đúng nội dung (mã bị che, cắt hoặc quá nhỏ); không ghi gì cả.",
            "The code was tried, but it does not read back from the rendering (covered, clipped or too small); nothing was written.",
        ));
    }
    let done = Embedded {
        svg: bytes,
        area_mm,
        module_mm: Mm(spot.module_mm),
        version: drawing.version(),
        placeholder: stood_in.filter(|_| embed.at.is_none()),
        line_mm: spot.line.as_ref().map(|(_, strip)| on_label(strip)),
        places: spot.places,
        remarks: Vec::new(),
    };
    Ok((done, printed))
}

/// Whether text tells where there is room: on the ground of the label, in a placeholder, or on a
/// page as large as what is drawn on it.
fn asks_for_letters(
    document: &Document<'_>,
    embed: &Embed,
    placeholder: Option<&Placeholder>,
) -> bool {
    let is_anywhere = embed.at.is_none() && placeholder.is_none();
    let may_have_text = placeholder.is_some_and(|placeholder| placeholder.may_have_text);
    let has_size = document.root_element().has_attribute("viewBox");
    is_anywhere || embed.call_line.is_some() || may_have_text || !has_size
}

/// The placeholder or this tool's own code; `None` where the code goes to the end of the root.
fn placeholder(
    found: &Result<Option<Placeholder>, Error>,
    embed: &Embed,
) -> Result<Option<Placeholder>, Error> {
    match (found, embed.at) {
        (Ok(Some(own)), _) if own.box_mm.is_some() => Ok(Some(own.clone())),
        (_, Some(_)) => Ok(None),
        (found, None) => found.clone(),
    }
}

/// The code as it is written into the file.
struct Element<'a> {
    prefix: String,
    id: String,
    drawing: &'a Drawing,
    spot: &'a Spot,
    /// From page millimetres to the coordinates around it.
    to_local: Transform,
}

/// The symbol on a light ground, with the line beside it. Paint is set by style, which a style
/// sheet's plain rules do not overrule.
impl std::fmt::Display for Element<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { prefix, id, drawing, spot, to_local } = self;
        let Spot { code, line, room, module_mm, .. } = spot;
        let tag = drawing.tag();
        let id = escaped(id);
        let room = [room.x, room.y, room.width, room.height].map(number).join(" ");
        let t = to_local.pre_translate(code.x as f32, code.y as f32);
        let row = [t.sx, t.ky, t.kx, t.sy, t.tx, t.ty].map(|value| number(f64::from(value)));
        let row = row.join(" ");
        let ground = line.as_ref().map_or(*code, |(_, strip)| strip.union(code));
        let (top, width, height) = (ground.y - code.y, number(ground.width), number(ground.height));
        let top = if top < 0.0 { format!(" y=\"{}\"", number(top)) } else { String::new() };
        let ink = drawing.elements(*module_mm, prefix);
        let line =
            line.as_ref().map(|(line, strip)| line.element(prefix, code.width, strip.y - code.y));
        let line = line.unwrap_or_default();
        write!(
            f,
            "<{prefix}g id=\"{id}\" data-temnhan=\"{tag}\" {BOX}=\"{room}\" transform=\"matrix({row})\">\
             <{prefix}rect style=\"fill:#fff;stroke:none;opacity:1\"{top} width=\"{width}\" height=\"{height}\"/>\
             {ink}{line}</{prefix}g>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{Code, CodePicture, Level};

    const ADDRESS: &str = "https://id.example.vn/01/09521234543213";

    /// Where the code stands that takes the place of an element.
    fn in_place_of(element: &str) -> RectMm {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='60mm' viewBox='0 0 60 60'>\
             <defs><g id='box'>{FRAME}{WORDS}</g></defs>{element}</svg>"
        );
        let code = Code::Qr { address: ADDRESS.to_owned(), level: Level::M };
        let (fonts, limits) = (Fonts::shipped(), Limits::default());
        let (artwork, names) = (Artwork::default(), LayerNames::shipped());
        let second = |_: &CodePicture| Some(ADDRESS.to_owned());
        let svg = svg.as_bytes();
        let done = proven(svg, &Embed::of(code), &artwork, &fonts, &limits, names, &second);
        done.unwrap().0.area_mm
    }

    const FRAME: &str = "<rect x='5' y='5' width='20' height='20' fill='#eee'/>";
    const WORDS: &str = "<text x='5' y='45' font-size='4'>QR</text>";

    #[test]
    fn text_in_a_placeholder_counts_wherever_it_is_written() {
        let written = in_place_of(&format!("<g id='qr'>{FRAME}{WORDS}</g>"));
        let used = in_place_of("<use id='qr' href='#box'/>");
        let without = in_place_of(&format!("<g id='qr'>{FRAME}</g>"));
        assert_eq!(written, used);
        assert!((without.y - 5.75).abs() < 1e-6 && written.y > without.y + 5.0, "{written:?}");
    }
}
