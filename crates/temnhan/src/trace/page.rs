//! The page in one language.

use std::collections::BTreeMap;

use super::html::{list, section};
use super::words::word;
use super::{Place, data};
use crate::date::Date;
use crate::escape::escaped;
use crate::product::{Certificate, ProductFile, TraceEvent};
use crate::report::Lang;

const STYLE: &str = include_str!("../../assets/trace.css");

/// What a page is made of.
pub(super) struct Page<'a> {
    pub(super) product: &'a ProductFile,
    pub(super) place: &'a Place,
    /// File name of the picture.
    pub(super) picture: Option<&'a str>,
    pub(super) made_on: Date,
}

impl Page<'_> {
    pub(super) fn html(&self, lang: Lang) -> String {
        let name = self.product.product.name.as_deref().unwrap_or_default();
        let linked = data::linked(self.product, self.place, self.picture);
        let head = format!("<script type=\"application/ld+json\">{linked}</script>");
        let sections = [
            section(word("product", lang), &self.about(lang)),
            section(word("maker", lang), &self.maker(lang)),
            section(word("making", lang), &self.making(lang)),
            section(word("proof", lang), &self.proof(lang)),
        ];
        let body = format!(
            "<main><h1>{}</h1>{}{}</main><footer><p>{}</p></footer>",
            escaped(name),
            self.image(name, lang),
            sections.concat(),
            word("made_on", lang).replace("{day}", &day(self.made_on, lang)),
        );
        document(lang, name, &head, &body)
    }

    fn image(&self, name: &str, lang: Lang) -> String {
        let alt = word("picture", lang).replace("{name}", name);
        let image = |file| format!("<img src=\"{file}\" alt=\"{}\">", escaped(&alt));
        self.picture.map(image).unwrap_or_default()
    }

    fn about(&self, lang: Lang) -> String {
        let known = &self.product.product;
        let trace = &self.product.trace;
        list(&[
            (word("brand", lang), known.brand.clone()),
            (word("net_quantity", lang), known.net_quantity.clone()),
            (word("shelf_life", lang), known.shelf_life.clone()),
            (word("lot", lang), known.lot.clone()),
            (word("gtin", lang), Some(self.place.gtin.to_string())),
            (word("standards", lang), Some(trace.standards.join("; "))),
        ])
    }

    fn maker(&self, lang: Lang) -> String {
        let producer = &self.product.producer;
        list(&[
            (word("producer", lang), producer.name.clone()),
            (word("address", lang), producer.address.clone()),
            (word("phone", lang), producer.phone.clone()),
            (word("origin", lang), self.product.trace.origin.clone()),
        ])
    }

    /// The steps of the making by their days; those without a day come last.
    fn making(&self, lang: Lang) -> String {
        let mut events: Vec<&TraceEvent> = self.product.trace.events.iter().collect();
        events.sort_by_key(|event| (event.on.is_none(), event.on));
        let steps: String = events.into_iter().map(|event| step(event, lang)).collect();
        if steps.is_empty() { steps } else { format!("<ol>{steps}</ol>") }
    }

    fn proof(&self, lang: Lang) -> String {
        let certificates = &self.product.certificates;
        let certificates = certificates.iter().map(|own| self.certificate(own, lang));
        std::iter::once(self.ocop(lang)).chain(certificates).collect()
    }

    fn ocop(&self, lang: Lang) -> String {
        let ocop = &self.product.ocop;
        let (Some(stars), Some(decision)) = (ocop.stars, &ocop.decision) else {
            return String::new();
        };
        let title = word("ocop", lang).replace("{stars}", &stars.to_string());
        let decided = ocop.decided_on.map(|on| format!(" ({})", day(on, lang)));
        let decision = format!("{decision}{}", decided.unwrap_or_default());
        let entries =
            [(word("decision", lang), Some(decision)), (word("issuer", lang), ocop.issuer.clone())];
        format!("<h3>{}</h3>{}", escaped(&title), list(&entries))
    }

    fn certificate(&self, own: &Certificate, lang: Lang) -> String {
        let until = own.valid_until.map(|until| {
            let is_over = until < self.made_on;
            let note =
                if is_over { format!(" ({})", word("expired", lang)) } else { String::new() };
            day(until, lang) + &note
        });
        let kind = own.kind.as_deref().unwrap_or_default();
        let entries =
            [(word("number", lang), own.number.clone()), (word("valid_until", lang), until)];
        format!("<h3>{}</h3>{}", escaped(kind), list(&entries))
    }
}

fn step(event: &TraceEvent, lang: Lang) -> String {
    let time = event.on.map(|on| format!("<time datetime=\"{on}\">{}</time>: ", day(on, lang)));
    let place = event.place.as_ref().map(|place| format!(" – {}", escaped(place)));
    format!(
        "<li>{}{}{}</li>",
        time.unwrap_or_default(),
        escaped(event.step.as_deref().unwrap_or_default()),
        place.unwrap_or_default()
    )
}

fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    }
}

/// The page that lists products by folder and name.
pub(super) fn index(products: &BTreeMap<String, String>) -> String {
    let links = products.iter().map(|(folder, name)| {
        format!("<li><a href=\"{folder}/index.html\">{}</a></li>", escaped(name))
    });
    let title = word("all_products", Lang::Vi);
    let body = format!("<main><h1>{title}</h1><ul>{}</ul></main>", links.collect::<String>());
    skeleton("vi", title, "", &body)
}

fn document(lang: Lang, name: &str, head: &str, body: &str) -> String {
    let (own, other, file) = match lang {
        Lang::Vi => ("vi", "en", "en.html"),
        Lang::En => ("en", "vi", "index.html"),
    };
    let title = format!("{name} – {}", word("title", lang));
    let header = format!(
        "<header><strong>{}</strong><a href=\"{file}\" hreflang=\"{other}\" lang=\"{other}\">{}</a></header>",
        word("title", lang),
        word("other", lang)
    );
    skeleton(own, &title, head, &(header + body))
}

fn skeleton(lang: &str, title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{}</title><style>{STYLE}</style>{head}</head><body>{body}</body></html>\n",
        escaped(title)
    )
}
