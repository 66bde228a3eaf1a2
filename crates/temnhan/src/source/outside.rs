//! Addresses by which an artwork leads out of its file.

use usvg::roxmltree::{Document, Node};

/// Elements whose address is followed on a click, not drawn.
const HYPERLINK: &str = "a";

/// Every address outside the file that the drawing would need, each once, in document order.
pub(super) fn addresses(document: &Document<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let elements = document.descendants().filter(Node::is_element);
    for node in elements {
        if !may_lead_out(node) {
            continue;
        }
        let linked = node.attributes().filter(|attribute| attribute.name() == "href");
        let drawn = linked.filter(|_| node.tag_name().name() != HYPERLINK);
        let hrefs = drawn.map(|attribute| attribute.value().trim().to_owned());
        let styled = node.attributes().flat_map(|attribute| urls(attribute.value()));
        let sheet = (node.tag_name().name() == "style").then(|| node.text()).flatten();
        let sheets = sheet.into_iter().flat_map(|css| urls(css).into_iter().chain(imports(css)));
        for address in hrefs.chain(styled).chain(sheets) {
            if is_outside(&address) && !found.contains(&address) {
                found.push(address);
            }
        }
    }
    found
}

/// Whether an element has an address at all: most have none, and this tells so without taking their
/// attributes apart.
fn may_lead_out(node: Node<'_, '_>) -> bool {
    let mut attributes = node.attributes();
    node.tag_name().name() == "style"
        || attributes.any(|it| it.name() == "href" || it.value().as_bytes().contains(&b'('))
}

/// The contents of `url(…)`, unquoted.
fn urls(text: &str) -> Vec<String> {
    let contents = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    contents.map(|inside| inside.trim().trim_matches(['"', '\'']).to_owned()).collect()
}

/// The addresses of `@import "…"`.
fn imports(css: &str) -> Vec<String> {
    let rules = css.split("@import").skip(1).filter_map(|rest| rest.split(';').next());
    let quoted = rules.filter_map(|rule| rule.split(['"', '\'']).nth(1));
    quoted.map(str::to_owned).collect()
}

fn is_outside(address: &str) -> bool {
    !address.is_empty() && !address.starts_with('#') && !address.starts_with("data:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<String> {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{body}</svg>"
        );
        addresses(&Document::parse(&text).unwrap())
    }

    #[test]
    fn finds_pictures_sheets_and_paint_outside() {
        assert_eq!(found("<image xlink:href='anh.jpg'/><image href='anh.jpg'/>"), ["anh.jpg"]);
        assert_eq!(found("<rect fill='url(khac.svg#a)'/>"), ["khac.svg#a"]);
        assert_eq!(
            found("<style>@import \"a.css\"; .b{background:url('b.png')}</style>"),
            ["b.png", "a.css"]
        );
    }

    #[test]
    fn knows_what_stays_inside() {
        assert!(
            found("<use href='#a'/><rect fill='url(#b)'/><image href='data:image/png;base64,AA'/>")
                .is_empty()
        );
        assert!(found("<a href='https://example.vn'><text>x</text></a>").is_empty());
    }
}
