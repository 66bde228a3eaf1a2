//! The faces that text may use: shipped, given, installed, in this order.

use std::path::Path;

use temnhan::Fonts;

use crate::args::FontArgs;
use crate::disk;
use crate::failure::Failure;
use crate::walk::{Entry, Files, has_extension};

/// Loads the fonts asked for.
///
/// # Errors
///
/// A folder that cannot be read or holds no font, or a file that is none.
pub(crate) fn load(args: &FontArgs) -> Result<Fonts, Failure> {
    let mut fonts = Fonts::shipped();
    for dir in &args.dirs {
        let mut faces = 0;
        for file in below(dir) {
            faces += fonts.add(disk::read_label(&file?)?);
        }
        if faces == 0 {
            return Err(without_fonts(dir));
        }
    }
    if !args.no_system_fonts {
        fonts.add_system();
    }
    Ok(fonts)
}

/// Looks whether there are font files, before anything is judged.
///
/// # Errors
///
/// A folder that cannot be read or holds no font file.
pub(crate) fn look(args: &FontArgs) -> Result<(), Failure> {
    for dir in &args.dirs {
        below(dir).next().ok_or_else(|| without_fonts(dir))??;
    }
    Ok(())
}

/// The font files of the folders given, in order.
pub(crate) fn files(args: &FontArgs) -> impl Iterator<Item = Entry> {
    args.dirs.iter().flat_map(|dir| below(dir))
}

fn below(dir: &Path) -> Files {
    Files::below(dir, |path| has_extension(path, &["ttf", "otf", "ttc", "otc", "woff", "woff2"]))
}

fn without_fonts(dir: &Path) -> Failure {
    let dir = dir.display();
    Failure::usage(
        format!("{dir}: không có phông chữ nào (.ttf, .otf, .ttc, .woff, .woff2) ở đây."),
        format!("{dir}: there is no font (.ttf, .otf, .ttc, .woff, .woff2) here."),
    )
}
