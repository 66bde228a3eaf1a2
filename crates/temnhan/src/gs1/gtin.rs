//! GTINs and their check digit.

use std::fmt;
use std::str::FromStr;

/// A Global Trade Item Number with the right check digit, of 8, 12, 13 or 14 digits.
///
/// Two numbers that differ only in zeros before them are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gtin(u64);

/// Why a text is no GTIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GtinError {
    /// Something else than digits.
    #[error("a GTIN has only digits")]
    NotDigits,
    /// Not 8, 12, 13 or 14 digits.
    #[error("a GTIN has 8, 12, 13 or 14 digits, not {0}")]
    Length(usize),
    /// The last digit is not the one that follows from the others.
    #[error("the check digit is {0}")]
    CheckDigit(u8),
}

impl Gtin {
    /// The number with its check digit behind `digits`.
    ///
    /// # Errors
    ///
    /// As those of [`Gtin::from_str`], for one digit less.
    pub fn with_check_digit(digits: &str) -> Result<Self, GtinError> {
        format!("{digits}{}", check_digit(digits).ok_or(GtinError::NotDigits)?).parse()
    }

    /// Whether GS1 Vietnam gave the number: prefix 893.
    pub fn is_vietnamese(self) -> bool {
        self.prefix() == 893
    }

    /// Whether the number is kept for examples: prefix 952.
    pub fn is_example(self) -> bool {
        self.prefix() == 952
    }

    /// Whether the number means something only inside one shop: prefixes 020 to 029, 040 to 049 and
    /// 200 to 299.
    pub fn is_in_store(self) -> bool {
        matches!(self.prefix(), 20..=29 | 40..=49 | 200..=299)
    }

    /// The first three digits of the number as 13 digits.
    fn prefix(self) -> u64 {
        self.0 / 10_u64.pow(10) % 1000
    }
}

impl FromStr for Gtin {
    type Err = GtinError;

    fn from_str(text: &str) -> Result<Self, GtinError> {
        if !text.bytes().all(|c| c.is_ascii_digit()) {
            return Err(GtinError::NotDigits);
        }
        if !matches!(text.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::Length(text.len()));
        }
        let (data, last) = text.split_at(text.len() - 1);
        match check_digit(data) {
            Some(digit) if last != digit.to_string() => Err(GtinError::CheckDigit(digit)),
            _ => text.parse().map(Self).map_err(|_| GtinError::NotDigits),
        }
    }
}

/// As 14 digits.
impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:014}", self.0)
    }
}

/// The digit that makes the weighted sum a multiple of ten; from the right, digits count three times
/// and once in turn (GS1 General Specifications). `None` for what is not all digits.
pub(crate) fn check_digit(data: &str) -> Option<u8> {
    let mut sum = 0;
    for (at, c) in data.bytes().rev().enumerate() {
        let digit = c.is_ascii_digit().then(|| u32::from(c - b'0'))?;
        sum += if at % 2 == 0 { 3 * digit } else { digit };
    }
    u8::try_from((10 - sum % 10) % 10).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_check_digit() {
        for (data, digit) in
            [("952123454321", 3), ("893000000000", 2), ("893850123456", 8), ("400638133393", 1)]
        {
            assert_eq!(check_digit(data), Some(digit), "{data}");
        }
        assert_eq!(check_digit("95212345432x"), None);
    }

    #[test]
    fn reads_every_length_as_one_number() {
        let gtin: Gtin = "9521234543213".parse().unwrap();
        assert_eq!(gtin.to_string(), "09521234543213");
        assert_eq!("09521234543213".parse(), Ok(gtin));
        assert_eq!(Gtin::with_check_digit("952123454321"), Ok(gtin));
        assert_eq!("96385074".parse::<Gtin>().unwrap().to_string(), "00000096385074");
    }

    #[test]
    fn refuses_what_is_none() {
        assert_eq!("9521234543214".parse::<Gtin>(), Err(GtinError::CheckDigit(3)));
        assert_eq!("952123454321".parse::<Gtin>(), Err(GtinError::CheckDigit(4)));
        assert_eq!("0900000101".parse::<Gtin>(), Err(GtinError::Length(10)));
        assert_eq!("952123454321x".parse::<Gtin>(), Err(GtinError::NotDigits));
        assert_eq!("９５２".parse::<Gtin>(), Err(GtinError::NotDigits));
        assert_eq!("".parse::<Gtin>(), Err(GtinError::Length(0)));
    }

    #[test]
    fn tells_who_gave_the_number() {
        let gtin = |data| Gtin::with_check_digit(data).unwrap();
        assert!(gtin("893000000000").is_vietnamese());
        assert!(gtin("952123454321").is_example());
        assert!(gtin("200000000000").is_in_store() && gtin("20000000000").is_in_store());
        assert!(!gtin("893000000000").is_in_store());
        assert!(gtin("1893000000000").is_vietnamese());
    }
}
