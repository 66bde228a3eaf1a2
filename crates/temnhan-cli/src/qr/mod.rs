//! `temnhan qr`: traceability codes made, judged, put into artwork and read back.

pub(crate) mod embed;
pub(crate) mod lint;
pub(crate) mod make;
mod payload;
pub(crate) mod verify;
