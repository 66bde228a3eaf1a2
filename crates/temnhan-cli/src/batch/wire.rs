//! What a run and its workers say to each other over pipes.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use temnhan::report::{Bilingual, LabelError, LabelReport, Lang};
use temnhan::units::RectMm;
use temnhan::{Date, Paper};

use super::facts::Facts;
use crate::config::Settings;

/// No part of a message is larger: a label with its product file and its picture stays far below.
const MOST_BYTES: u64 = 1 << 30;
/// No message has more parts.
const MOST_PARTS: u8 = 8;

/// Whether a worker can begin; why not, in both languages.
pub(super) type Hello = Result<(), Bilingual>;

/// A label to be judged. The bytes of its drawing and of its product file follow.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ask {
    /// The path as it is shown.
    pub(crate) path: String,
    pub(crate) group: Option<String>,
    pub(crate) paper: Option<Paper>,
    pub(crate) as_of: Option<Date>,
    pub(crate) today: Date,
    pub(crate) compare_as_of: Option<Date>,
    /// The name of the product file, where there is one.
    pub(crate) product: Option<String>,
    pub(crate) settings: Settings,
    pub(crate) drawing: Drawing,
}

/// What is drawn beside the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Drawing {
    Nothing,
    /// The label as it is printed, as PNG.
    Picture,
    /// The artwork with what was recognised.
    Fields(Words),
    /// The artwork with what was found.
    Findings(Words),
}

/// The language of words in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Words {
    Vi,
    En,
}

impl From<Lang> for Words {
    fn from(lang: Lang) -> Self {
        if lang == Lang::En { Self::En } else { Self::Vi }
    }
}

impl From<Words> for Lang {
    fn from(words: Words) -> Self {
        match words {
            Words::Vi => Self::Vi,
            Words::En => Self::En,
        }
    }
}

/// What became of a label. The bytes of its drawing follow.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) day: Date,
    pub(crate) outcome: Result<LabelReport, LabelError>,
    pub(crate) facts: Facts,
    /// The area of the label that a picture shows.
    pub(crate) shown: Option<RectMm>,
}

/// Writes a message: a value, and bytes beside it.
///
/// # Errors
///
/// What cannot be written.
pub(super) fn send(mut to: impl Write, value: &impl Serialize, beside: &[&[u8]]) -> io::Result<()> {
    let value = serde_json::to_vec(value)?;
    to.write_all(&[beside.len() as u8])?;
    for part in std::iter::once(value.as_slice()).chain(beside.iter().copied()) {
        to.write_all(&(part.len() as u64).to_le_bytes())?;
        to.write_all(part)?;
    }
    to.flush()
}

/// Reads a message; `None` where there is no more.
///
/// # Errors
///
/// What cannot be read, and what is no message.
pub(super) fn receive<T: DeserializeOwned>(
    mut from: impl Read,
) -> io::Result<Option<(T, Vec<Vec<u8>>)>> {
    let mut count = [0];
    if from.read(&mut count)? == 0 {
        return Ok(None);
    }
    if count[0] > MOST_PARTS {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let value = serde_json::from_slice(&part(&mut from)?)?;
    let beside = (0..count[0]).map(|_| part(&mut from)).collect::<io::Result<_>>()?;
    Ok(Some((value, beside)))
}

fn part(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > MOST_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_refuses_what_is_cut() {
        let mut sent = Vec::new();
        send(&mut sent, &"chữ", &[b"one", b""]).unwrap();
        let (value, beside): (String, _) = receive(sent.as_slice()).unwrap().unwrap();
        assert_eq!((value.as_str(), beside), ("chữ", vec![b"one".to_vec(), Vec::new()]));
        for end in 1..sent.len() {
            assert!(receive::<String>(&sent[..end]).is_err(), "{end}");
        }
        assert!(receive::<String>(&b""[..]).unwrap().is_none());
    }
}
