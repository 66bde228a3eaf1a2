//! The pages that traceability codes lead to.

use crate::desk::Desk;

const PRODUCT: &str = r#"
[product]
name = "Bánh gai <Làng Gai>"
image = "banh.png"
gtin = "9521234543213"
lot = "L2611"
brand = "Làng Gai"
shelf_life = "7 ngày"
[producer]
name = "Hợp tác xã Làng Gai"
address = "Thôn 2, xã Yên Đồng, tỉnh Ninh Bình"
[[certificate]]
kind = "VietGAP"
number = "VG-01"
valid_until = "2026-05-01"
[ocop]
stars = 4
decision = "123/QĐ-UBND"
decided_on = "2025-01-10"
[trace]
url = "https://id.example.vn/01/09521234543213"
origin = "Ninh Bình, Việt Nam"
standards = ["TCCS 01:2026/LG"]
[[trace.event]]
step = "Gói bánh"
on = "2026-11-20"
place = "Xưởng thôn 2"
[[trace.event]]
step = "Thu hoạch lá gai"
on = "2026-10-01"
"#;

#[test]
fn writes_a_page_for_the_product_and_its_lot() {
    let desk = Desk::with([("a.toml", PRODUCT)]);
    desk.write("banh.png", b"\x89PNG\r\n");
    let ran = desk.run("trace-page a.toml -o site --as-of 2026-11-23");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    for folder in ["site/01/09521234543213", "site/01/09521234543213/10/L2611"] {
        let page = String::from_utf8(desk.read(&format!("{folder}/index.html"))).unwrap();
        for told in [
            "<html lang=\"vi\">",
            "<h1>Bánh gai &lt;Làng Gai&gt;</h1>",
            "<img src=\"product.png\" alt=\"Ảnh sản phẩm Bánh gai &lt;Làng Gai&gt;\">",
            "Hợp tác xã Làng Gai",
            "Ninh Bình, Việt Nam",
            "TCCS 01:2026/LG",
            "Sản phẩm OCOP 4 sao",
            "123/QĐ-UBND (10/01/2025)",
            "01/05/2026 (đã hết hạn)",
            "<time datetime=\"2026-11-20\">20/11/2026</time>: Gói bánh – Xưởng thôn 2",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let (first, second) = (page.find("Thu hoạch").unwrap(), page.find("Gói bánh").unwrap());
        assert!(first < second);
        let linked = page.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let linked: serde_json::Value = serde_json::from_str(linked).unwrap();
        assert_eq!(linked["@id"], "https://id.example.vn/01/09521234543213");
        assert_eq!(linked["name"], "Bánh gai <Làng Gai>");
        let english = String::from_utf8(desk.read(&format!("{folder}/en.html"))).unwrap();
        assert!(english.contains("<html lang=\"en\">") && english.contains("2026-05-01 (expired)"));
        let linkset: serde_json::Value =
            serde_json::from_slice(&desk.read(&format!("{folder}/linkset.json"))).unwrap();
        let anchor = &linkset["linkset"][0]["anchor"];
        assert_eq!(anchor, "https://id.example.vn/01/09521234543213");
        assert_eq!(desk.read(&format!("{folder}/product.png")), b"\x89PNG\r\n");
    }
}

#[test]
fn tells_what_the_law_asks_and_the_file_lacks() {
    let desk = Desk::with([("a.toml", "[product]\nname = \"Bánh\"\ngtin = \"9521234543213\"\n")]);
    let ran = desk.run("trace-page a.toml -o site");
    assert_eq!(ran.status, 1);
    for key in [
        "product.image",
        "producer.name",
        "producer.address",
        "trace.origin",
        "trace.event",
        "trace.standards",
    ] {
        assert!(ran.err.contains(key), "{key}: {}", ran.err);
    }
    assert!(!ran.err.contains("product.name"), "{}", ran.err);
}

#[test]
fn lists_many_products_and_goes_on_past_a_bad_one() {
    let other = PRODUCT.replace("9521234543213", "9521234000013").replace("image", "#image");
    let desk = Desk::with([
        ("in/a.toml", &PRODUCT.replace("image", "#image")),
        ("in/b.toml", &other),
        ("in/c.toml", "[product]\ngtin = \"9521234543214\"\n"),
        ("in/d.toml", &PRODUCT.replace("banh.png", "../banh.png")),
        ("in/e.toml", &other.replace("vn/01/09521234000013", "vn/01/09521234543213")),
    ]);
    let ran = desk.run("trace-page in -o site --lang en");
    assert_eq!(ran.status, 2);
    for told in ["c.toml", "no valid GTIN", "beside the product file", "leads to product"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    let index = String::from_utf8(desk.read("site/index.html")).unwrap();
    assert_eq!(index.matches("<li>").count(), 2, "{index}");
}
