//! The product file that belongs to a label.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use temnhan::error::ProductError;
use temnhan::report::{Bilingual, LabelError};
use temnhan::{ErrorId, ProductFile};

use crate::disk;

/// A product file as it was read from disk.
pub(crate) struct Text {
    /// Its name for messages.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What stands about the label at `label`: in the file given, else in the file of the same name
/// beside it, else nowhere.
///
/// # Errors
///
/// A product file that cannot be read, as an error of the label.
pub(crate) fn read(label: &Path, given: Option<&Path>) -> Result<Option<Text>, LabelError> {
    let path = given.map(Path::to_owned).or_else(|| side_file(label));
    path.map(|path| {
        let bytes = disk::read(&path).map_err(|error| unreadable(label, &path, &error))?;
        Ok(Text { name: path.display().to_string(), bytes })
    })
    .transpose()
}

/// What the producer knows about a label; nothing without a product file.
///
/// # Errors
///
/// A product file that is wrong, as an error of the label.
pub(crate) fn parse(label: &str, text: Option<&Text>) -> Result<ProductFile, LabelError> {
    let Some(Text { name, bytes }) = text else { return Ok(ProductFile::default()) };
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()));
    text.and_then(ProductFile::from_toml).map_err(|error| faulty(label, name, &error))
}

/// What the producer knows about the label at `label`.
///
/// # Errors
///
/// A product file that cannot be read, or that is wrong, as an error of the label.
pub(crate) fn of_label(label: &Path, given: Option<&Path>) -> Result<ProductFile, LabelError> {
    parse(&label.display().to_string(), read(label, given)?.as_ref())
}

/// `label.toml` for `label.svg`; a dangling link counts, so that it is reported.
fn side_file(label: &Path) -> Option<PathBuf> {
    let path = label.with_extension("toml");
    fs::symlink_metadata(&path).is_ok().then_some(path)
}

fn not_utf8(bytes: &[u8], offset: usize) -> ProductError {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    ProductError { line: line as u32, column: column as u32, message: "not UTF-8 text".to_owned() }
}

fn unreadable(label: &Path, file: &Path, error: &io::Error) -> LabelError {
    let (vi, en) = disk::cause(error);
    let file = file.display();
    let message = Bilingual::new(
        format!("Không đọc được tệp sản phẩm {file}: {vi}."),
        format!("The product file {file} cannot be read: {en}."),
    );
    entry(&label.display().to_string(), message)
}

fn faulty(label: &str, file: &str, error: &ProductError) -> LabelError {
    let at = format!("{file}:{}:{}", error.line, error.column);
    let message = Bilingual::new(
        format!("Tệp sản phẩm {at}: {}.", vietnamese(&error.message)),
        format!("Product file {at}: {}.", error.message),
    );
    LabelError { line: Some(error.line), column: Some(error.column), ..entry(label, message) }
}

fn entry(label: &str, message: Bilingual) -> LabelError {
    LabelError {
        path: label.to_owned(),
        id: ErrorId::ProductFile.name().to_owned(),
        message,
        line: None,
        column: None,
        limit: None,
    }
}

/// The TOML reader's English phrases and their Vietnamese; longer ones first.
const PHRASES: [(&str, &str); 20] = [
    ("unknown field", "không có khóa"),
    ("unknown variant", "không nhận giá trị"),
    ("missing field", "thiếu khóa"),
    ("duplicate key", "khóa ghi hai lần"),
    ("invalid basic string, expected `\"`", "chuỗi chữ chưa đóng ngoặc kép"),
    ("invalid type: integer", "sai kiểu dữ liệu: ghi số nguyên"),
    ("invalid type: string", "sai kiểu dữ liệu: ghi chữ"),
    ("invalid type: map", "sai kiểu dữ liệu: ghi một bảng"),
    ("invalid type:", "sai kiểu dữ liệu: ghi"),
    ("invalid value:", "sai giá trị: ghi"),
    ("is not a day written YYYY-MM-DD", "không phải là ngày viết theo dạng năm-tháng-ngày"),
    ("a blank text", "để trống"),
    ("no option", "không có tùy chọn"),
    ("not UTF-8 text", "không phải chữ UTF-8"),
    ("expected one of", "chỉ nhận một trong"),
    ("expected a string", "phải là chữ trong ngoặc kép"),
    ("expected a boolean", "phải là true hoặc false"),
    ("expected f64", "phải là một số"),
    ("expected", "phải là"),
    ("` or `", "` hoặc `"),
];

/// The reader's words in Vietnamese, as far as they are known.
pub(crate) fn vietnamese(message: &str) -> String {
    PHRASES.iter().fold(message.to_owned(), |text, (en, vi)| text.replace(en, vi))
}
