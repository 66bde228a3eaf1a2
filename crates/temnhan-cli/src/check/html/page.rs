//! The frame of the page: head, overview and foot.

use sha2::{Digest, Sha256};
use temnhan::report::{Lang, Tool};

use crate::text::{base64, escaped, say};

pub(in super::super) const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A wording in both languages, of which the page shows one.
pub(super) fn both(wording: impl Fn(Lang) -> String) -> String {
    let (vi, en) = (escaped(&wording(Lang::Vi)), escaped(&wording(Lang::En)));
    format!("<span lang=\"vi\">{vi}</span><span lang=\"en\">{en}</span>")
}

/// Fixed words in both languages.
pub(super) fn words(vi: &str, en: &str) -> String {
    both(|lang| say(lang, vi, en).to_owned())
}

/// All before the labels. The page may run its own script and style and load nothing.
pub(super) fn head(lang: Lang, rows: &str) -> String {
    let script_hash = base64(&Sha256::digest(SCRIPT));
    let lang_id = if lang == Lang::Vi { "vi" } else { "en" };
    let title = say(lang, "Kết quả soát nhãn", "Label check");
    let heading = words("Kết quả soát nhãn", "Label check");
    let [label, result, open] =
        [("Nhãn", "Label"), ("Kết quả", "Result"), ("Điều cần xử lý", "To deal with")]
            .map(|(vi, en)| words(vi, en));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang_id}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{script_hash}'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\
         <h1>{heading}</h1>\
         <button type=\"button\" id=\"language\" hidden><span lang=\"vi\">English</span>\
         <span lang=\"en\">Tiếng Việt</span></button></header>\n<main>\n\
         <table><thead><tr><th scope=\"col\">{label}</th><th scope=\"col\">{result}</th>\
         <th scope=\"col\">{open}</th></tr></thead><tbody>\n{rows}</tbody></table>\n"
    )
}

/// All behind the labels.
pub(super) fn foot(reviewed_by_lawyer: bool) -> String {
    let Tool { name, version } = Tool::current();
    let limit = words(
        "Kết quả chỉ nói về các quy tắc đã chạy, không thay cho kết luận của luật sư hay cơ quan quản lý.",
        "This speaks of the rules that ran only, and does not stand for the word of a lawyer or an authority.",
    );
    let unreviewed = if reviewed_by_lawyer {
        String::new()
    } else {
        words(
            " Bộ quy tắc này chưa được luật sư rà soát.",
            " These rules have not been reviewed by a lawyer.",
        )
    };
    format!(
        "</main>\n<footer><p>{limit}{unreviewed}</p><p>{name} {version}</p></footer>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}
