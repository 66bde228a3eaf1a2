//! Pictures and compressed files that are more than they seem.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

/// Bytes as `.svgz` files hold them.
pub(crate) fn gzip(write: impl Fn(&mut GzEncoder<Vec<u8>>)) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    write(&mut encoder);
    encoder.finish().unwrap()
}

/// An `<image>` with its bytes inside.
pub(crate) fn image(mime: &str, bytes: &[u8]) -> String {
    let hex = bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    format!("<image width=\"20\" height=\"20\" href=\"data:{mime},{hex}\"/>")
}

/// A PNG of one bit a pixel, all of one colour, with the rows given.
pub(crate) fn png(width: u32, height: u32, rows: u32) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    let row = vec![0; 1 + width as usize / 8];
    (0..rows).for_each(|_| zlib.write_all(&row).unwrap());
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([1, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", zlib.finish().unwrap()), (b"IEND", vec![])] {
        let chunk = [kind.as_slice(), &data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&chunk);
        png.extend((data.len() as u32).to_be_bytes());
        png.extend(&chunk);
        png.extend(crc.sum().to_be_bytes());
    }
    png
}
