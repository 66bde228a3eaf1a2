//! `temnhan qr`: traceability codes put into artwork and read back.

pub(crate) mod embed;
pub(crate) mod verify;
