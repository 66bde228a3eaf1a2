//! The report's terms as words for a person.

use temnhan::report::{
    Certainty, DayBasis, GroupBasis, Lang, Outcome, Place, Severity, SizeBasis, Source, Verdict,
};

use super::say;

/// What a line is painted in on a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Colour {
    Bold,
    Red,
    Yellow,
    Blue,
    Green,
}

impl Colour {
    /// The numbers of the ANSI sequence.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Red => "1;31",
            Self::Yellow => "1;33",
            Self::Blue => "1;34",
            Self::Green => "1;32",
        }
    }
}

/// A term of the report that a person can read.
pub(crate) trait Named {
    /// Its words in the language.
    fn name(self, lang: Lang) -> &'static str;
}

macro_rules! names {
    ($type:ident { $($variant:ident => $vi:literal, $en:literal;)* }) => {
        impl Named for $type {
            fn name(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => say(lang, $vi, $en),)* }
            }
        }
    };
}

names!(Verdict {
    Fail => "CÓ LỖI", "ERRORS FOUND";
    Review => "CẦN NGƯỜI XEM", "A PERSON HAS TO LOOK";
    Warn => "CÓ ĐIỂM NÊN SỬA", "WORTH MENDING";
    Pass => "KHÔNG TÌM THẤY LỖI", "NOTHING FOUND";
});

names!(Severity {
    Error => "lỗi", "error";
    Warning => "cảnh báo", "warning";
    Advice => "lời khuyên", "advice";
});

names!(Outcome {
    Pass => "không thấy sai", "nothing wrong found";
    Fail => "bị vi phạm", "broken";
    NeedsReview => "cần người xem", "needing a person";
    NotApplicable => "không áp dụng", "not applicable";
    NotRun => "chưa chạy được", "not run";
});

names!(SizeBasis {
    Given => "theo tệp sản phẩm", "from the product file";
    Stated => "ghi trong bản vẽ", "stated in the artwork";
    Assumed => "giả định", "assumed";
});

names!(GroupBasis {
    Given => "đã khai", "given";
    Inferred => "suy ra từ nhãn", "inferred from the label";
    Assumed => "giả định", "assumed";
});

names!(DayBasis {
    Given => "ngày được chọn", "the day given";
    PrintedOn => "ngày in", "the printing day";
    Today => "hôm nay", "today";
});

names!(Certainty {
    Certain => "chắc chắn", "certain";
    Likely => "có lẽ", "likely";
});

names!(Source {
    LiveText => "chữ còn sửa được", "live text";
    Outline => "chữ đã chuyển thành nét", "lettering turned into outlines";
    Ocr => "đọc từ ảnh", "read from a picture";
    Hint => "người thiết kế cho biết", "told by the designer";
});

/// Where something stands: millimetres on the label, element and line in the file.
pub(crate) fn place(place: &Place, lang: Lang) -> String {
    let area = place.area_mm;
    let mut parts = vec![match lang {
        Lang::Vi => format!(
            "cách mép trái {:.1} mm, cách mép trên {:.1} mm, rộng {:.1} mm, cao {:.1} mm",
            area.x, area.y, area.width, area.height
        ),
        Lang::En => format!(
            "{:.1} mm from the left, {:.1} mm from the top, {:.1} mm wide, {:.1} mm tall",
            area.x, area.y, area.width, area.height
        ),
    }];
    if let Some(element) = &place.element {
        parts.push(format!("{} “{element}”", say(lang, "phần tử", "element")));
    }
    if let (Some(line), Some(column)) = (place.line, place.column) {
        let (line_word, column_word) = (say(lang, "dòng", "line"), say(lang, "cột", "column"));
        parts.push(format!("{line_word} {line}, {column_word} {column}"));
    }
    parts.join("; ")
}
