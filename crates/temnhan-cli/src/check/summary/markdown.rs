//! The summary as Markdown.

use super::super::markdown::text as plain;
use super::{Page, Table};

pub(super) fn text(page: &Page) -> String {
    let lead = page.lead.iter().map(|lead| format!("{}\n\n", plain(lead)));
    let lead = lead.collect::<Vec<_>>().concat();
    let tables: String = page.tables.iter().map(table).collect();
    format!("# {}\n\n{lead}{tables}", plain(&page.title))
}

fn table(table: &Table) -> String {
    let title = plain(&table.title);
    if table.rows.is_empty() {
        return format!("## {title}\n\n{}\n\n", plain(&table.none));
    }
    let row = |cells: &[String]| {
        format!("| {} |\n", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}\n", "---|".repeat(table.columns.len()));
    let rows: String = table.rows.iter().map(|cells| row(cells)).collect();
    format!("## {title}\n\n{}{rule}{rows}\n", row(&table.columns))
}
