//! Pictures of a right and a wrong label, drawn from the cases of a rule.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use crate::command::root;

/// Width of a picture, in pixels.
const WIDTH: f32 = 480.0;
/// Of the outcomes, the picture's name and the beginning of the case's; two are drawn at most.
const OUTCOMES: [(&str, &str); 3] = [("right", "pass-"), ("wrong", "fail-"), ("open", "review-")];
const MOST: usize = 2;

/// Draws cases with the fonts of the project.
pub(super) struct Pictures {
    options: Options<'static>,
}

impl Pictures {
    /// # Errors
    ///
    /// A font that cannot be read.
    pub(super) fn new() -> Result<Self> {
        let mut fonts = Database::new();
        for folder in ["crates/temnhan/fonts", "fixtures/fonts"] {
            for path in below(&root().join(folder), "ttf")? {
                fonts.load_font_data(fs::read(path)?);
            }
        }
        let options = Options {
            font_family: "Be Vietnam Pro".to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Ok(Self { options })
    }

    /// Draws the first passing and the first failing case of a rule into a folder, of a rule that
    /// never fails one that a person has to look at; returns the names of the pictures, none of a
    /// rule without cases.
    pub(super) fn of_rule(&self, rule: &str, folder: &Path) -> Result<Vec<String>> {
        let cases = root().join("fixtures/cases").join(rule);
        if !cases.is_dir() {
            return Ok(Vec::new());
        }
        let paths = below(&cases, "svg")?;
        let mut names = Vec::new();
        for (outcome, begins) in OUTCOMES {
            let is_one = |name: &str| name.starts_with(begins) && !name.contains("-near-");
            let case = paths
                .iter()
                .find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_one));
            let Some(case) = case.filter(|_| names.len() < MOST) else { continue };
            let name = format!("{rule}-{outcome}.png");
            fs::write(folder.join(&name), self.drawn(case)?)?;
            names.push(name);
        }
        Ok(names)
    }

    fn drawn(&self, case: &Path) -> Result<Vec<u8>> {
        let tree = Tree::from_data(&fs::read(case)?, &self.options)
            .with_context(|| case.display().to_string())?;
        let size = tree.size();
        let scale = WIDTH / size.width();
        let height = (size.height() * scale).ceil().max(1.0);
        let mut pixels =
            Pixmap::new(WIDTH as u32, height as u32).context("the drawing has no size")?;
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok(pixels.encode_png()?)
    }
}

/// The files of a folder with an extension, in name order.
fn below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.sort();
    Ok(paths)
}
