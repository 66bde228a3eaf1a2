//! What a rendering of the resolved drawing stacks up, wherever style sheets, references and
//! inheritance have brought it from.

use usvg::filter::{Filter, Kind};
use usvg::{Group, Node};

/// One for each layer, and for each use of a filter the cost of its steps.
pub(crate) fn render_cost(group: &Group) -> f64 {
    let filters: f64 = group.filters().iter().map(|filter| filter_cost(filter)).sum();
    let own = f64::from(group.should_isolate()) + filters;
    own + group.children().iter().map(node_cost).sum::<f64>()
}

/// A node with its clips, masks and patterns.
fn node_cost(node: &Node) -> f64 {
    let mut cost = if let Node::Group(group) = node { render_cost(group) } else { 0.0 };
    node.subroots(|root| cost += render_cost(root));
    cost
}

/// Steps of a filter: octaves of noise, radius of a swelling, size of a matrix, one for the rest.
fn filter_cost(filter: &Filter) -> f64 {
    let steps = filter.primitives().iter().map(|step| match step.kind() {
        Kind::Turbulence(noise) => 2.0 * f64::from(noise.num_octaves()),
        Kind::Morphology(swelling) => {
            f64::from(swelling.radius_x().get().max(swelling.radius_y().get()))
        }
        Kind::ConvolveMatrix(convolution) => {
            let matrix = convolution.matrix();
            f64::from(matrix.columns() * matrix.rows())
        }
        _ => 1.0,
    });
    steps.sum()
}
