//! What may go into a code.

use crate::error::{Error, ErrorId};
use crate::gs1::{PayloadKind, lint};
use crate::report::Severity;

/// Accepts an address that [`lint`] finds valid.
///
/// # Errors
///
/// Text that is no address, and the first error of an address.
pub(super) fn check(payload: &str) -> Result<(), Error> {
    let lint = lint(payload);
    let is_refused = |severity| lint.kind == PayloadKind::Text || severity == Severity::Error;
    match lint.problems.into_iter().find(|problem| is_refused(problem.severity)) {
        Some(problem) => {
            Err(Error::new(ErrorId::CodeRefused, problem.message.vi, problem.message.en))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_and_nothing_else() {
        for url in ["https://id.example.vn/01/09521234543213", "http://banhgai.example/t/L2611"] {
            assert!(check(url).is_ok(), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "ftp://example.vn",
            "https://",
            "https://localhost/x",
            "https://a@example.vn/",
            "https://example.vn/bánh gai",
            "https://id.example.vn/01/09521234543214",
            "",
        ] {
            assert!(check(url).is_err(), "{url}");
        }
    }
}
