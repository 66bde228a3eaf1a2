//! Files made to hang, to crash or to lead out: each ends soon, with the right error or a report.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use temnhan::ErrorId;
use temnhan_tests::hostile::{base64, check, joined, label};

fn refused(bytes: impl Into<Vec<u8>>) -> ErrorId {
    check(bytes).unwrap_err().id
}

fn gzip(write: impl Fn(&mut GzEncoder<Vec<u8>>)) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    write(&mut encoder);
    encoder.finish().unwrap()
}

/// A PNG of one bit a pixel that claims a size and holds nothing.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([1, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend(&header);
    png.extend(crc32(&header).to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn picture(bytes: &[u8]) -> String {
    let data = base64(bytes);
    format!("<image width=\"20\" height=\"20\" href=\"data:image/png;base64,{data}\"/>")
}

#[test]
fn deeply_nested_groups_are_over_limit() {
    let deep = "<g>".repeat(100_000) + &"</g>".repeat(100_000);
    assert_eq!(refused(label(&deep)), ErrorId::OverLimit);
}

#[test]
fn deeply_nested_tspans_are_over_limit() {
    let deep = "<tspan>".repeat(10_000) + "chữ" + &"</tspan>".repeat(10_000);
    assert_eq!(refused(label(&format!("<text>{deep}</text>"))), ErrorId::OverLimit);
}

#[test]
fn nesting_just_within_the_limit_is_judged() {
    for tag in ["g", "svg", "a", "switch"] {
        let deep = format!("<{tag}>").repeat(120) + &format!("</{tag}>").repeat(120);
        assert!(check(label(&deep)).is_ok(), "{tag}");
    }
    let deep = "<tspan>".repeat(120) + "chữ" + &"</tspan>".repeat(120);
    assert!(check(label(&format!("<text x=\"5\" y=\"5\">{deep}</text>"))).is_ok());
}

#[test]
fn nesting_hidden_in_entities_ends() {
    let level = "<g>".repeat(100);
    let close = "</g>".repeat(100);
    let first = format!("<!ENTITY e0 \"{level}{close}\">");
    let others =
        joined(1..9, |number| format!("<!ENTITY e{number} \"{level}&e{};{close}\">", number - 1));
    let svg = format!("<!DOCTYPE svg [{first}{others}]>{}", label("&e8;"));
    let ended = check(svg);
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

#[test]
fn a_billion_laughs_are_over_limit_or_no_xml() {
    let others = joined(1..10, |number| {
        format!("<!ENTITY a{number} \"{}\">", format!("&a{};", number - 1).repeat(10))
    });
    let text = label("<text>&a9;</text>");
    let svg = format!("<!DOCTYPE svg [<!ENTITY a0 \"ha\">{others}]>{text}");
    assert!([ErrorId::OverLimit, ErrorId::Xml].contains(&refused(svg)));
}

#[test]
fn an_entity_of_a_file_is_not_read() {
    let svg = format!(
        "<!DOCTYPE svg [<!ENTITY hosts SYSTEM \"file:///etc/passwd\">]>{}",
        label("<text x=\"5\" y=\"5\">&hosts;</text>")
    );
    assert_eq!(refused(svg), ErrorId::Xml);
}

#[test]
fn many_attributes_are_over_limit() {
    let many = joined(0..60_000, |number| format!(" a{number}=\"\""));
    assert_eq!(refused(label(&format!("<g{many}/>"))), ErrorId::OverLimit);
}

#[test]
fn many_pieces_of_one_text_are_over_limit() {
    let pieces = "<tspan>abcd</tspan>".repeat(2000);
    let text = format!("<text x=\"5\" y=\"5\">{pieces}</text>");
    assert_eq!(refused(label(&text)), ErrorId::OverLimit);
}

#[test]
fn many_elements_are_over_limit() {
    assert_eq!(refused(label(&"<g/>".repeat(250_000))), ErrorId::OverLimit);
}

#[test]
fn many_style_rules_are_over_limit() {
    let rules = joined(0..20_000, |number| format!(".a{number}{{}}"));
    let svg = label(&format!("<style>{rules}</style>{}", "<g/>".repeat(2000)));
    assert_eq!(refused(svg), ErrorId::OverLimit);
}

#[test]
fn costly_filters_are_over_limit() {
    for primitive in [
        "<feTurbulence numOctaves=\"100000\"/>",
        "<feMorphology radius=\"1000000\"/>",
        "<feConvolveMatrix order=\"99\"/>",
        "<feGaussianBlur stdDeviation=\"1000000\"/>",
    ] {
        let rect = "<rect width=\"60\" height=\"40\" filter=\"url(#f)\"/>";
        let svg = label(&format!("<filter id=\"f\">{primitive}</filter>{rect}"));
        assert_eq!(refused(svg), ErrorId::OverLimit, "{primitive}");
    }
}

#[test]
fn a_gzip_bomb_is_over_limit() {
    let blank = vec![b' '; 1 << 20];
    let bomb = gzip(|encoder| (0..256).for_each(|_| encoder.write_all(&blank).unwrap()));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(bomb), ErrorId::OverLimit);
}

#[test]
fn a_truncated_svgz_is_told_as_damaged() {
    let whole = gzip(|encoder| encoder.write_all(label("<g/>").as_bytes()).unwrap());
    assert_eq!(refused(&whole[..whole.len() / 2]), ErrorId::Encoding);
}

#[test]
fn a_page_of_a_thousand_kilometres_is_over_limit() {
    let svg = label("").replace("60mm", "1000000000mm").replace("40mm", "1000000000mm");
    assert_eq!(refused(svg), ErrorId::OverLimit);
}

#[test]
fn sizes_that_are_none_never_panic() {
    for width in ["NaN", "inf", "-5mm", "0", "1e39mm", "1e-39mm", "mm", "9".repeat(400).as_str()] {
        let svg = label("<text x=\"5\" y=\"5\">chữ</text>").replace("60mm", width);
        let ids = [ErrorId::Size, ErrorId::OverLimit];
        assert!(check(svg).map_or_else(|error| ids.contains(&error.id), |_| true), "{width}");
    }
}

#[test]
fn coordinates_that_are_none_never_panic() {
    for number in ["NaN", "inf", "-inf", "1e38", "1e39", "-1e38", "1e-45"] {
        let body = format!(
            "<g transform=\"translate({number} {number}) scale({number})\">\
             <text x=\"{number}\" y=\"{number}\" font-size=\"{number}\">chữ</text></g>\
             <text x=\"{number}\" y=\"5\" font-size=\"3\" textLength=\"{number}\" \
             letter-spacing=\"{number}\">chữ</text>\
             <path d=\"M{number} {number}L{number} 0Z\" stroke=\"#000\" stroke-width=\"{number}\"/>\
             <rect x=\"{number}\" width=\"{number}\" height=\"{number}\" rx=\"{number}\"/>"
        );
        check(label(&body)).unwrap();
    }
}

#[test]
fn tiny_dashes_and_tiles_end() {
    let body = "<path d=\"M0 0H60\" stroke=\"#000\" stroke-dasharray=\"0.000001\"/>\
                <pattern id=\"p\" width=\"0.00001\" height=\"0.00001\" \
                patternUnits=\"userSpaceOnUse\"><rect width=\"1\" height=\"1\"/></pattern>\
                <rect width=\"60\" height=\"40\" fill=\"url(#p)\"/>";
    check(label(body)).unwrap();
}

#[test]
fn a_picture_that_claims_billions_of_pixels_ends() {
    let ended = check(label(&picture(&png_header(100_000, 100_000))));
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

#[test]
fn broken_pictures_are_judged_without_them() {
    for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"GIF89a\xff\xff\xff\xff"] {
        check(label(&picture(bytes))).unwrap();
    }
}

#[test]
fn a_file_beside_the_label_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("beside.svg");
    std::fs::write(&file, label("<text x=\"5\" y=\"5\">Xuất xứ: Việt Nam</text>")).unwrap();
    let path = file.display();
    let body = format!(
        "<image width=\"20\" height=\"20\" href=\"{path}\"/>\
         <image width=\"20\" height=\"20\" href=\"file://{path}\"/>\
         <use href=\"file://{path}#a\"/>\
         <style>@import \"file://{path}\"; @font-face {{ src: url(file://{path}) }}</style>"
    );
    let report = check(label(&body)).unwrap();
    assert!(report.fields.is_empty(), "{:?}", report.fields);
    assert!(report.notices.iter().any(|notice| notice.message.en.contains("beside.svg")));
}

#[test]
fn strange_text_never_panics() {
    let marks = "e\u{301}".to_owned() + &"\u{301}".repeat(5000);
    for text in [
        marks.as_str(),
        "\u{202e}20/11/2026\u{202c}",
        "99999999999999999999/99/9999999999",
        "Khối lượng tịnh: 99999999999999999999999999999999999999999 g",
        "Khối lượng tịnh: 0,000000000000000000000000000000000000001 g",
        "HSD: 00/00/0000 NSX: 32/13/2026",
        "\u{0}\u{fffd}",
    ] {
        let text: String = text.chars().filter(|&letter| letter != '\0').collect();
        check(label(&format!("<text x=\"5\" y=\"5\" font-size=\"3\">{text}</text>"))).unwrap();
    }
}

#[test]
fn cut_at_any_byte_a_label_is_an_error_and_never_a_panic() {
    let whole = label("<text x=\"5\" y=\"5\">Bánh gai <tspan>&amp; trà</tspan></text><!-- a -->");
    for end in 0..whole.len() {
        let id = refused(&whole.as_bytes()[..end]);
        let expected = [ErrorId::Empty, ErrorId::Encoding, ErrorId::Xml];
        assert!(expected.contains(&id), "{end}: {id:?}");
    }
}

#[test]
fn many_filters_within_the_limits_end() {
    let primitives = "<feTurbulence numOctaves=\"10\" baseFrequency=\"0.9\"/>".repeat(24);
    let rects = "<rect width=\"60\" height=\"40\" filter=\"url(#f)\"/>".repeat(20);
    let svg = label(&format!("<filter id=\"f\">{primitives}</filter>{rects}"));
    let ended = check(svg);
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

#[test]
fn chained_clips_and_masks_end() {
    for kind in ["clipPath", "mask"] {
        let attribute = if kind == "mask" { "mask" } else { "clip-path" };
        let first = format!("<{kind} id=\"c0\"><rect width=\"60\" height=\"40\"/></{kind}>");
        let others = joined(1..900, |number| {
            format!(
                "<{kind} id=\"c{number}\" {attribute}=\"url(#c{})\"><rect width=\"60\" \
                 height=\"40\"/></{kind}>",
                number - 1
            )
        });
        let rect = format!("<rect width=\"60\" height=\"40\" {attribute}=\"url(#c899)\"/>");
        let ended = check(label(&(first + &others + &rect)));
        assert!(ended.is_ok() || ended.is_err_and(|e| e.id == ErrorId::OverLimit), "{kind}");
    }
}

#[test]
fn references_that_multiply_end() {
    let first = "<g id=\"u0\"><rect width=\"1\" height=\"1\"/></g>";
    let others = joined(1..20, |number| {
        let ten = format!("<use xlink:href=\"#u{}\"/>", number - 1).repeat(10);
        format!("<g id=\"u{number}\">{ten}</g>")
    });
    let svg = label(&format!("<defs>{first}{others}</defs><use xlink:href=\"#u19\"/>"));
    let ended = check(svg);
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

#[test]
fn references_in_a_ring_end() {
    let body = "<g id=\"a\"><use xlink:href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>\
                <pattern id=\"p\" width=\"1\" height=\"1\"><rect fill=\"url(#p)\"/></pattern>\
                <rect width=\"60\" height=\"40\" fill=\"url(#p)\"/>";
    let ended = check(label(body));
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

#[test]
fn nested_see_through_groups_end() {
    let stack = "<g opacity=\"0.5\">".repeat(100)
        + "<rect width=\"60\" height=\"40\"/>"
        + &"</g>".repeat(100);
    let ended = check(label(&stack.repeat(50)));
    assert!(ended.is_ok() || ended.is_err_and(|error| error.id == ErrorId::OverLimit));
}

/// 1600 million pixels in a file of 260 kB.
#[test]
fn a_picture_of_too_many_pixels_is_over_limit() {
    let mut png = png_header(40_000, 40_000);
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
    let row = [0; 1 + 40_000 / 8];
    (0..40_000).for_each(|_| zlib.write_all(&row).unwrap());
    for (kind, data) in [(b"IDAT", zlib.finish().unwrap()), (b"IEND", Vec::new())] {
        let chunk = [kind.as_slice(), &data].concat();
        png.extend((data.len() as u32).to_be_bytes());
        png.extend(&chunk);
        png.extend(crc32(&chunk).to_be_bytes());
    }
    assert_eq!(refused(label(&picture(&png))), ErrorId::OverLimit);
}
