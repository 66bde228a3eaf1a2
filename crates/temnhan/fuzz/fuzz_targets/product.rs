//! Any text as a product file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use temnhan::ProductFile;

fuzz_target!(|text: &str| {
    let _ = ProductFile::from_toml(text);
});
