//! The colour of the bare paper or film that a label is printed on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The colour of what shows where nothing is printed; white paper unless told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper([u8; 3]);

impl Paper {
    /// Red, green and blue (sRGB).
    pub fn rgb(self) -> [u8; 3] {
        self.0
    }
}

impl Default for Paper {
    fn default() -> Self {
        Self([0xff; 3])
    }
}

/// As artwork writes colours: `#rrggbb`.
impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A text that is not a colour written `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour written #rrggbb")]
pub struct NotAColour(pub String);

impl FromStr for Paper {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let refused = || NotAColour(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(refused)?;
        let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).map_err(|_| refused())?;
        let [_, rgb @ ..] = value.to_be_bytes();
        if is_colour { Ok(Self(rgb)) } else { Err(refused()) }
    }
}

impl Serialize for Paper {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Paper {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Paper".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_and_written_as_artwork_does() {
        let kraft: Paper = "#B98c5a".parse().unwrap();
        assert_eq!(kraft.rgb(), [0xb9, 0x8c, 0x5a]);
        assert_eq!(kraft.to_string(), "#b98c5a");
        for text in ["", "b98c5a", "#b98c5", "#b98c5a0", "#+98c5a", "kraft", "#ốối"] {
            assert!(text.parse::<Paper>().is_err(), "{text}");
        }
    }
}
