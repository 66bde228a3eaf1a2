//! The configuration of a run: its file, and the packs that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use temnhan::error::{PackError, ProductError};
use temnhan::report::Bilingual;
use temnhan::{Checker, Config, Fonts, Packs};

use crate::args::{ConfigArgs, RuleArgs};
use crate::disk;
use crate::failure::Failure;
use crate::product::vietnamese;

/// The name under which a configuration is found, in the folder of a label or above it.
pub(crate) const NAME: &str = "temnhan.config.toml";

/// A configuration as it was read from disk, and what the command line adds to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// The file's name for messages; empty without a file.
    name: String,
    text: String,
    /// The packs that it names, each with its text.
    packs: Vec<(String, String)>,
    /// Wins over what the file selects, where not empty.
    select: Vec<String>,
    /// Adds to what the file ignores.
    ignore: Vec<String>,
}

impl Settings {
    /// Reads the file and the packs beside it; without a file there is nothing to say.
    ///
    /// # Errors
    ///
    /// What cannot be read.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Bilingual> {
        let Some(path) = file else { return Ok(Self::default()) };
        let name = path.display().to_string();
        let text = text(path)?;
        let config = Config::from_toml(&text).map_err(|error| faulty(&name, &error))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let pack = |pack: &String| Ok((pack.clone(), self::text(&folder.join(pack))?));
        let packs = config.packs.iter().map(pack).collect::<Result<_, Bilingual>>()?;
        Ok(Self { name, text, packs, ..Self::default() })
    }

    /// With the rules that the command line selects and ignores.
    pub(crate) fn with_rules(self, select: &[String], ignore: &[String]) -> Self {
        Self { select: select.to_vec(), ignore: ignore.to_vec(), ..self }
    }

    /// The rules and sections that are left out by name, in the file or on the command line.
    pub(crate) fn ignored(&self) -> Vec<String> {
        let file = Config::from_toml(&self.text).map(|config| config.ignore).unwrap_or_default();
        file.into_iter().chain(self.ignore.iter().cloned()).collect()
    }

    /// The packs and the configuration.
    ///
    /// # Errors
    ///
    /// A configuration or a pack that is wrong.
    pub(crate) fn build(&self) -> Result<(Packs, Config), Bilingual> {
        let mut config =
            Config::from_toml(&self.text).map_err(|error| faulty(&self.name, &error))?;
        if !self.select.is_empty() {
            config.select.clone_from(&self.select);
        }
        config.ignore.extend(self.ignore.iter().cloned());
        let packs: Vec<(&str, &str)> =
            self.packs.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let packs = Packs::shipped_with(&packs).map_err(|error| refused(&error))?;
        Ok((packs, config))
    }

    /// A checker that follows it.
    ///
    /// # Errors
    ///
    /// As [`Settings::build`], and a rule, section or option that does not exist.
    pub(crate) fn checker(&self, fonts: Fonts) -> Result<Checker, Bilingual> {
        let (packs, config) = self.build()?;
        Checker::new(packs, fonts).with_config(config).map_err(|error| error.message)
    }
}

/// The configuration in a file and the packs with those it names beside it; the shipped packs and
/// an empty configuration without a file.
///
/// # Errors
///
/// A file that cannot be read or is wrong.
pub(crate) fn load(file: Option<&Path>) -> Result<(Packs, Config), Failure> {
    Settings::read(file).and_then(|settings| settings.build()).map_err(Failure::Usage)
}

/// The nearest configuration in a folder or above it.
pub(crate) fn above(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let file = folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())?;
    Some(shortened(file))
}

/// As seen from the working folder, where it lies below it.
fn shortened(file: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_owned));
    short.unwrap_or(file)
}

fn text(path: &Path) -> Result<String, Bilingual> {
    let name = path.display();
    let bytes = disk::read(path).map_err(|error| {
        let (vi, en) = disk::cause(&error);
        Bilingual::new(
            format!("Không đọc được {name}: {vi}."),
            format!("{name} cannot be read: {en}."),
        )
    })?;
    String::from_utf8(bytes).map_err(|_| {
        Bilingual::new(
            format!("{name} không phải chữ UTF-8."),
            format!("{name} is not UTF-8 text."),
        )
    })
}

fn faulty(name: &str, error: &ProductError) -> Bilingual {
    let at = format!("{name}:{}:{}", error.line, error.column);
    Bilingual::new(
        format!("Tệp cấu hình {at}: {}.", vietnamese(&error.message)),
        format!("Configuration {at}: {}.", error.message),
    )
}

fn refused(error: &PackError) -> Bilingual {
    let PackError { file, entry, message } = error;
    let file = file.strip_prefix("user/").unwrap_or(file);
    Bilingual::new(
        format!("Bộ quy tắc {file} không dùng được: {entry}: {}.", vietnamese(&message.vi)),
        format!("The pack {file} cannot be used: {entry}: {}.", message.en),
    )
}

/// Which configuration holds for which label.
pub(crate) struct Finder {
    given: Option<Settings>,
    select: Vec<String>,
    ignore: Vec<String>,
    looks_above: bool,
    known: Mutex<BTreeMap<PathBuf, Result<Settings, Bilingual>>>,
}

impl Finder {
    /// # Errors
    ///
    /// A configuration given that cannot be used, a rule selected or ignored that does not exist.
    pub(crate) fn new(args: &ConfigArgs) -> Result<Self, Failure> {
        let RuleArgs { select, ignore } = &args.rules;
        let given = args.file.as_deref().map(|file| Settings::read(Some(file))).transpose();
        let given = given.map_err(Failure::Usage)?;
        let own = given.clone().unwrap_or_default().with_rules(select, ignore);
        if args.file.is_some() || !select.is_empty() || !ignore.is_empty() {
            own.checker(Fonts::shipped()).map_err(Failure::Usage)?;
        }
        Ok(Self {
            given: args.file.as_ref().map(|_| own),
            select: select.clone(),
            ignore: ignore.clone(),
            looks_above: !args.no_config,
            known: Mutex::default(),
        })
    }

    /// The one given, else the nearest above the label, else none.
    ///
    /// # Errors
    ///
    /// A configuration that cannot be read.
    pub(crate) fn of_label(&self, label: &Path) -> Result<Settings, Bilingual> {
        if let Some(given) = &self.given {
            return Ok(given.clone());
        }
        let folder = label.parent().unwrap_or(Path::new(""));
        let Ok(mut known) = self.known.lock() else { return self.read(folder) };
        known.entry(folder.to_owned()).or_insert_with(|| self.read(folder)).clone()
    }

    fn read(&self, folder: &Path) -> Result<Settings, Bilingual> {
        let file = if self.looks_above { above(folder) } else { None };
        Ok(Settings::read(file.as_deref())?.with_rules(&self.select, &self.ignore))
    }

    /// All that is left out by name for any label so far.
    pub(crate) fn ignored(&self) -> BTreeSet<String> {
        let given = self.given.iter().flat_map(Settings::ignored);
        let known = self
            .known
            .lock()
            .map(|known| known.values().flatten().flat_map(Settings::ignored).collect());
        given.chain(known.unwrap_or_else(|_| Vec::new())).collect()
    }

    /// The packs of the configuration given, else the shipped ones.
    pub(crate) fn packs(&self) -> Packs {
        let given = self.given.as_ref().and_then(|given| given.build().ok());
        given.map_or_else(Packs::shipped, |(packs, _)| packs)
    }
}
