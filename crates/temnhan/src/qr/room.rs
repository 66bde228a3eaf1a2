//! Where on the page a code and the line beside it stand.

use std::cell::OnceCell;

use super::call_line::SetLine;
use super::drawing::Drawing;
use super::free::{FreePlace, Grounds, places};
use super::place::Placeholder;
use super::{Embed, refused};
use crate::error::Error;
use crate::product::Artwork;
use crate::source::Source;
use crate::units::{Mm, RectMm, rounded};

/// How far codes stay from the trim where the product file does not say.
const SAFE_MARGIN_MM: f64 = 2.0;
/// A code may be larger than its placeholder by this, in millimetres.
const TOLERANCE_MM: f64 = 0.02;

/// The place settled for a code; all areas in page millimetres.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) module_mm: f64,
    /// The code with its quiet zone.
    pub(super) code: RectMm,
    /// The line beside it and its strip, as wide as the code.
    pub(super) line: Option<(SetLine, RectMm)>,
    /// What the place was, into which a later code goes again.
    pub(super) room: RectMm,
    /// Free places that were found; the first is this one.
    pub(super) places: Vec<FreePlace>,
}

/// What is put into a place.
pub(super) struct Wanted<'a> {
    source: &'a Source,
    drawing: &'a Drawing,
    embed: &'a Embed,
    artwork: &'a Artwork,
    grounds: OnceCell<Option<Grounds>>,
}

/// A code of some module with its line.
struct Block {
    module_mm: f64,
    code: (f64, f64),
    line: Option<SetLine>,
}

impl Block {
    fn line_height(&self) -> f64 {
        self.line.as_ref().map_or(0.0, SetLine::height_mm)
    }

    /// The code at a corner, with its line right below it.
    fn with_line_below(self, (x, y): (f64, f64), room: RectMm) -> Spot {
        let (width, height) = self.code;
        let strip = RectMm { x, y: y + height, width, height: self.line_height() };
        let line = self.line.map(|line| (line, strip));
        let code = RectMm { x, y, width, height };
        Spot { module_mm: self.module_mm, code, line, room, places: Vec::new() }
    }
}

impl<'a> Wanted<'a> {
    pub(super) fn new(
        source: &'a Source,
        drawing: &'a Drawing,
        embed: &'a Embed,
        artwork: &'a Artwork,
    ) -> Self {
        Self { source, drawing, embed, artwork, grounds: OnceCell::new() }
    }

    /// The place given, else that of the placeholder, else the best free one.
    ///
    /// # Errors
    ///
    /// No room, and a placeholder that is not drawn, has no extent or lies off the page.
    pub(super) fn settle(&self, placeholder: Option<&Placeholder>) -> Result<Spot, Error> {
        match (self.embed.at, placeholder) {
            (Some(at), _) => self.at(at, placeholder),
            (None, Some(placeholder)) => self.in_place_of(placeholder),
            (None, None) => self.free(),
        }
    }

    fn at(&self, (x, y): (f64, f64), own: Option<&Placeholder>) -> Result<Spot, Error> {
        let page = self.source.size.page;
        let kept = own.and_then(|own| self.drawn(own));
        self.first_of(&RectMm::from_corners(x, y, page.0, page.1), |block| {
            let (width, height) = block.code;
            let code = RectMm { x, y, width, height };
            let spot = self.beside(block, code, kept.as_ref(), code)?;
            Some(Spot {
                room: spot.line.as_ref().map_or(code, |(_, line)| line.union(&code)),
                ..spot
            })
        })
    }

    fn in_place_of(&self, placeholder: &Placeholder) -> Result<Spot, Error> {
        let room = self.room_of(placeholder)?;
        let drawn = self.drawn(placeholder);
        let kept = drawn.map_or(room, |drawn| drawn.union(&room));
        self.first_of(&room, |block| {
            let (width, height) = block.code;
            let all = height + block.line_height();
            if all <= room.height + TOLERANCE_MM {
                return Some(block.with_line_below(room.centred((width, all)), room));
            }
            let (x, y) = room.centred((width, height));
            self.beside(block, RectMm { x, y, width, height }, Some(&kept), room)
        })
    }

    /// The code of the first module that fits into a place and whose line has room, too.
    fn first_of(
        &self,
        room: &RectMm,
        settle: impl FnMut(Block) -> Option<Spot>,
    ) -> Result<Spot, Error> {
        let blocks = self.fitting(room)?;
        blocks.into_iter().find_map(settle).ok_or_else(|| {
            refused(
                "Không có chỗ trống trên hay dưới mã cho dòng chữ mời quét; nới chỗ dành cho mã, chọn vị trí khác (--at X,Y), hoặc bỏ dòng chữ.",
                "There is no free place above or below the code for the line that invites to scan; make the code's place higher, choose another place (--at X,Y), or leave the line out.",
            )
        })
    }

    /// The line below the code, else above it, on even ground within the safe margin; what lies in
    /// `kept` gives way.
    fn beside(
        &self,
        block: Block,
        code: RectMm,
        kept: Option<&RectMm>,
        room: RectMm,
    ) -> Option<Spot> {
        let height = block.line_height();
        let module_mm = block.module_mm;
        let Some(line) = block.line else {
            return Some(Spot { module_mm, code, line: None, room, places: Vec::new() });
        };
        let grounds = self.grounds()?;
        let origin = self.source.size.origin;
        let is_free = |strip: &RectMm| {
            let outside = kept.map_or(Some(*strip), |kept| outside(strip, kept));
            outside.is_none_or(|area| grounds.is_free(&area.moved(-origin.0, -origin.1)))
        };
        let strips = [code.bottom(), code.y - height].map(|y| RectMm { y, height, ..code });
        let strip = strips.into_iter().find(is_free)?;
        Some(Spot { module_mm, code, line: Some((line, strip)), room, places: Vec::new() })
    }

    /// The best free place for the largest usual module that fits anywhere.
    fn free(&self) -> Result<Spot, Error> {
        let grounds = self.grounds();
        let found = self.blocks().into_iter().find_map(|block| {
            let (width, height) = block.code;
            let places = places(grounds?, (width, height + block.line_height()));
            (!places.is_empty()).then_some((block, places))
        });
        let (block, places) = found.ok_or_else(|| {
            let tag = self.drawing.tag();
            refused(
                format!("Không còn chỗ trống đủ cho mã: chừa một ô có nền đều màu, hoặc vẽ hình chữ nhật id=\"{tag}\", hoặc cho vị trí bằng --at X,Y."),
                format!("There is no free place for the code: leave a part of even ground, or name a rectangle id=\"{tag}\", or give a position with --at X,Y."),
            )
        })?;
        let (left, top) = self.source.size.origin;
        let room = places[0].area_mm.moved(left, top);
        Ok(Spot { places, ..block.with_line_below((room.x, room.y), room) })
    }

    /// The code of each module that may be taken, with its line; none that a word of the line is
    /// wider than.
    fn blocks(&self) -> Vec<Block> {
        let asked = self.embed.module_mm.map(|module| vec![module]);
        let modules = asked.unwrap_or_else(|| self.drawing.modules_mm().to_vec());
        let block = |module_mm: f64| {
            let code = self.drawing.size_mm(module_mm);
            let line = match &self.embed.call_line {
                Some(call) => Some(SetLine::of(call, self.source, code.0)?),
                None => None,
            };
            Some(Block { module_mm, code, line })
        };
        modules.into_iter().filter(|module| *module > 0.0).filter_map(block).collect()
    }

    /// The codes of the module asked for, or of the usual ones, that fit; the largest first.
    fn fitting(&self, room: &RectMm) -> Result<Vec<Block>, Error> {
        let fits = |size: (f64, f64)| {
            size.0 <= room.width + TOLERANCE_MM && size.1 <= room.height + TOLERANCE_MM
        };
        let mut blocks = self.blocks();
        let smallest = blocks.last().map(|block| block.code);
        blocks.retain(|block| fits(block.code));
        match smallest {
            Some(needs) if blocks.is_empty() => Err(too_small(needs, (room.width, room.height))),
            None => Err(refused(
                "Dòng chữ mời quét rộng hơn mã; dùng ô vuông lớn hơn hoặc bỏ dòng chữ.",
                "The line that invites to scan is wider than the code; use larger modules or leave it out.",
            )),
            Some(_) => Ok(blocks),
        }
    }

    /// The rectangle of a placeholder, or that into which this tool's own code was put.
    fn room_of(&self, placeholder: &Placeholder) -> Result<RectMm, Error> {
        if let Some([x, y, width, height]) = placeholder.box_mm {
            return Ok(RectMm { x, y, width, height });
        }
        let room = self.drawn(placeholder).ok_or_else(|| {
            refused(
                "Phần tử dành cho mã không được vẽ ra nên không biết chỗ của nó.",
                "The element meant for the code is not drawn, so its place is unknown.",
            )
        })?;
        let (left, top) = self.source.size.origin;
        let is_on_page = self.source.size.page_area().holds(&room.moved(-left, -top));
        if room.width <= 0.0 || room.height <= 0.0 || !is_on_page {
            return Err(refused(
                "Chỗ dành cho mã không có bề rộng, hoặc nằm ngoài trang.",
                "The place for the code has no extent, or lies off the page.",
            ));
        }
        let [x, y, width, height] = [room.x, room.y, room.width, room.height].map(rounded);
        Ok(RectMm { x, y, width, height })
    }

    /// Where the placeholder is drawn.
    fn drawn(&self, placeholder: &Placeholder) -> Option<RectMm> {
        let tag = self.drawing.tag();
        let mut tagged = self.source.marked.tagged.iter().filter(|tagged| tagged.tag == tag);
        let own = tagged.find(|tagged| tagged.id == placeholder.id)?;
        let (left, top) = self.source.size.origin;
        Some(self.source.area_of(&own.drawn_id)?.moved(left, top))
    }

    /// The ground of the label, rendered once; `None` where it has no extent.
    fn grounds(&self) -> Option<&Grounds> {
        let safe_margin = self.artwork.safe_margin_mm.unwrap_or(SAFE_MARGIN_MM);
        self.grounds.get_or_init(|| Grounds::of(self.source, safe_margin)).as_ref()
    }
}

fn too_small(needs: (f64, f64), has: (f64, f64)) -> Error {
    let told = |size: (f64, f64)| format!("{} × {}", Mm(size.0), Mm(size.1));
    let (needs, has) = (told(needs), told(has));
    let comma = |number: &str| number.replace('.', ",");
    refused(
        format!("Mã cần chỗ {}, chỗ dành sẵn chỉ có {}.", comma(&needs), comma(&has)),
        format!("The code needs {needs}; there is room for {has} only."),
    )
}

/// What of a strip lies below or above another area; `None` where all of it lies inside.
fn outside(strip: &RectMm, kept: &RectMm) -> Option<RectMm> {
    let (top, bottom) = if strip.y >= kept.y {
        (strip.y.max(kept.bottom()), strip.bottom())
    } else {
        (strip.y, strip.bottom().min(kept.y))
    };
    (top + TOLERANCE_MM < bottom).then(|| RectMm::from_corners(strip.x, top, strip.right(), bottom))
}

impl RectMm {
    /// The top left corner of something in the middle, to a micrometre.
    fn centred(&self, (width, height): (f64, f64)) -> (f64, f64) {
        let corner = |start: f64, length: f64, own: f64| {
            ((start + (length - own) / 2.0) * 1000.0).round() / 1000.0
        };
        (corner(self.x, self.width, width), corner(self.y, self.height, height))
    }
}
