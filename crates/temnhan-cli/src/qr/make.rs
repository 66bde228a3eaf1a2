//! `temnhan qr make`: a code as a picture.

use std::io::Write;

use temnhan::qr::{EanSymbol, QrSymbol};
use temnhan::report::{LabelError, Lang};

use super::payload;
use crate::args::{MakeArgs, PictureFormat, Symbology};
use crate::failure::{Failure, Status, tell};
use crate::output::Output;
use crate::text::decimal;

/// Writes the picture; what it holds and how large it prints is told on standard error.
///
/// # Errors
///
/// A payload that no code may hold: then nothing is written.
pub(crate) fn run(args: &MakeArgs, lang: Lang) -> Result<Status, Failure> {
    match args.symbology {
        Symbology::Qr => qr(args, lang),
        Symbology::Ean13 => ean(args, lang),
    }
}

fn qr(args: &MakeArgs, lang: Lang) -> Result<Status, Failure> {
    let module = args.module.unwrap_or(QrSymbol::USUAL_MODULE_MM);
    let refused = |error| LabelError::new("qr", &error);
    let payload = payload::of(&args.payload).map_err(refused)?;
    let symbol = QrSymbol::of_address(&payload, args.ec).map_err(refused)?;
    let picture = match format(args) {
        PictureFormat::Svg => symbol.to_svg(module).into_bytes(),
        PictureFormat::Png => symbol.to_png(module, args.dots).map_err(refused)?,
    };
    let mut output = Output::to(args.output.as_deref())?;
    output.write_all(&picture)?;
    output.finish()?;
    let side = decimal(lang, &format!("{:.1}", symbol.side_mm(module)));
    let version = symbol.version();
    tell(&match lang {
        Lang::Vi => {
            format!("{payload}: mã QR phiên bản {version}, mỗi cạnh {side} mm kể cả vùng trắng.")
        }
        Lang::En => format!(
            "{payload}: QR code of version {version}, {side} mm a side with its quiet zone."
        ),
    });
    Ok(Status::Clear)
}

fn ean(args: &MakeArgs, lang: Lang) -> Result<Status, Failure> {
    let refused = |error| LabelError::new("qr", &error);
    let gtin = payload::gtin(&args.payload).map_err(refused)?;
    let symbol = EanSymbol::of(gtin).map_err(refused)?;
    let module = args.module.unwrap_or(EanSymbol::USUAL_MODULE_MM);
    let picture = match format(args) {
        PictureFormat::Svg => symbol.to_svg(module).into_bytes(),
        PictureFormat::Png => symbol.to_png(module, args.dots).map_err(refused)?,
    };
    let mut output = Output::to(args.output.as_deref())?;
    output.write_all(&picture)?;
    output.finish()?;
    let (width, height) = symbol.size_mm(module);
    let size = decimal(lang, &format!("{width:.1} × {height:.1} mm"));
    let digits = symbol.digits();
    tell(&match lang {
        Lang::Vi => format!("{digits}: mã EAN-13, {size} kể cả vùng trắng và chữ số."),
        Lang::En => format!("{digits}: EAN-13, {size} with quiet zones and digits."),
    });
    Ok(Status::Clear)
}

fn format(args: &MakeArgs) -> PictureFormat {
    let ending = args.output.as_ref().and_then(|path| path.extension());
    let is_png = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    args.format.unwrap_or(if is_png { PictureFormat::Png } else { PictureFormat::Svg })
}
