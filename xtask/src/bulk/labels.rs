//! Any number of labels, made from the drafts: other sizes, words and faults, the same each time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::root;

/// What goes wrong on some of the labels, and on each how many'th.
const FAULTS: [(&str, &str, usize); 8] = [
    ("Việt Nam", "VN", 7),
    ("HSD", "EXP", 11),
    ("Bảo quản", "Giữ", 13),
    ("Hướng dẫn bảo quản", "Bao quan", 17),
    ("Khối lượng tịnh", "Trọng lượng", 19),
    ("tỉnh Ninh Bình", "tỉnh Nam Định", 23),
    (" g<", " gr<", 29),
    ("Thành phần", "Thanh phan", 31),
];

/// Writes labels with their product files into a folder, a thousand in each folder below it.
///
/// # Errors
///
/// What cannot be read or written.
pub(super) fn write(count: usize, folder: &Path) -> Result<()> {
    let drafts = drafts()?;
    for number in 0..count {
        let (svg, product) = &drafts[number % drafts.len()];
        let below = folder.join(format!("{:03}", number / 1000));
        fs::create_dir_all(&below)?;
        fs::write(below.join(format!("{number:06}.svg")), varied(svg, number))?;
        fs::write(below.join(format!("{number:06}.toml")), product)?;
    }
    Ok(())
}

/// Every draft with its product file.
fn drafts() -> Result<Vec<(String, String)>> {
    let folder = root().join("fixtures/labels");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|own| own == "svg"));
    paths.sort();
    let read = |path: &PathBuf| {
        Ok((fs::read_to_string(path)?, fs::read_to_string(path.with_extension("toml"))?))
    };
    paths.iter().map(read).collect()
}

/// A draft with a lot of its own, letters of another size, and its faults.
fn varied(svg: &str, number: usize) -> String {
    let mut label = svg.to_owned();
    for (right, wrong, each) in FAULTS {
        if number % each == each - 1 {
            label = label.replace(right, wrong);
        }
    }
    // From 80 % to 119 %, so that some letters fall under their limits.
    let share = 80 + number * 7 % 40;
    let size = format!("font-size-adjust=\"none\" data-lot=\"{number}\" data-share=\"{share}\" ");
    label = label.replacen("<svg ", &format!("<svg {size}"), 1);
    let end = label.rfind("</svg>").unwrap_or(label.len());
    let own = format!(
        "<text x=\"2\" y=\"2\" font-family=\"Be Vietnam Pro\" font-size=\"{}\">Số lô: L{number:06}</text>\n",
        share as f64 / 40.0
    );
    label.insert_str(end, &own);
    label
}
