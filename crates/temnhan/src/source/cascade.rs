//! Properties of text that usvg does not take from a style sheet: what is printed in capitals, in
//! small capitals, and with which variation axes.

use std::collections::HashMap;

use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, PseudoClass, StyleSheet};
use usvg::roxmltree::{Document, Node, NodeId};

/// What a text's own and inherited styles say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextStyle<'a> {
    /// `text-transform`.
    pub(super) transform: &'a str,
    /// `font-variant` or `font-variant-caps`.
    variant: &'a str,
    /// `font-variation-settings`, where it sets axes.
    pub(super) axes: Option<&'a str>,
}

impl TextStyle<'_> {
    pub(super) fn is_small_caps(self) -> bool {
        self.variant.split_whitespace().any(|word| matches!(word, "small-caps" | "all-small-caps"))
    }
}

/// The styles of a document's elements, each worked out once.
pub(super) struct Cascade<'a, 'input> {
    sheet: StyleSheet<'a>,
    known: HashMap<NodeId, TextStyle<'a>>,
    document: &'a Document<'input>,
    /// Whether the document speaks of none of the properties.
    is_silent: bool,
}

const PROPERTIES: [&str; 3] = ["text-transform", "font-variant", "font-variation-settings"];

impl<'a, 'input> Cascade<'a, 'input> {
    pub(super) fn new(document: &'a Document<'input>) -> Self {
        let mut sheet = StyleSheet::new();
        let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
        for css in sheets.filter_map(|node| node.text()) {
            if PROPERTIES.iter().any(|property| css.contains(property)) {
                sheet.parse_more(css);
            }
        }
        let speaks = |declaration: &Declaration<'_>| {
            PROPERTIES.iter().any(|property| declaration.name.starts_with(property))
                || declaration.name == "font"
        };
        sheet.rules.retain(|rule| rule.declarations.iter().any(speaks));
        let is_silent = !PROPERTIES.iter().any(|name| document.input_text().contains(name));
        Self { sheet, known: HashMap::new(), document, is_silent }
    }

    /// The style of an element.
    pub(super) fn of(&mut self, node: Node<'_, '_>) -> TextStyle<'a> {
        if self.is_silent {
            return TextStyle::default();
        }
        let own = self.document.get_node(node.id());
        own.map(|node| self.resolve(node)).unwrap_or_default()
    }

    /// From the root down, so that a deep document needs no deep stack.
    fn resolve(&mut self, node: Node<'a, 'input>) -> TextStyle<'a> {
        let mut path: Vec<Node<'a, 'input>> = Vec::new();
        let unknown = node.ancestors().take_while(|node| !self.known.contains_key(&node.id()));
        path.extend(unknown);
        let around = path.last().unwrap_or(&node).parent().or(Some(node));
        let mut style =
            around.and_then(|node| self.known.get(&node.id())).copied().unwrap_or_default();
        for node in path.into_iter().rev() {
            style = self.own(node, style);
            self.known.insert(node.id(), style);
        }
        self.known.get(&node.id()).copied().unwrap_or_default()
    }

    /// What an element says over what it inherits.
    fn own(&self, node: Node<'a, 'input>, inherited: TextStyle<'a>) -> TextStyle<'a> {
        let mut winners: [Option<Declaration<'a>>; 3] = [None; 3];
        let mut take = |declaration: Declaration<'a>| {
            let Some(slot) = slot_of(declaration.name) else { return };
            let stands =
                winners[slot].is_some_and(|known| known.important && !declaration.important);
            if !stands {
                winners[slot] = Some(declaration);
            }
        };
        for (slot, name) in PROPERTIES.iter().enumerate().skip(1) {
            if let Some(value) = node.attribute(*name) {
                take(Declaration { name: PROPERTIES[slot], value, important: false });
            }
        }
        let matching = self.sheet.rules.iter().filter(|rule| rule.selector.matches(&Element(node)));
        matching.flat_map(|rule| &rule.declarations).for_each(|declaration| take(*declaration));
        let style = node.attribute("style").unwrap_or_default();
        DeclarationTokenizer::from(style).for_each(take);
        let [transform, variant, axes] = winners.map(|winner| winner.map(|winner| winner.value));
        TextStyle {
            transform: transform.unwrap_or(inherited.transform),
            variant: variant.unwrap_or(inherited.variant),
            axes: axes.map_or(inherited.axes, |axes| Some(axes).filter(|axes| sets_axes(axes))),
        }
    }
}

/// Which of the properties a declaration sets; `font` sets the variant among others.
fn slot_of(name: &str) -> Option<usize> {
    match name {
        "text-transform" => Some(0),
        "font-variant" | "font-variant-caps" | "font" => Some(1),
        "font-variation-settings" => Some(2),
        _ => None,
    }
}

fn sets_axes(value: &str) -> bool {
    value.contains(['\'', '"'])
}

/// An element as a selector sees it.
struct Element<'a, 'input>(Node<'a, 'input>);

impl simplecss::Element for Element<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Element)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Element)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The style of the first `tspan`.
    fn style(source: &str, read: impl Fn(TextStyle<'_>)) {
        let document = Document::parse(source).unwrap();
        let tspan = document.descendants().find(|node| node.has_tag_name("tspan")).unwrap();
        read(Cascade::new(&document).of(tspan));
    }

    #[test]
    fn inherits_and_lets_the_nearest_and_strongest_win() {
        let sheet = "<style>text{text-transform:lowercase} .a{text-transform:uppercase} \
                     #b{font-variant:small-caps !important}</style>";
        let text = "<text class='a' id='b' style='font-variant:normal'><tspan>x</tspan></text>";
        style(&format!("<svg>{sheet}{text}</svg>"), |style| {
            assert_eq!(style.transform, "uppercase");
            assert!(style.is_small_caps());
        });
        let own =
            "<text style='text-transform:uppercase'><tspan style='text-transform:none'/></text>";
        style(&format!("<svg>{own}</svg>"), |style| assert_eq!(style.transform, "none"));
    }

    #[test]
    fn reads_axes_from_sheets_and_attributes() {
        let sheet = "<style>.a{font-variation-settings:\"wght\" 350}</style>";
        style(&format!("<svg>{sheet}<g class='a'><text><tspan/></text></g></svg>"), |style| {
            assert_eq!(style.axes, Some("\"wght\" 350"));
        });
        let off = "<g font-variation-settings=\"'wght' 350\"><text><tspan \
                   style='font-variation-settings:normal'/></text></g>";
        style(&format!("<svg>{off}</svg>"), |style| assert_eq!(style.axes, None));
    }

    #[test]
    fn knows_small_capitals_by_every_property_that_asks_for_them() {
        for css in ["font-variant-caps:small-caps", "font-variant:oldstyle-nums small-caps"] {
            let text = format!("<svg><text style='{css}'><tspan/></text></svg>");
            style(&text, |style| assert!(style.is_small_caps(), "{css}"));
        }
        let reset =
            "<svg><text style='font-variant:small-caps;font:4px Arial'><tspan/></text></svg>";
        style(reset, |style| assert!(!style.is_small_caps()));
        let silent = "<svg><text><tspan/></text></svg>";
        style(silent, |style| assert_eq!(style, TextStyle::default()));
    }
}
