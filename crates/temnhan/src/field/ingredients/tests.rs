//! Lists as labels print them, and their items.

use super::*;
use crate::report::Bound;

/// Items as text: `name 45% [class] {qualifier} #ins =named ~amount @origin (parts)`.
fn show(items: &[Ingredient]) -> String {
    let one = |item: &Ingredient| {
        let mut text = item.name.clone();
        let mut put = |part: String| text.push_str(&part);
        if let Some(percent) = item.percent {
            let bound = match item.percent_bound {
                Some(Bound::AtLeast) => "≥",
                Some(Bound::AtMost) => "≤",
                None => "",
            };
            put(format!(" {bound}{percent}%"));
        }
        item.classes.iter().for_each(|class| put(format!(" [{class}]")));
        item.qualifiers.iter().for_each(|word| put(format!(" {{{word}}}")));
        item.ins.iter().for_each(|ins| put(format!(" #{ins}")));
        item.named_ins.iter().for_each(|ins| put(format!(" ={ins}")));
        item.amount.iter().for_each(|amount| put(format!(" ~{amount}")));
        item.origin.iter().for_each(|origin| put(format!(" @{origin}")));
        if !item.parts.is_empty() {
            put(format!(" ({})", show(&item.parts)));
        }
        text
    };
    items.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn expect(cases: &[(&str, &str)]) {
    let packs = Packs::shipped();
    for (list, expected) in cases {
        assert_eq!(show(&read(list, &packs)), *expected, "{list}");
    }
}

#[test]
fn reads_shares_in_every_place() {
    expect(&[
        ("gạo nếp 45,5%, đường 20 %.", "gạo nếp 45.5% | đường 20%"),
        ("gạo nếp (45 %), muối", "gạo nếp 45% | muối"),
        ("45% bột gạo nếp, muối", "bột gạo nếp 45% | muối"),
        ("bột gạo nếp: 45%, đường: 20%", "bột gạo nếp 45% | đường 20%"),
        ("thịt lợn ≥ 70%, muối (≤ 2%)", "thịt lợn ≥70% | muối ≤2%"),
        ("Gạo nếp 60% Đậu xanh 40%", "Gạo nếp 60% | Đậu xanh 40%"),
        ("đường 20 g, muối (5 g)", "đường ~20 g | muối ~5 g"),
    ]);
}

#[test]
fn nests_what_brackets_hold() {
    expect(&[
        (
            "nhân (đậu xanh (đậu tách vỏ [đã hấp]) 60%, đường) 40%, bột mì",
            "nhân 40% (đậu xanh 60% (đậu tách vỏ (đã hấp)) | đường) | bột mì",
        ),
        ("gạo (tẻ, đường", "gạo (tẻ | đường)"),
        ("gạo), đường", "gạo | đường"),
        ("gạo nếp (Ninh Bình), muối", "gạo nếp @Ninh Bình | muối"),
        (
            "Nhân: đậu xanh 60%, đường; Vỏ: bột mì, nước",
            "Nhân (đậu xanh 60% | đường) | Vỏ (bột mì | nước)",
        ),
    ]);
}

#[test]
fn parts_lists_at_every_joint() {
    expect(&[
        ("gạo nếp; đường; muối.", "gạo nếp | đường | muối"),
        ("gạo nếp, đường và muối.", "gạo nếp | đường | muối"),
        ("gạo nếp* , đường*, muối. * Nguyên liệu hữu cơ", "gạo nếp | đường | muối"),
        ("- gạo nếp - đường - muối", "gạo nếp | đường | muối"),
        (
            "hương liệu tự nhiên và tổng hợp",
            "hương liệu tự nhiên và tổng hợp [flavouring] {tổng hợp} {tự nhiên}",
        ),
    ]);
}

#[test]
fn reads_classes_with_numbers_and_names() {
    let sorbate = "chất bảo quản [preservative] #202";
    expect(&[
        ("chất bảo quản (202)", sorbate),
        ("chất bảo quản (E202)", sorbate),
        ("chất bảo quản E202", sorbate),
        ("chất bảo quản (INS 202), muối", "chất bảo quản [preservative] #202 | muối"),
        (
            "chất bảo quản: kali sorbat (INS 202), đường",
            "kali sorbat [preservative] #202 =202 | đường",
        ),
        (
            "chất bảo quản (kali sorbat (202), natri benzoat (211))",
            "kali sorbat [preservative] #202 =202 | natri benzoat [preservative] #211 =211",
        ),
        (
            "chất bảo quản INS 202, 211",
            "chất bảo quản [preservative] #202 | chất bảo quản [preservative] #211",
        ),
        (
            "chất bảo quản: 202; 211; muối",
            "chất bảo quản [preservative] #202 | chất bảo quản [preservative] #211 | muối",
        ),
        (
            "Chất điều chỉnh độ acid (330, 331(iii)), muối",
            "Chất điều chỉnh độ acid [acidity-regulator] #330 | Chất điều chỉnh độ acid [acidity-regulator] #331(iii) | muối",
        ),
        ("phẩm màu (INS 150a), 150d", "phẩm màu [colour] #150a | phẩm màu [colour] #150d"),
        ("chất nhũ hoá (472e)", "chất nhũ hoá [emulsifier] #472e"),
        (
            "chất tạo xốp (500(ii), 503ii)",
            "chất tạo xốp [raising-agent] #500(ii) | chất tạo xốp [raising-agent] #503(ii)",
        ),
        ("acid citric (chất điều chỉnh độ acid)", "acid citric [acidity-regulator] =330"),
    ]);
}

#[test]
fn joins_classes() {
    expect(&[
        (
            "chất nhũ hoá, chất ổn định (471)",
            "chất nhũ hoá, chất ổn định [emulsifier] [stabilizer] #471",
        ),
        (
            "chất nhũ hoá và chất ổn định (471), muối",
            "chất nhũ hoá, chất ổn định [emulsifier] [stabilizer] #471 | muối",
        ),
        ("đường và chất bảo quản (202), muối", "đường | chất bảo quản [preservative] #202 | muối"),
        (
            "chất nhũ hóa (mono và diglycerid của các acid béo (471))",
            "mono và diglycerid của các acid béo [emulsifier] #471 =471",
        ),
    ]);
}

#[test]
fn folds_spellings() {
    expect(&[
        ("chất điều chỉnh độ axit: axit xitric", "axit xitric [acidity-regulator] =330"),
        ("Chất chống oxi hoá (Sodium erythorbate)", "Sodium erythorbate [antioxidant] =316"),
        ("bột mỳ", "bột mỳ"),
    ]);
}

#[test]
fn tells_flavours_and_colours_with_their_qualifiers() {
    expect(&[
        ("hương liệu tổng hợp", "hương liệu tổng hợp [flavouring] {tổng hợp}"),
        ("hương cam giống tự nhiên", "hương cam giống tự nhiên [flavouring] {giống tự nhiên}"),
        ("lá hương thảo, hương nhu", "lá hương thảo | hương nhu"),
        ("chất tạo ngọt tổng hợp (aspartam (951))", "aspartam [sweetener] {tổng hợp} #951 =951"),
        ("chất tạo màu (caramen tự nhiên)", "caramen tự nhiên [colour] {tự nhiên} =150a"),
        ("phẩm màu đỏ (129)", "phẩm màu đỏ [colour] #129"),
    ]);
}

#[test]
fn leaves_out_what_is_no_ingredient() {
    expect(&[
        ("gạo nếp, không chất bảo quản", "gạo nếp"),
        ("gạo nếp 100%. Không phẩm màu.", "gạo nếp 100%"),
        ("gạo nếp, đường. Có thể chứa sữa, trứng.", "gạo nếp | đường"),
        ("gạo nếp. Sản phẩm làm thủ công tại làng nghề, theo lối cũ", "gạo nếp"),
        ("gạo. Chất bảo quản (202)", "gạo | Chất bảo quản [preservative] #202"),
    ]);
}

#[test]
fn keeps_bare_numbers_and_names_without_a_class() {
    expect(&[
        ("đường, 202, muối", "đường | 202 #202 | muối"),
        ("đường, E211", "đường | E211 #211"),
        ("đường, kali sorbat (202)", "đường | kali sorbat #202 =202"),
        ("đường, natri benzoat", "đường | natri benzoat =211"),
        ("gạo (202)", "gạo (202 #202)"),
        ("bột mì số 11, men nở", "bột mì số 11 | men nở"),
    ]);
}
