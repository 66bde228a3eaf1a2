//! Bytes to text: inflated within a cap, and surely UTF-8.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::{LimitName, Limits};
use crate::error::{Error, ErrorId};

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Whether the bytes are gzip-compressed, as in a `.svgz`.
pub(crate) fn is_compressed(bytes: &[u8]) -> bool {
    bytes.starts_with(&GZIP_MAGIC)
}

/// The document's text, byte order mark included.
///
/// # Errors
///
/// Empty, over [`Limits::bytes`] before or after inflation, a damaged gzip
/// stream, UTF-16, or not UTF-8.
pub(crate) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, Error> {
    if bytes.len() > limits.bytes {
        return Err(too_big(limits));
    }
    if is_compressed(bytes) {
        let inflated = inflate(bytes, limits)?;
        let text = utf8(&inflated)?.to_owned();
        return Ok(Cow::Owned(text));
    }
    utf8(bytes).map(Cow::Borrowed)
}

fn inflate(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut inflated = Vec::new();
    let cap = limits.bytes as u64 + 1;
    MultiGzDecoder::new(bytes).take(cap).read_to_end(&mut inflated).map_err(|error| {
        Error::new(
            ErrorId::Encoding,
            "Tệp .svgz bị hỏng, không giải nén được.",
            format!("The .svgz is damaged and cannot be inflated: {error}."),
        )
    })?;
    if inflated.len() > limits.bytes { Err(too_big(limits)) } else { Ok(inflated) }
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new(ErrorId::Empty, "Tệp rỗng.", "The file is empty."));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Error::new(
            ErrorId::Encoding,
            "Tệp ghi bằng UTF-16; hãy lưu lại thành UTF-8.",
            "The file is UTF-16; save it as UTF-8.",
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = position_of_fault(bytes, error.valid_up_to());
        Error::new(ErrorId::Encoding, "Tệp không phải là chữ UTF-8.", "The file is not UTF-8 text.")
            .at(line, column)
    })
}

fn position_of_fault(bytes: &[u8], offset: usize) -> (u32, u32) {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (line as u32, column as u32)
}

fn too_big(limits: &Limits) -> Error {
    let mebibytes = limits.bytes >> 20;
    Error::over(
        LimitName::Bytes,
        format!("Tệp lớn hơn {mebibytes} MiB, giới hạn của một nhãn."),
        format!("The file is over {mebibytes} MiB, the limit for one label."),
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn inflates_within_the_cap_only() {
        let limits = Limits { bytes: 100, ..Limits::default() };
        assert_eq!(text(&gzip("<svg/>"), &limits).unwrap(), "<svg/>");
        let bomb = gzip(&" ".repeat(101));
        assert!(bomb.len() < 100);
        assert_eq!(text(&bomb, &limits).unwrap_err().id, ErrorId::OverLimit);
    }

    #[test]
    fn says_where_the_encoding_breaks() {
        let error = text(b"<svg>\nab\xff</svg>", &Limits::default()).unwrap_err();
        assert_eq!(error.at.map(|at| (at.line, at.column)), Some((2, 3)));
    }

    #[test]
    fn refuses_utf_16_by_name_and_an_empty_file() {
        let limits = Limits::default();
        assert!(text(b"\xff\xfe<\0", &limits).unwrap_err().message.en.contains("UTF-16"));
        assert_eq!(text(b" \n", &limits).unwrap_err().id, ErrorId::Empty);
    }
}
