//! The report's terms as words for a person.

use temnhan::report::{
    Certainty, DayBasis, FieldBasis, FieldLanguage, GroupBasis, Lang, Outcome, Severity, SizeBasis,
    Source, Verdict,
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
    NotRun => "không chạy", "not run";
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

names!(FieldBasis {
    Designer => "người thiết kế đánh dấu", "the designer marked it";
    Heading => "nhờ chữ dẫn", "by its label word";
    Words => "nhờ chính lời văn", "by its own words";
    ProductFile => "khớp với tệp sản phẩm", "it agrees with the product file";
    Shape => "nhờ dạng chữ và số", "by its form";
    ElementName => "nhờ tên phần tử hoặc lớp", "by the name of its element or layer";
    Position => "chỉ nhờ vị trí và cỡ chữ", "by place and size only";
});

names!(FieldLanguage {
    Vietnamese => "tiếng Việt", "Vietnamese";
    WithoutDiacritics => "tiếng Việt không dấu", "Vietnamese without its marks";
    Foreign => "tiếng nước ngoài", "a foreign language";
});

names!(Source {
    LiveText => "từ chữ còn sửa được", "from live text";
    Outline => "từ chữ đã chuyển thành nét", "from lettering turned into outlines";
    Ocr => "từ hình ảnh", "from a picture";
    Hint => "theo lời người thiết kế", "as told by the designer";
});

/// How surely a provision's text is known, where it was not read at the source; a word of the
/// pack that is new here is shown as it is.
pub(crate) fn knowledge(word: &str, lang: Lang) -> Option<&str> {
    let (vi, en) = match word {
        "official" | "own" => return None,
        "mirror" => ("đọc từ bản chép", "read in a copy"),
        "secondary" => ("biết qua nguồn thứ cấp", "known at second hand"),
        "conflict" => ("các nguồn nói khác nhau", "sources disagree"),
        "recalled" => ("chưa đối chiếu", "not confirmed"),
        other => (other, other),
    };
    Some(say(lang, vi, en))
}
