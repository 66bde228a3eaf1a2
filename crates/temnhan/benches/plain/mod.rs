//! usvg and resvg as any program uses them that only shows a label.

use std::sync::Arc;

use usvg::fontdb::Database;

/// Those of [`Fonts::shipped`](temnhan::Fonts::shipped), so that both sides draw the same letters.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../fonts/BeVietnamPro-Regular.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Bold.ttf"),
];

pub(crate) fn options() -> usvg::Options<'static> {
    let mut database = Database::new();
    for font in FONTS {
        database.load_font_data(font.to_vec());
    }
    usvg::Options {
        font_family: "Be Vietnam Pro".to_owned(),
        fontdb: Arc::new(database),
        ..usvg::Options::default()
    }
}
