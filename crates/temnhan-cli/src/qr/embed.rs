//! `temnhan qr embed`: the artwork with its code, or nothing at all.

use std::io::Write;

use temnhan::qr::{Embed, Embedded, FreePlace};
use temnhan::report::{LabelError, Lang};
use temnhan::{Checker, Packs, Request};

use super::payload;
use crate::args::EmbedArgs;
use crate::batch::alone;
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::{decimal, length};
use crate::today::today;
use crate::{disk, fonts, product};

/// The width of a module that is used wherever it fits.
const USUAL_MODULE_MM: f64 = 0.5;

/// Embeds a code; the place chosen is told on standard error.
///
/// # Errors
///
/// A label that cannot be judged, one over its bounds or a refusal: then nothing is written.
pub(crate) fn run(args: &EmbedArgs, lang: Lang) -> Result<Status, Failure> {
    alone::run(args.bounds, &args.label, || embed(args, lang))
}

fn embed(args: &EmbedArgs, lang: Lang) -> Result<Status, Failure> {
    let product = product::of_label(&args.label, args.product.as_deref())?;
    let svg = disk::read_label(&args.label)?;
    let fonts = fonts::load(&args.fonts)?;
    alone::end_at_deadline(args.bounds, &args.label, lang);
    let refused = |error| LabelError::new(args.label.display().to_string(), &error);
    let wanted = wanted(args, payload::of(&args.payload).map_err(refused)?);
    let day = product.printed_on.unwrap_or_else(today);
    let request = Request::new(args.label.display().to_string(), day).with_product(product);
    let checker = Checker::new(Packs::shipped(), fonts);
    let embedded = checker.embed(&svg, &wanted, &request).map_err(refused)?;
    let mut output = Output::to(args.output.as_deref())?;
    output.write_all(&embedded.svg)?;
    output.finish()?;
    tell(&what_was_done(&embedded, lang));
    for place in embedded.places.iter().skip(1) {
        tell(&runner_up(place, lang));
    }
    for remark in &embedded.remarks {
        tell(remark.in_lang(lang));
    }
    if args.module.is_none() && embedded.module_mm.0 < USUAL_MODULE_MM {
        tell(match lang {
            Lang::Vi => "Chỗ này không đủ cho ô vuông 0,5 mm nên dùng ô nhỏ hơn.",
            Lang::En => "Modules of 0.5 mm do not fit here, so smaller ones are used.",
        });
    }
    Ok(Status::Clear)
}

fn wanted(args: &EmbedArgs, payload: String) -> Embed {
    let mut wanted = Embed::new(payload);
    wanted.at = args.at;
    wanted.module_mm = args.module;
    wanted.level = args.ec;
    wanted
}

fn what_was_done(done: &Embedded, lang: Lang) -> String {
    let area = done.area_mm;
    let [x, y, size] = [area.x, area.y, area.width].map(|mm| decimal(lang, &format!("{mm:.1}")));
    let (module, version) = (length(lang, done.module_mm), done.version);
    match lang {
        Lang::Vi => {
            let chosen = match (&done.placeholder, done.places.first()) {
                (Some(id), _) => format!("chỗ dành sẵn “{id}” trên bản vẽ"),
                (None, Some(place)) => format!("chỗ trống tốt nhất ({})", ground(place, lang)),
                (None, None) => "chỗ đã chọn bằng --at".to_owned(),
            };
            format!(
                "Đã đặt mã QR vào {chosen}: {x} mm từ trái, {y} mm từ trên, \
                 mỗi cạnh {size} mm kể cả vùng trắng; ô vuông {module}; phiên bản {version}; \
                 đã đọc lại đúng nội dung."
            )
        }
        Lang::En => {
            let chosen = match (&done.placeholder, done.places.first()) {
                (Some(id), _) => format!("the placeholder “{id}” of the artwork"),
                (None, Some(place)) => format!("the best free place ({})", ground(place, lang)),
                (None, None) => "the place given by --at".to_owned(),
            };
            format!(
                "The QR code stands at {chosen}: {x} mm from left, {y} mm from top, \
                 {size} mm a side with its quiet zone; module {module}; version {version}; \
                 it reads back as asked."
            )
        }
    }
}

/// What speaks for a free place.
fn ground(place: &FreePlace, lang: Lang) -> String {
    let edge = decimal(lang, &format!("{:.1}", place.from_edge_mm));
    match (lang, place.is_light) {
        (Lang::Vi, true) => format!("nền sáng, đều màu, cách mép cắt {edge} mm"),
        (Lang::Vi, false) => {
            format!("nền sẫm, đều màu, mã có nền trắng riêng, cách mép cắt {edge} mm")
        }
        (Lang::En, true) => format!("light and even ground, {edge} mm from the trim"),
        (Lang::En, false) => {
            format!("dark and even ground under the code's own white, {edge} mm from the trim")
        }
    }
}

fn runner_up(place: &FreePlace, lang: Lang) -> String {
    let (x, y) = (place.area_mm.x, place.area_mm.y);
    let at = format!("{x:.1},{y:.1}");
    let why = ground(place, lang);
    match lang {
        Lang::Vi => format!("Cũng đặt được ở --at {at} ({why})."),
        Lang::En => format!("It would also fit at --at {at} ({why})."),
    }
}
