//! `--format sarif`: SARIF 2.1.0, for code scanning and editors.

mod result;
mod rules;

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};
use temnhan::Packs;
use temnhan::report::{LabelError, LabelReport, Lang, Tool};

use self::result::{location, result};
use self::rules::Rules;
use super::Told;
use super::fingerprint::Fingerprints;
use super::issue::issues;
use crate::output::Output;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) struct Sarif {
    output: Output,
    lang: Lang,
    rules: Rules,
    results: Vec<Value>,
    artifacts: Vec<Value>,
    told: Vec<Value>,
    is_complete: bool,
}

impl Sarif {
    pub(super) fn new(output: Output, lang: Lang, packs: Packs) -> Self {
        Self {
            output,
            lang,
            rules: Rules::new(packs, lang),
            results: Vec::new(),
            artifacts: Vec::new(),
            told: Vec::new(),
            is_complete: true,
        }
    }

    fn tell(
        &mut self,
        id: &str,
        level: &str,
        path: &str,
        position: Option<(u32, u32)>,
        message: &str,
    ) {
        self.told.push(json!({
            "descriptor": { "id": id },
            "level": level,
            "message": { "text": message },
            "locations": [location(path, position)],
        }));
    }
}

impl Told for Sarif {
    fn report(&mut self, report: &LabelReport) -> io::Result<()> {
        self.artifacts.push(json!({
            "location": { "uri": uri(&report.path) },
            "hashes": { "sha-256": report.sha256 },
        }));
        let mut fingerprints = Fingerprints::of(&report.path);
        for issue in issues(report) {
            let index = self.rules.index(issue.rule, report.as_of.day);
            let fingerprint = fingerprints.next(&issue);
            self.results.push(result(&report.path, &issue, index, &fingerprint, self.lang));
        }
        for notice in &report.notices {
            let message = notice.message.in_lang(self.lang);
            self.tell(&notice.id, "note", &report.path, None, message);
        }
        Ok(())
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        self.is_complete = false;
        let position = error.line.map(|line| (line, error.column.unwrap_or(1)));
        let message = error.message.in_lang(self.lang);
        self.tell(&error.id, "error", &error.path, position, message);
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        let Tool { name, version } = Tool::current();
        let language = if self.lang == Lang::Vi { "vi" } else { "en" };
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": name,
                    "version": version,
                    "semanticVersion": version,
                    "rules": self.rules.descriptors(),
                }},
                "language": language,
                "columnKind": "unicodeCodePoints",
                "artifacts": self.artifacts,
                "invocations": [{
                    "executionSuccessful": self.is_complete,
                    "toolExecutionNotifications": self.told,
                }],
                "results": self.results,
            }],
        });
        serde_json::to_writer_pretty(&mut self.output, &log)?;
        writeln!(self.output)?;
        self.output.finish()
    }
}

/// A path as an address: relative as given, absolute with its scheme.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if plain(byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(uri("tem/bánh gai.svg"), "tem/b%C3%A1nh%20gai.svg");
        assert_eq!(uri("/a:b.svg"), "file:///a%3Ab.svg");
    }
}
