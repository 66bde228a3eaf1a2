//! Percent-encoding (RFC 3986, section 2).

use std::fmt::Write;

/// The text that an encoded one stands for; `None` for a malformed sequence or bytes that are no
/// UTF-8.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { hex(rest.next()?)? * 16 + hex(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

/// Encodes all but letters, digits and `-._~`.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_itself() {
        for text in ["L2611", "A/B c", "%2F", "lô 5", "a+b"] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        }
        assert_eq!(encode("A/B"), "A%2FB");
        assert_eq!(decode("A%2fB").as_deref(), Some("A/B"));
    }

    #[test]
    fn refuses_malformed_sequences() {
        for text in ["%", "%2", "%zz", "%ff", "100%"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
