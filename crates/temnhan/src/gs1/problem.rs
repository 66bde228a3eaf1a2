//! What is wrong with the payload of a code.

use crate::report::{Bilingual, Severity};

/// A fault of a payload.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{message}", message = .message.en)]
#[non_exhaustive]
pub struct Problem {
    /// The rule that it breaks.
    pub id: &'static str,
    /// Only an error makes a payload invalid.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Bilingual,
}

impl Problem {
    pub(super) fn not_an_address() -> Self {
        Self::warning(
            "trace-payload-not-url",
            "Nội dung mã không phải địa chỉ web bắt đầu bằng https://, điện thoại quét xong không mở được trang nào.".into(),
            "The payload is no address that begins with https://; a phone that scans it opens no page.".into(),
        )
    }

    pub(super) fn not_encrypted() -> Self {
        Self::warning(
            "trace-payload-not-url",
            "Địa chỉ dùng http://, nên dùng https://.".into(),
            "The address uses http://; use https://.".into(),
        )
    }

    pub(super) fn malformed(vi: &str, en: &str) -> Self {
        Self::error("trace-payload-not-url", vi.into(), en.into())
    }

    pub(super) fn unsafe_payload(vi: &str, en: &str) -> Self {
        Self::error("trace-payload-unsafe", vi.into(), en.into())
    }

    pub(super) fn link(vi: String, en: String) -> Self {
        Self::error("digital-link-invalid", vi, en)
    }

    pub(super) fn check_digit(value: &str, digit: u8) -> Self {
        Self::error(
            "gtin-check-digit-wrong",
            format!("Chữ số kiểm tra của {value} phải là {digit}."),
            format!("The check digit of {value} must be {digit}."),
        )
    }

    fn error(id: &'static str, vi: String, en: String) -> Self {
        Self { id, severity: Severity::Error, message: Bilingual::new(vi, en) }
    }

    fn warning(id: &'static str, vi: String, en: String) -> Self {
        Self { id, severity: Severity::Warning, message: Bilingual::new(vi, en) }
    }
}
