//! The page that a traceability code leads to: what Decree 37/2026, Điều 23 khoản 5, asks a shopper
//! to find, from the product file.

mod data;
mod html;
mod page;
pub(crate) mod words;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::error::{Error, ErrorId};
use crate::gs1::{DigitalLink, Gtin, PayloadKind, lint};
use crate::product::ProductFile;
use crate::report::{Bilingual, Lang};

/// Files for a static host, and what the law asks and the product file lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TracePages {
    /// What is in each file, by its path with `/` between folders.
    pub files: BTreeMap<String, Vec<u8>>,
    /// One sentence for each data group that is missing.
    pub missing: Vec<Bilingual>,
    /// The folder of the product's page.
    pub folder: String,
}

/// Makes the pages of one product: `01/<gtin>/` in Vietnamese, `en.html` in English, the same for
/// its lot, data for machines (schema.org and GS1 vocabulary in the page, a GS1 linkset beside it),
/// and the `picture`, a PNG, JPEG or WebP file.
///
/// The pages need no script and load nothing from elsewhere. `made_on` is the day by which
/// certificates are valid or expired.
///
/// # Errors
///
/// A product without a valid GTIN, a code address that leads to another product, and a picture that
/// is no PNG, JPEG or WebP.
pub fn pages(
    product: &ProductFile,
    picture: Option<&[u8]>,
    made_on: Date,
) -> Result<TracePages, Error> {
    let place = Place::of(product)?;
    let picture = picture.map(|bytes| picture_name(bytes).map(|name| (name, bytes)));
    let picture = picture.transpose()?;
    let page = page::Page {
        product,
        place: &place,
        picture: picture.as_ref().map(|(name, _)| *name),
        made_on,
    };
    let mut files = BTreeMap::new();
    for folder in place.folders() {
        files.insert(format!("{folder}/index.html"), page.html(Lang::Vi).into_bytes());
        files.insert(format!("{folder}/en.html"), page.html(Lang::En).into_bytes());
        files.insert(format!("{folder}/linkset.json"), data::linkset(product, &place));
        if let Some((name, bytes)) = picture {
            files.insert(format!("{folder}/{name}"), bytes.to_vec());
        }
    }
    let missing = missing(product, picture.is_some());
    Ok(TracePages { files, missing, folder: place.folder() })
}

/// The page that lists the products of some folders, with the name of each.
pub fn index(products: &BTreeMap<String, String>) -> Vec<u8> {
    page::index(products).into_bytes()
}

/// Where a product's page stands.
struct Place {
    gtin: Gtin,
    lot: Option<String>,
    /// The product's own address, where the product file gives one.
    link: Option<DigitalLink>,
}

impl Place {
    fn of(product: &ProductFile) -> Result<Self, Error> {
        let refused = |vi: String, en: String| Error::new(ErrorId::ProductFile, vi, en);
        let written = product.product.gtin.as_deref().unwrap_or_default();
        let gtin: Gtin = written.parse().map_err(|error| {
            refused(
                format!("product.gtin “{written}” không phải một mã GTIN đúng."),
                format!("product.gtin “{written}” is no valid GTIN: {error}."),
            )
        })?;
        let link = product.trace.url.as_deref().map(lint);
        let link = link.filter(|link| link.kind == PayloadKind::DigitalLink && link.valid);
        let other = link.as_ref().and_then(|link| link.elements.get("01"));
        if let Some(other) = other.filter(|other| **other != gtin.to_string()) {
            return Err(refused(
                format!("trace.url dẫn tới sản phẩm {other}, không phải {gtin}."),
                format!("trace.url leads to product {other}, not {gtin}."),
            ));
        }
        let link = link.and_then(|link| DigitalLink::of_payload(&link.payload));
        Ok(Self { gtin, lot: product.product.lot.clone(), link })
    }

    /// The folder of the product, without its lot.
    fn folder(&self) -> String {
        format!("01/{}", self.gtin)
    }

    /// The folders of the product and of its lot.
    fn folders(&self) -> Vec<String> {
        let lot = self.lot.iter().filter(|lot| is_safe(lot));
        let lots = lot.map(|lot| format!("{}/10/{lot}", self.folder()));
        std::iter::once(self.folder()).chain(lots).collect()
    }
}

/// Whether a lot can be the name of a folder on any host.
fn is_safe(lot: &str) -> bool {
    let is_own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !lot.is_empty() && lot.chars().all(is_own)
}

/// What a picture is called on the host, by what it is.
fn picture_name(bytes: &[u8]) -> Result<&'static str, Error> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Ok("product.png"),
        [0xff, 0xd8, 0xff, ..] => Ok("product.jpg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok("product.webp"),
        _ => Err(Error::new(
            ErrorId::ProductFile,
            "Ảnh sản phẩm phải là tệp PNG, JPEG hoặc WebP.",
            "The product's picture must be a PNG, JPEG or WebP file.",
        )),
    }
}

/// The data groups that the law asks and the product file lacks; brand, lot and shelf life only if
/// there are any.
fn missing(product: &ProductFile, has_picture: bool) -> Vec<Bilingual> {
    let trace = &product.trace;
    let is_told = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let has_steps = trace.events.iter().any(|event| is_told(&event.step) && event.on.is_some());
    [
        ("product.name", is_told(&product.product.name)),
        ("product.image", has_picture),
        ("producer.name", is_told(&product.producer.name)),
        ("producer.address", is_told(&product.producer.address)),
        ("trace.origin", is_told(&trace.origin)),
        ("trace.event", has_steps),
        ("trace.standards", !trace.standards.is_empty()),
        ("trace.url", is_told(&trace.url)),
    ]
    .into_iter()
    .filter(|(_, is_there)| !is_there)
    .map(|(key, _)| words::missing(key))
    .collect()
}
