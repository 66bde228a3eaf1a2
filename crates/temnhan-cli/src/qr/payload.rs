//! What a code is to hold, as the command line says it.

use temnhan::gs1::{DigitalLink, Gtin, Problem};
use temnhan::{Date, Error, ErrorId};

use crate::args::PayloadArgs;

/// The address given, or the Digital Link of the product given.
///
/// # Errors
///
/// A value that a Digital Link cannot hold.
pub(super) fn of(args: &PayloadArgs) -> Result<String, Error> {
    let Some(gtin) = args.gtin else { return Ok(args.url.clone().unwrap_or_default()) };
    let Some(host) = &args.host else {
        return Err(Error::new(
            ErrorId::CodeRefused,
            "Đường dẫn số GS1 cần --host: địa chỉ https nơi đặt trang truy xuất.",
            "A GS1 Digital Link needs --host: the https address where the pages are.",
        ));
    };
    link(args, gtin, host)
        .map(|link| link.to_string())
        .map_err(|problem| Error::new(ErrorId::CodeRefused, problem.message.vi, problem.message.en))
}

/// The article number given, for a code that holds nothing else.
///
/// # Errors
///
/// None given.
pub(super) fn gtin(args: &PayloadArgs) -> Result<Gtin, Error> {
    args.gtin.ok_or_else(|| {
        let (vi, en) = ("Mã EAN-13 cần --gtin.", "An EAN-13 needs --gtin.");
        Error::new(ErrorId::CodeRefused, vi, en)
    })
}

fn link(args: &PayloadArgs, gtin: Gtin, host: &str) -> Result<DigitalLink, Problem> {
    let expiry = args.expiry.map(yymmdd);
    let elements = [("10", &args.lot), ("21", &args.serial), ("17", &expiry)];
    let given = elements.into_iter().filter_map(|(own, value)| Some((own, value.as_deref()?)));
    given
        .into_iter()
        .try_fold(DigitalLink::of_product(host, gtin)?, |link, (own, value)| link.with(own, value))
}

/// A day as GS1 writes it.
fn yymmdd(day: Date) -> String {
    day.to_string()[2..].replace('-', "")
}
