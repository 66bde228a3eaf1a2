//! `temnhan qr embed`: the artwork with its code, or nothing at all.

use std::io::Write;

use temnhan::Limits;
use temnhan::qr::{self, Embed, Embedded};
use temnhan::report::{LabelError, Lang};

use super::payload;
use crate::args::EmbedArgs;
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::{decimal, length};
use crate::{disk, fonts, product};

/// The width of a module that is used wherever it fits.
const USUAL_MODULE_MM: f64 = 0.5;

/// Embeds a code; the place chosen is told on standard error.
///
/// # Errors
///
/// A label that cannot be judged or a refusal: then nothing is written.
pub(crate) fn run(args: &EmbedArgs, lang: Lang) -> Result<Status, Failure> {
    let product = product::of_label(&args.label, args.product.as_deref())?;
    let svg = disk::read_label(&args.label)?;
    let fonts = fonts::load(&args.fonts)?;
    let refused = |error| LabelError::new(args.label.display().to_string(), &error);
    let wanted = wanted(args, payload::of(&args.payload).map_err(refused)?);
    let embedded =
        qr::embed(&svg, &wanted, &product.artwork, &fonts, &Limits::default()).map_err(refused)?;
    let mut output = Output::to(args.output.as_deref())?;
    output.write_all(&embedded.svg)?;
    output.finish()?;
    tell(&what_was_done(&embedded, lang));
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
            let chosen = done.placeholder.as_ref().map_or_else(
                || "chỗ đã chọn bằng --at".to_owned(),
                |id| format!("chỗ dành sẵn “{id}” trên bản vẽ"),
            );
            format!(
                "Đã đặt mã QR vào {chosen}: {x} mm từ trái, {y} mm từ trên, \
                 mỗi cạnh {size} mm kể cả vùng trắng; ô vuông {module}; phiên bản {version}; \
                 đã đọc lại đúng nội dung."
            )
        }
        Lang::En => {
            let chosen = done.placeholder.as_ref().map_or_else(
                || "the place given by --at".to_owned(),
                |id| format!("the placeholder “{id}” of the artwork"),
            );
            format!(
                "The QR code stands at {chosen}: {x} mm from left, {y} mm from top, \
                 {size} mm a side with its quiet zone; module {module}; version {version}; \
                 it reads back as asked."
            )
        }
    }
}
