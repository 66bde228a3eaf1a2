//! Which addresses may go into a code.

use crate::error::{Error, ErrorId};

/// Accepts an absolute http or https address with a public-looking host.
///
/// # Errors
///
/// Another scheme, no host, a user name, blanks or characters that must be percent-encoded.
pub(super) fn check(url: &str) -> Result<(), Error> {
    let refuse = |vi: &str, en: &str| Err(Error::new(ErrorId::CodeRefused, vi, en));
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return refuse(
            "Mã phải chứa địa chỉ bắt đầu bằng https:// (hoặc http://).",
            "The code must hold an address that begins with https:// (or http://).",
        );
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') || !host.contains('.') || host.starts_with('.') || host.ends_with('.') {
        return refuse(
            "Địa chỉ trong mã không có tên miền hợp lệ.",
            "The address in the code has no valid host.",
        );
    }
    if !url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\')) {
        return refuse(
            "Địa chỉ trong mã có khoảng trắng hoặc ký tự phải mã hóa bằng %.",
            "The address in the code has blanks or characters that must be percent-encoded.",
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_and_nothing_else() {
        assert!(check("https://id.example.vn/01/09521234543213").is_ok());
        for url in [
            "javascript:alert(1)",
            "ftp://example.vn",
            "https://",
            "https://localhost/x",
            "https://a@example.vn/",
            "https://example.vn/bánh gai",
            "",
        ] {
            assert!(check(url).is_err(), "{url}");
        }
    }
}
