//! `cargo xtask packs FOLDER`: the packs of additives and allergens, written from the tables of a
//! dossier: `additives.tsv`, `additive-classes.tsv`, `allergens.tsv`. The tests do not need it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::root;
use crate::table::{Row, rows};

const HEAD: &str = "# Written by `cargo xtask packs` from the dossier; change that, not this.\n";

const ADDITIVES: &str = "\
# Food additives: what a list of ingredients may name. As of 2026-11-23.
# status        how the substance stands in Vietnam, by a register that compared the annexes; the
#               annexes themselves were not opened:
#   pl1         in Annex 1 of Circular 24/2019/TT-BYT
#   gsfa        only through its Article 5.5 (Codex GSFA)
#   not-listed  in neither; no proof that it is forbidden
#   banned      named there as forbidden
#   group       a parent number, added here: labels often print it without the (i)/(ii) part
# Names and classes beside the Codex names (CXS 192, CXG 36) and all variants are recalled, many seen
# in shops. doubtful: to be confirmed before a rule rests on it.
";

const CLASSES: &str = "\
# Functional classes of additives (Codex CXG 36) and what labels call them.
# seen: found in public shop data; the other variants are recalled misspellings and abbreviations.
# extra: none of the 27 Codex classes.
";

const ALLERGENS: &str = "\
# Words that tell an allergen in a list of ingredients (Codex CXS 1, 2024 revision, whose wording is
# recalled). Vietnam has no general duty that the dossier found.
# kind          match     it is that allergen
#               weak      it often holds it
#               ask       an ambiguous word
#               no-match  a false friend, which wins over a shorter word
#               phrase    marks a statement, a precaution or a denial
# The longest word wins; whole syllables; accents count.
";

/// Writes the packs.
///
/// # Errors
///
/// A table that cannot be read or has other columns, or a pack that cannot be written.
pub(crate) fn write(dossier: &Path) -> Result<()> {
    for (table, pack, text) in [
        ("additives.tsv", "additives.toml", additives as fn(&[Row]) -> Result<String>),
        ("additive-classes.tsv", "additive-classes.toml", classes),
        ("allergens.tsv", "allergens.toml", allergens),
    ] {
        let rows = rows(&dossier.join(table))?;
        let text = text(&rows).with_context(|| table.to_owned())?;
        let path = root().join("crates/temnhan/packs").join(pack);
        fs::write(&path, &text).with_context(|| path.display().to_string())?;
        eprintln!("{}: {} rows, {} bytes", path.display(), rows.len(), text.len());
    }
    Ok(())
}

fn additives(rows: &[Row]) -> Result<String> {
    let mut text = format!("{ADDITIVES}{HEAD}\nadditive = [\n");
    for row in rows {
        let classes = row.list("classes_en")?;
        let qualified = classes.iter().any(|class| matches!(*class, "sweetener" | "colour"));
        let ins = row.get("ins")?;
        ensure!(qualified == (row.get("sweetener_or_colour")? == "yes"), "{ins}: classes");
        let keys: Vec<String> = classes.iter().map(|class| class_key(class)).collect();
        // What a parent number is, its status says.
        let note = Some(row.get("note")?).filter(|note| !note.starts_with("parent number;"));
        let note = note.unwrap_or_default();
        let doubtful = if note.contains("DOUBTFUL") { ", doubtful = true" } else { "" };
        writeln!(
            text,
            "  {{ ins = {}, vi = {}, en = {}, classes = {}, status = {}{}{doubtful}{} }},",
            quoted(ins),
            quoted(row.get("name_vi")?),
            quoted(row.get("name_en")?),
            array(&keys),
            quoted(&row.get("status")?.to_lowercase()),
            optional_list("variants", &row.list("variants_vi")?),
            optional("note", note),
        )?;
    }
    Ok(text + "]\n")
}

fn classes(rows: &[Row]) -> Result<String> {
    let mut text = format!("{CLASSES}{HEAD}");
    for row in rows {
        let name = row.get("class_en")?;
        let own = name.trim_start_matches("(extra) ").trim_end_matches(" (generic)");
        writeln!(text, "\n[[class]]\nkey = {}", quoted(&class_key(own)))?;
        writeln!(text, "en = {}\nvi = {}", quoted(own), quoted(row.get("class_vi")?))?;
        if own != name {
            writeln!(text, "extra = true")?;
        }
        for (key, column) in [("variants", "variants"), ("seen", "variants_seen_on_labels")] {
            writeln!(text, "{key} = {}", array(&row.list(column)?))?;
        }
        if !row.get("note")?.is_empty() {
            writeln!(text, "note = {}", quoted(row.get("note")?))?;
        }
    }
    Ok(text)
}

/// Terms that follow each other and say the same are one entry.
fn allergens(rows: &[Row]) -> Result<String> {
    let mut entries: Vec<([&str; 5], Vec<&str>)> = Vec::new();
    for row in rows {
        let said = [
            row.get("group")?,
            row.get("codex_level")?,
            row.get("kind")?,
            row.get("source")?,
            row.get("note")?,
        ];
        let term = row.get("term")?;
        match entries.last_mut().filter(|(last, _)| *last == said) {
            Some((_, terms)) => terms.push(term),
            None => entries.push((said, vec![term])),
        }
    }
    let mut text = format!("{ALLERGENS}{HEAD}");
    for ([group, level, kind, source, note], terms) in entries {
        let kind = kind.trim_start_matches("match-");
        writeln!(text, "\n[[entry]]\ngroup = {}\nlevel = {}", quoted(group), quoted(level))?;
        writeln!(text, "kind = {}\nsource = {}", quoted(kind), quoted(source))?;
        if !note.is_empty() {
            writeln!(text, "note = {}", quoted(note))?;
        }
        writeln!(text, "terms = {}", array(&terms))?;
    }
    Ok(text)
}

fn class_key(name: &str) -> String {
    name.replace(' ', "-")
}

fn optional(key: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(", {key} = {}", quoted(value)) }
}

fn optional_list(key: &str, values: &[&str]) -> String {
    if values.is_empty() { String::new() } else { format!(", {key} = {}", array(values)) }
}

fn array<T: AsRef<str>>(values: &[T]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    format!("[{}]", values.join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
