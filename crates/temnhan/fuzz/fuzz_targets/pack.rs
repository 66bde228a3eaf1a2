//! Any text as a pack of a user's own.

#![no_main]

use libfuzzer_sys::fuzz_target;
use temnhan::Packs;

fuzz_target!(|text: &str| {
    let _ = Packs::shipped_with(&[("own.toml", text)]);
});
