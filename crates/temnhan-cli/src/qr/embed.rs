//! `temnhan qr embed`: the artwork with its code, or nothing at all.

use std::io::Write;

use temnhan::qr::{Code, EanSymbol, Embed, Embedded, FreePlace, QrSymbol};
use temnhan::report::{LabelError, Lang};
use temnhan::{Checker, Error, Packs, Request};

use super::payload;
use crate::args::{EmbedArgs, Symbology};
use crate::batch::alone;
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::{decimal, length};
use crate::today::today;
use crate::{disk, fonts, product};

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
    let code = code(args).map_err(refused)?;
    let day = product.printed_on.unwrap_or_else(today);
    let request = Request::new(args.label.display().to_string(), day).with_product(product);
    let checker = Checker::new(Packs::shipped(), fonts);
    let mut wanted = Embed::of(code);
    wanted.at = args.at;
    wanted.module_mm = args.module;
    wanted.call_line = args.call_line.then(|| checker.call_line(&request.product));
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
    let usual = match args.symbology {
        Symbology::Qr => QrSymbol::USUAL_MODULE_MM,
        Symbology::Ean13 => EanSymbol::USUAL_MODULE_MM,
    };
    if args.module.is_none() && embedded.module_mm.0 < usual {
        let usual = decimal(lang, &usual.to_string());
        tell(&match lang {
            Lang::Vi => format!("Chỗ này không đủ cho ô hoặc vạch {usual} mm nên dùng cỡ nhỏ hơn."),
            Lang::En => {
                format!("Modules of {usual} mm do not fit here, so smaller ones are used.")
            }
        });
    }
    Ok(Status::Clear)
}

fn code(args: &EmbedArgs) -> Result<Code, Error> {
    match args.symbology {
        Symbology::Qr => {
            payload::of(&args.payload).map(|address| Code::Qr { address, level: args.ec })
        }
        Symbology::Ean13 => payload::gtin(&args.payload).map(Code::Ean13),
    }
}

fn what_was_done(done: &Embedded, lang: Lang) -> String {
    let area = done.area_mm;
    let millimetres = |mm: f64| decimal(lang, &format!("{mm:.1}"));
    let [x, y] = [area.x, area.y].map(millimetres);
    let [width, height] = [area.width, area.height].map(millimetres);
    let module = length(lang, done.module_mm);
    let kind = match (done.version, lang) {
        (None, Lang::Vi) => "mã EAN-13".to_owned(),
        (None, Lang::En) => "EAN-13".to_owned(),
        (Some(version), Lang::Vi) => format!("mã QR phiên bản {version}"),
        (Some(version), Lang::En) => format!("QR code of version {version}"),
    };
    let line = line(done, lang);
    let place = place(done, lang);
    match lang {
        Lang::Vi => format!(
            "Đã đặt {kind} vào {place}: {x} mm từ trái, {y} mm từ trên, rộng {width} mm, \
             cao {height} mm kể cả vùng trắng; ô hoặc vạch đơn {module}; {line}đã đọc lại đúng nội dung."
        ),
        Lang::En => format!(
            "The {kind} stands at {place}: {x} mm from left, {y} mm from top, {width} mm wide and \
             {height} mm high with its quiet zone; module {module}; {line}it reads back as asked."
        ),
    }
}

fn place(done: &Embedded, lang: Lang) -> String {
    match (lang, &done.placeholder, done.places.first()) {
        (Lang::Vi, Some(id), _) => format!("chỗ dành sẵn “{id}” trên bản vẽ"),
        (Lang::Vi, None, Some(place)) => format!("chỗ trống tốt nhất ({})", ground(place, lang)),
        (Lang::Vi, None, None) => "chỗ đã chọn bằng --at".to_owned(),
        (Lang::En, Some(id), _) => format!("the placeholder “{id}” of the artwork"),
        (Lang::En, None, Some(place)) => format!("the best free place ({})", ground(place, lang)),
        (Lang::En, None, None) => "the place given by --at".to_owned(),
    }
}

/// Where the line that invites to scan stands.
fn line(done: &Embedded, lang: Lang) -> &'static str {
    match (lang, done.line_mm.map(|strip| strip.y < done.area_mm.y)) {
        (_, None) => "",
        (Lang::Vi, Some(true)) => "dòng mời quét ở trên mã; ",
        (Lang::Vi, Some(false)) => "dòng mời quét ở dưới mã; ",
        (Lang::En, Some(true)) => "the line that invites to scan is above it; ",
        (Lang::En, Some(false)) => "the line that invites to scan is below it; ",
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
