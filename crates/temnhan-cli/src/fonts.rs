//! The faces that text may use: shipped, given, installed, in this order.

use temnhan::Fonts;

use crate::args::FontArgs;
use crate::disk;
use crate::failure::Failure;
use crate::walk::{Files, has_extension};

/// Loads the fonts asked for.
///
/// # Errors
///
/// A folder that cannot be read or holds no font, or a file that is none.
pub(crate) fn load(args: &FontArgs) -> Result<Fonts, Failure> {
    let mut fonts = Fonts::shipped();
    for dir in &args.dirs {
        let mut faces = 0;
        let is_font = |path: &_| has_extension(path, &["ttf", "otf", "ttc", "otc"]);
        for file in Files::below(dir, is_font) {
            faces += fonts.add(disk::read_label(&file?)?);
        }
        if faces == 0 {
            let dir = dir.display();
            return Err(Failure::usage(
                format!("{dir}: không có phông chữ nào (.ttf, .otf, .ttc) ở đây."),
                format!("{dir}: there is no font (.ttf, .otf, .ttc) here."),
            ));
        }
    }
    if !args.no_system_fonts {
        fonts.add_system();
    }
    Ok(fonts)
}
