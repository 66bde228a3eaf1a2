//! Byte offsets to lines and columns.

/// Bytes between two places whose characters are counted beforehand.
const STEP: usize = 128;

/// The line starts of a text, for many look-ups, each in the same time however long its line is.
pub(crate) struct LineIndex<'a> {
    text: &'a [u8],
    starts: Vec<usize>,
    /// Characters before each step.
    characters: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let text = text.as_bytes();
        let mut before = 0;
        let characters = text.chunks(STEP).map(|step| {
            let here = before;
            before += count(step);
            here
        });
        Self { text, starts, characters: characters.collect() }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = self.before(offset) - self.before(self.starts[line - 1]) + 1;
        (line as u32, column as u32)
    }

    /// Characters before a byte offset.
    fn before(&self, offset: usize) -> usize {
        let step = (offset / STEP).min(self.characters.len().saturating_sub(1));
        let rest = &self.text[step * STEP..offset.min(self.text.len())];
        self.characters.get(step).unwrap_or(&0) + count(rest)
    }
}

/// The characters that begin in some bytes of UTF-8.
fn count(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let index = LineIndex::new("một\nđá x");
        assert_eq!(index.position(0), (1, 1));
        assert_eq!(index.position("một\nđá ".len()), (2, 4));
    }

    #[test]
    fn counts_along_a_line_of_many_steps() {
        let text = format!("đá\n{}x\n", "ế".repeat(STEP));
        let index = LineIndex::new(&text);
        assert_eq!(index.position(text.find('x').unwrap_or_default()), (2, STEP as u32 + 1));
        assert_eq!(index.position(text.len()), (3, 1));
        assert_eq!(LineIndex::new("").position(0), (1, 1));
    }
}
