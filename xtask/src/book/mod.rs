//! `cargo xtask docs`: a page a rule in `docs/rules`, in the layout of mdBook, made from the packs and
//! the cases; never kept by hand.

mod page;
mod picture;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use temnhan::{Date, Listed, Packs};

use crate::command::root;
use picture::Pictures;

const BOOK: &str = "[book]\ntitle = \"Quy tắc của temnhan · Rules of temnhan\"\nlanguage = \"vi\"\nsrc = \"src\"\n";

/// Writes the book as the rules stand on a day, `YYYY-MM-DD`.
///
/// # Errors
///
/// What is no day, a case that cannot be drawn, a file that cannot be written.
pub(crate) fn write(day: &str) -> Result<()> {
    let day: Date = day.parse()?;
    let folder = root().join("docs/rules");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    write_to(&folder, &Packs::shipped(), day)?;
    eprintln!("xtask: {}", folder.display());
    Ok(())
}

fn write_to(folder: &Path, packs: &Packs, day: Date) -> Result<()> {
    let source = folder.join("src");
    fs::create_dir_all(source.join("pictures"))?;
    fs::write(folder.join("book.toml"), BOOK)?;
    let rules = packs.catalogue(day);
    fs::write(source.join("SUMMARY.md"), summary(packs, &rules))?;
    fs::write(source.join("index.md"), page::index(packs, &rules, day))?;
    let pictures = Pictures::new()?;
    for rule in &rules {
        let drawn = pictures.of_rule(&rule.id, &source.join("pictures"));
        let drawn = drawn.with_context(|| format!("the cases of {}", rule.id))?;
        fs::write(source.join(format!("{}.md", rule.id)), page::of_rule(packs, rule, &drawn))?;
    }
    Ok(())
}

/// The table of contents that mdBook reads.
fn summary(packs: &Packs, rules: &[Listed]) -> String {
    let mut lines = vec!["# Summary\n\n[Quy tắc · Rules](index.md)".to_owned()];
    for (section, title) in packs.sections() {
        lines.push(format!("\n# {} · {}\n", title.vi, title.en));
        for rule in rules.iter().filter(|rule| rule.section == section) {
            lines.push(format!("- [{}]({}.md)", rule.id, rule.id));
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The targets of the links and pictures of a page.
    fn targets(text: &str) -> Vec<&str> {
        text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
    }

    #[test]
    fn the_book_is_written_and_its_links_lead_somewhere() {
        let folder = tempfile::tempdir().unwrap();
        let packs = Packs::shipped();
        let day = "2026-11-23".parse().unwrap();
        write_to(folder.path(), &packs, day).unwrap();
        let source = folder.path().join("src");
        let mut pages = 0;
        for entry in fs::read_dir(&source).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            pages += 1;
            let text = fs::read_to_string(&path).unwrap();
            for target in targets(&text).into_iter().filter(|link| !link.starts_with("https://")) {
                assert!(source.join(target).is_file(), "{}: {target}", path.display());
            }
        }
        let rules = packs.catalogue(day);
        assert_eq!(pages, rules.len() + 2);
        for rule in rules.iter().filter(|rule| rule.rule.is_some()) {
            let text = fs::read_to_string(source.join(format!("{}.md", rule.id))).unwrap();
            assert_eq!(text.matches("](pictures/").count(), 2, "{}", rule.id);
        }
    }
}
