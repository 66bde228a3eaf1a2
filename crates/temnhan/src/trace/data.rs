//! The same facts for machines: schema.org and GS1 vocabulary as JSON-LD, and a GS1 linkset.

use serde_json::{Map, Value, json};

use super::Place;
use crate::product::ProductFile;

/// JSON-LD of the product, safe inside a script element.
pub(super) fn linked(product: &ProductFile, place: &Place, picture: Option<&str>) -> String {
    let known = &product.product;
    let organisation = json!({
        "@type": "Organization",
        "name": product.producer.name,
        "address": product.producer.address,
        "telephone": product.producer.phone,
    });
    let certificates: Vec<Value> = product
        .certificates
        .iter()
        .map(|own| {
            json!({
                "@type": "Certification",
                "name": own.kind,
                "certificationIdentification": own.number,
                "expires": own.valid_until,
            })
        })
        .collect();
    let value = json!({
        "@context": { "@vocab": "https://schema.org/", "gs1": "https://ref.gs1.org/voc/" },
        "@type": ["Product", "gs1:Product"],
        "@id": place.link.as_ref().map(ToString::to_string),
        "gtin": place.gtin.to_string(),
        "gs1:gtin": place.gtin.to_string(),
        "name": known.name,
        "brand": known.brand.as_ref().map(|name| json!({ "@type": "Brand", "name": name })),
        "image": picture,
        "manufacturer": organisation,
        "gs1:hasBatchLotNumber": known.lot,
        "hasCertification": certificates,
    });
    told(value).to_string().replace('<', "\\u003c")
}

/// The pages of the product as a linkset (RFC 9264) with GS1's types of links.
pub(super) fn linkset(product: &ProductFile, place: &Place) -> Vec<u8> {
    let anchor =
        place.link.as_ref().map_or_else(|| format!("/{}", place.folder()), ToString::to_string);
    let title = product.product.name.clone().unwrap_or_default();
    let page = |lang: &str, file: &str| json!({ "href": format!("{anchor}/{file}"), "title": title, "type": "text/html", "hreflang": [lang] });
    let pages = json!([page("vi", "index.html"), page("en", "en.html")]);
    let linkset = json!({ "linkset": [{
        "anchor": anchor,
        "https://ref.gs1.org/voc/defaultLink": [page("vi", "index.html")],
        "https://ref.gs1.org/voc/pip": pages,
        "https://ref.gs1.org/voc/traceability": pages,
    }] });
    let mut text = linkset.to_string().into_bytes();
    text.push(b'\n');
    text
}

/// Without what is not told.
fn told(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let told = map.into_iter().map(|(key, value)| (key, told(value)));
            let is_told = |value: &Value| {
                !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
            };
            Value::Object(told.filter(|(_, value)| is_told(value)).collect::<Map<_, _>>())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(told).collect()),
        value => value,
    }
}
