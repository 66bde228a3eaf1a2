//! Blocks: lines that a reader sees as one paragraph or column.

use super::line::Line;

/// Baselines within a paragraph are at most this many ems apart.
const LEADING: f64 = 1.9;
/// Lines of one paragraph differ in size by less than this factor.
const SIZE_RATIO: f64 = 1.35;
/// Edges or centres of a paragraph's lines agree within this many ems.
const ALIGNMENT: f64 = 1.2;
/// Else they share this part of the shorter one.
const OVERLAP: f64 = 0.6;

/// Lines, by index, from first to last.
pub(crate) type Block = Vec<usize>;

/// Joins lines into blocks, in reading order: down, then along.
pub(crate) fn of(lines: &[Line]) -> Vec<Block> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| {
        let key = |line: &Line| (line.baseline, line.extent.0);
        let (a, b) = (key(&lines[a]), key(&lines[b]));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut blocks: Vec<Block> = Vec::new();
    for index in order {
        let line = &lines[index];
        let distance = |block: &Block| line.baseline - lines[block[block.len() - 1]].baseline;
        let follows = |block: &&mut Block| continues(&lines[block[block.len() - 1]], line);
        let nearest =
            blocks.iter_mut().filter(follows).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        match nearest {
            Some(block) => block.push(index),
            None => blocks.push(vec![index]),
        }
    }
    blocks
}

fn continues(last: &Line, next: &Line) -> bool {
    let (small, large) = (last.em.min(next.em), last.em.max(next.em));
    let step = next.baseline - last.baseline;
    last.is_parallel_to(next)
        && large < SIZE_RATIO * small
        && step > 0.5 * small
        && step < LEADING * large
        && is_aligned(last, next, small)
}

fn is_aligned(last: &Line, next: &Line, em: f64) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < ALIGNMENT * em;
    let centre = |line: &Line| f64::midpoint(line.extent.0, line.extent.1);
    let shared = last.extent.1.min(next.extent.1) - last.extent.0.max(next.extent.0);
    let shorter = (last.extent.1 - last.extent.0).min(next.extent.1 - next.extent.0);
    near(last.extent.0, next.extent.0)
        || near(centre(last), centre(next))
        || shared > OVERLAP * shorter
}
