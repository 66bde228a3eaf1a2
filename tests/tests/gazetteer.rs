//! The gazetteer against figures and pairs that were read by hand.

use std::collections::BTreeSet;

use temnhan::gazetteer::{Earlier, Gazetteer, UnitKind};

/// Communes, wards and special zones of every province on 2026-11-23.
const COUNTS: [(&str, [usize; 3]); 34] = [
    ("Hà Nội", [75, 51, 0]),
    ("Cao Bằng", [53, 3, 0]),
    ("Tuyên Quang", [117, 7, 0]),
    ("Điện Biên", [42, 3, 0]),
    ("Lai Châu", [36, 2, 0]),
    ("Sơn La", [67, 8, 0]),
    ("Lào Cai", [89, 10, 0]),
    ("Thái Nguyên", [77, 15, 0]),
    ("Lạng Sơn", [61, 4, 0]),
    ("Quảng Ninh", [22, 30, 2]),
    ("Bắc Ninh", [54, 45, 0]),
    ("Phú Thọ", [133, 15, 0]),
    ("Hải Phòng", [67, 45, 2]),
    ("Hưng Yên", [93, 11, 0]),
    ("Ninh Bình", [97, 32, 0]),
    ("Thanh Hóa", [147, 19, 0]),
    ("Nghệ An", [119, 11, 0]),
    ("Hà Tĩnh", [60, 9, 0]),
    ("Quảng Trị", [69, 8, 1]),
    ("Huế", [19, 21, 0]),
    ("Đà Nẵng", [70, 23, 1]),
    ("Quảng Ngãi", [86, 9, 1]),
    ("Gia Lai", [110, 25, 0]),
    ("Khánh Hòa", [48, 16, 1]),
    ("Đắk Lắk", [88, 14, 0]),
    ("Lâm Đồng", [103, 20, 1]),
    ("Đồng Nai", [62, 33, 0]),
    ("Hồ Chí Minh", [54, 113, 1]),
    ("Tây Ninh", [82, 14, 0]),
    ("Đồng Tháp", [82, 20, 0]),
    ("Vĩnh Long", [105, 19, 0]),
    ("An Giang", [85, 14, 3]),
    ("Cần Thơ", [72, 31, 0]),
    ("Cà Mau", [55, 9, 0]),
];

/// Earlier commune, district and province; the communes of today and their province.
const SUCCESSORS: [(&str, &str, &str, &[&str], &str); 31] = [
    ("Yên Ninh", "Ý Yên", "Nam Định", &["Vũ Dương"], "Ninh Bình"),
    ("Lâm", "Ý Yên", "Nam Định", &["Ý Yên"], "Ninh Bình"),
    ("Yên Khánh", "Ý Yên", "Nam Định", &["Ý Yên"], "Ninh Bình"),
    ("Yên Trị", "Ý Yên", "Nam Định", &["Yên Đồng"], "Ninh Bình"),
    ("Yên Thắng", "Ý Yên", "Nam Định", &["Vạn Thắng"], "Ninh Bình"),
    ("Gôi", "Vụ Bản", "Nam Định", &["Vụ Bản"], "Ninh Bình"),
    ("Nam Giang", "Nam Trực", "Nam Định", &["Nam Trực"], "Ninh Bình"),
    ("Yên Định", "Hải Hậu", "Nam Định", &["Hải Hậu"], "Ninh Bình"),
    ("Quất Lâm", "Giao Thủy", "Nam Định", &["Giao Ninh"], "Ninh Bình"),
    ("Lộc Hòa", "Nam Định", "Nam Định", &["Đông A"], "Ninh Bình"),
    ("Mỹ Tân", "Mỹ Lộc", "Nam Định", &["Thiên Trường"], "Ninh Bình"),
    ("Quang Trung", "Phủ Lý", "Hà Nam", &["Phủ Lý", "Hà Nam"], "Ninh Bình"),
    ("Gia Tân", "Gia Viễn", "Ninh Bình", &["Gia Vân", "Tây Hoa Lư"], "Ninh Bình"),
    ("Láng Hạ", "Đống Đa", "Hà Nội", &["Giảng Võ", "Láng", "Đống Đa"], "Hà Nội"),
    ("Vạn Phúc", "Hà Đông", "Hà Nội", &["Hà Đông"], "Hà Nội"),
    ("Ngọc Hà", "Ba Đình", "Hà Nội", &["Ba Đình", "Ngọc Hà"], "Hà Nội"),
    ("Thanh Sơn", "Thanh Hà", "Hải Dương", &["Thanh Hà"], "Hải Phòng"),
    ("Cát Bà", "Cát Hải", "Hải Phòng", &["Cát Hải"], "Hải Phòng"),
    ("Vũ Lễ", "Kiến Xương", "Thái Bình", &["Quang Lịch"], "Hưng Yên"),
    ("Phượng Sơn", "Chũ", "Bắc Giang", &["Phượng Sơn"], "Bắc Ninh"),
    ("Suối Giàng", "Văn Chấn", "Yên Bái", &["Văn Chấn"], "Lào Cai"),
    ("Cẩm Hà", "Hội An", "Quảng Nam", &["Hội An Tây"], "Đà Nẵng"),
    ("Kim Long", "Phú Xuân", "Huế", &["Kim Long"], "Huế"),
    ("12", "Đà Lạt", "Lâm Đồng", &["Lâm Viên - Đà Lạt"], "Lâm Đồng"),
    ("Mũi Né", "Phan Thiết", "Bình Thuận", &["Mũi Né"], "Lâm Đồng"),
    ("Thảo Điền", "Thủ Đức", "Hồ Chí Minh", &["An Khánh"], "Hồ Chí Minh"),
    ("Dĩ An", "Dĩ An", "Bình Dương", &["Dĩ An"], "Hồ Chí Minh"),
    ("Dương Đông", "Phú Quốc", "Kiên Giang", &["Phú Quốc"], "An Giang"),
    ("Mỹ Xuyên", "Mỹ Xuyên", "Sóc Trăng", &["Mỹ Xuyên"], "Cần Thơ"),
    ("Lai Vung", "Lai Vung", "Đồng Tháp", &["Hòa Long"], "Đồng Tháp"),
    ("Cái Bè", "Cái Bè", "Tiền Giang", &["Cái Bè"], "Đồng Tháp"),
];

fn gazetteer() -> &'static Gazetteer {
    Gazetteer::shipped().expect("the feature is on")
}

#[test]
fn every_province_has_its_number_of_communes_of_each_kind() {
    assert_eq!(gazetteer().provinces().len(), 34);
    let day = "2026-11-23".parse().unwrap();
    for (name, expected) in COUNTS {
        let communes = &gazetteer().province(name).unwrap().communes;
        let count = |kind| communes.iter().filter(|it| it.kind_on(day) == kind).count();
        let counts = [UnitKind::Commune, UnitKind::Ward, UnitKind::SpecialZone].map(count);
        assert_eq!(counts, expected, "{name}");
    }
}

#[test]
fn on_the_first_day_twenty_two_wards_were_communes() {
    let communes = || gazetteer().provinces().iter().flat_map(|it| &it.communes);
    assert_eq!(communes().count(), 3321);
    let wards = |day: &str| {
        let day = day.parse().unwrap();
        communes().filter(|it| it.kind_on(day) == UnitKind::Ward).count()
    };
    assert_eq!(["2025-07-01", "2026-04-30", "2026-09-20"].map(wards), [687, 697, 709]);
}

#[test]
fn earlier_communes_became_what_the_decisions_say() {
    for (commune, district, province, today, province_today) in SUCCESSORS {
        let asked = Earlier::of(commune).in_district(district).in_province(province);
        let found = gazetteer().successors(&asked);
        let [only] = &found[..] else { panic!("{commune}, {district}: {found:?}") };
        assert_eq!(only.province.name, province_today, "{commune}, {district}");
        let names: BTreeSet<&str> = only.into.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, today.iter().copied().collect(), "{commune}, {district}");
    }
}

#[test]
fn islands_that_had_no_communes_became_special_zones() {
    for (district, province) in [
        ("Côn Đảo", "Bà Rịa - Vũng Tàu"),
        ("Lý Sơn", "Quảng Ngãi"),
        ("Hoàng Sa", "Đà Nẵng"),
        ("Cồn Cỏ", "Quảng Trị"),
        ("Bạch Long Vĩ", "Hải Phòng"),
    ] {
        let found = gazetteer().successors(&Earlier::district(district).in_province(province));
        assert_eq!(found[0].into[0].name, district);
        let day = "2025-07-01".parse().unwrap();
        assert_eq!(found[0].into[0].kind_on(day), UnitKind::SpecialZone);
    }
}

#[test]
fn what_is_not_enough_to_tell_is_not_decided() {
    let in_ninh_binh = |name| gazetteer().successors(&Earlier::of(name).in_province("Ninh Bình"));
    let districts: BTreeSet<&str> =
        in_ninh_binh("Yên Thắng").iter().map(|it| it.district.name.as_str()).collect();
    assert_eq!(districts, BTreeSet::from(["Yên Mô", "Ý Yên"]));
    assert!(in_ninh_binh("Vũ Dương").is_empty(), "a name that is new");
    let township = Earlier::of("Yên Ninh").with_kind(UnitKind::Township).in_province("Ninh Bình");
    assert_eq!(gazetteer().successors(&township)[0].into[0].name, "Yên Khánh");
}

#[test]
fn marks_that_were_left_out_are_no_hindrance() {
    let asked = Earlier::of("yen ninh").in_district("y yen").in_province("nam dinh");
    assert_eq!(gazetteer().successors(&asked)[0].into[0].name, "Vũ Dương");
}
