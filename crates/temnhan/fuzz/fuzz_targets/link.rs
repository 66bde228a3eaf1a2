//! Any text as the payload of a code: what a valid link says, it says again in its normal form.

#![no_main]

use libfuzzer_sys::fuzz_target;
use temnhan::gs1::lint;

fuzz_target!(|payload: &str| {
    let judged = lint(payload);
    assert!(judged.valid || !judged.problems.is_empty());
    if let Some(corrected) = judged.corrected {
        let again = lint(&corrected);
        assert!(again.valid && again.corrected.is_none(), "{corrected}");
        assert_eq!(again.elements, judged.elements);
    }
});
