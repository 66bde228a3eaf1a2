//! The summary as one page that needs nothing beside it.

use temnhan::report::Lang;

use super::super::html::STYLE;
use super::{Page, Table};
use crate::text::escaped;

pub(super) fn text(page: &Page, lang: Lang) -> String {
    let lang = if lang == Lang::Vi { "vi" } else { "en" };
    let title = escaped(&page.title);
    let lead = page.lead.iter().map(|lead| format!("<p>{}</p>", escaped(lead)));
    let lead = lead.collect::<Vec<_>>().concat();
    let tables: String = page.tables.iter().map(table).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1></header>\n<main>{lead}\n{tables}</main>\n</body>\n</html>\n"
    )
}

fn table(table: &Table) -> String {
    let title = escaped(&table.title);
    if table.rows.is_empty() {
        return format!("<h2>{title}</h2><p>{}</p>\n", escaped(&table.none));
    }
    let cells = |open: &str, close: &str, cells: &[String]| -> String {
        let cells = cells.iter().map(|cell| format!("<{open}>{}</{close}>", escaped(cell)));
        cells.collect::<Vec<_>>().concat()
    };
    let head = cells("th scope=\"col\"", "th", &table.columns);
    let rows = table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells("td", "td", row)));
    let rows: String = rows.collect();
    format!(
        "<h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n"
    )
}
