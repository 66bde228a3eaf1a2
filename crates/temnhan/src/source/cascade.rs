//! Properties of text that usvg does not take from a style sheet: what is printed in capitals, in
//! small capitals, and with which variation axes; and the families a text names.

use std::collections::HashSet;

use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, PseudoClass, StyleSheet};
use svgtypes::FontShorthand;
use usvg::roxmltree::{Document, Node};

/// What a text's own and inherited styles say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextStyle<'a> {
    /// `text-transform`.
    pub(super) transform: &'a str,
    /// `font-variant` or `font-variant-caps`.
    variant: &'a str,
    /// `font-variation-settings`, where it sets axes.
    pub(super) axes: Option<&'a str>,
    pub(super) families: Families<'a>,
}

/// The font families of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Families<'a> {
    /// Nothing names any.
    #[default]
    Unnamed,
    /// As `font-family` lists them.
    Named(&'a str),
    /// Not told from the text's own place in the document.
    Unsure,
}

impl TextStyle<'_> {
    pub(super) fn is_small_caps(self) -> bool {
        self.variant.split_whitespace().any(|word| matches!(word, "small-caps" | "all-small-caps"))
    }
}

/// The styles of a document's elements, each worked out once.
pub(super) struct Cascade<'a, 'input> {
    sheet: StyleSheet<'a>,
    /// By the place of the element in the document.
    known: Vec<Option<TextStyle<'a>>>,
    document: &'a Document<'input>,
    /// Ids of what `use` draws elsewhere: it inherits from there.
    reused: HashSet<&'a str>,
    /// Whether the document speaks of none of the properties.
    is_silent: bool,
}

const PROPERTIES: [&str; 4] =
    ["text-transform", "font-variant", "font-variation-settings", "font-family"];

/// With one of these a document speaks of the properties.
const SIGNS: [&str; 2] = ["text-transform", "font"];

impl<'a, 'input> Cascade<'a, 'input> {
    pub(super) fn new(document: &'a Document<'input>) -> Self {
        let mut sheet = StyleSheet::new();
        let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
        for css in sheets.filter_map(|node| node.text()) {
            if SIGNS.iter().any(|sign| css.contains(sign)) {
                sheet.parse_more(css);
            }
        }
        let speaks = |declaration: &Declaration<'_>| {
            PROPERTIES.iter().any(|property| declaration.name.starts_with(property))
                || declaration.name == "font"
        };
        sheet.rules.retain(|rule| rule.declarations.iter().any(speaks));
        let is_silent = !SIGNS.iter().any(|sign| document.input_text().contains(sign));
        let uses = document.descendants().filter(|node| node.tag_name().name() == "use");
        let links = uses.flat_map(|node| node.attributes()).filter(|link| link.name() == "href");
        let reused = links.filter_map(|link| link.value().strip_prefix('#')).collect();
        Self { sheet, known: Vec::new(), document, reused, is_silent }
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
        path.extend(node.ancestors().take_while(|node| self.known_of(*node).is_none()));
        let nearest = path.last().map_or(Some(node), Node::parent);
        let mut style = nearest.and_then(|node| self.known_of(node)).unwrap_or_default();
        self.known.resize(self.known.len().max(node.id().get_usize() + 1), None);
        for node in path.into_iter().rev() {
            style = self.own(node, style);
            self.known[node.id().get_usize()] = Some(style);
        }
        style
    }

    fn known_of(&self, node: Node<'_, '_>) -> Option<TextStyle<'a>> {
        self.known.get(node.id().get_usize()).copied().flatten()
    }

    /// What an element says over what it inherits.
    fn own(&self, node: Node<'a, 'input>, inherited: TextStyle<'a>) -> TextStyle<'a> {
        let mut winners: [Option<Declaration<'a>>; 4] = [None; 4];
        let mut take = |declaration: Declaration<'a>| {
            for &slot in slots_of(declaration.name) {
                let stands =
                    winners[slot].is_some_and(|known| known.important && !declaration.important);
                if !stands {
                    winners[slot] = Some(declaration);
                }
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
        let is_reused = node.has_tag_name("defs")
            || node.attribute("id").is_some_and(|id| self.reused.contains(id));
        let families = match winners[3] {
            _ if is_reused || inherited.families == Families::Unsure => Families::Unsure,
            Some(winner) if is_inherited(&winner) => inherited.families,
            Some(winner) => plain_list(&winner).map_or(Families::Unsure, Families::Named),
            None => inherited.families,
        };
        let [transform, variant, axes, _] = winners.map(|winner| winner.map(|winner| winner.value));
        TextStyle {
            transform: transform.unwrap_or(inherited.transform),
            variant: variant.unwrap_or(inherited.variant),
            axes: axes.map_or(inherited.axes, |axes| Some(axes).filter(|axes| sets_axes(axes))),
            families,
        }
    }
}

/// Which of the properties a declaration sets; `font` sets the variant and the families among
/// others.
fn slots_of(name: &str) -> &'static [usize] {
    match name {
        "text-transform" => &[0],
        "font-variant" | "font-variant-caps" => &[1],
        "font" => &[1, 3],
        "font-variation-settings" => &[2],
        "font-family" => &[3],
        _ => &[],
    }
}

fn is_inherited(declaration: &Declaration<'_>) -> bool {
    declaration.name == "font-family" && declaration.value.trim() == "inherit"
}

/// The families that a declaration lists, where it leaves no doubt how usvg reads them.
fn plain_list<'a>(declaration: &Declaration<'a>) -> Option<&'a str> {
    let is_word = |word: &str| {
        word.starts_with(char::is_alphabetic)
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_family = |family: &str| {
        let family = family.trim();
        let quoted = ['\'', '"'].iter().find_map(|quote| {
            family.strip_prefix(*quote).and_then(|family| family.strip_suffix(*quote))
        });
        match quoted {
            Some(name) => !name.contains(['\'', '"', '&', '<', '\\', ';']) && !name.is_empty(),
            None => !family.is_empty() && family.split_whitespace().all(is_word),
        }
    };
    let families = match declaration.name {
        "font" => FontShorthand::from_str(declaration.value).ok()?.font_family,
        _ => declaration.value,
    };
    let is_plain = !declaration.important && families.split(',').all(is_family);
    is_plain.then_some(families.trim())
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
