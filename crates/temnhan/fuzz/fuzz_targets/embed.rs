//! Any bytes as a drawing that a code is put into: what comes out reads back and may be done again.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use temnhan::product::Artwork;
use temnhan::qr::{Embed, embed};
use temnhan::{Fonts, Limits};

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::shipped);

fuzz_target!(|bytes: &[u8]| {
    let code = Embed::new("https://id.example.vn/01/09521234543213");
    let (artwork, limits) = (Artwork::default(), Limits::default());
    if let Ok(done) = embed(bytes, &code, &artwork, &FONTS, &limits) {
        assert!(embed(&done.svg, &code, &artwork, &FONTS, &limits).is_ok());
    }
});
