//! Sentences with named gaps.

use crate::report::Bilingual;

/// What fills the gaps of a sentence, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Args(Vec<(&'static str, Bilingual)>);

impl Args {
    /// With one more value, in both languages.
    pub(crate) fn with(mut self, name: &'static str, value: Bilingual) -> Self {
        self.0.push((name, value));
        self
    }

    /// With one more value that reads the same in both languages.
    pub(crate) fn same(self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.with(name, Bilingual::new(value.clone(), value))
    }

    /// With a number and unit: a decimal comma in Vietnamese.
    pub(crate) fn number(self, name: &'static str, value: &str) -> Self {
        self.with(name, Bilingual::new(value.replace('.', ","), value))
    }
}

/// The sentence with its gaps filled; the first word takes a capital where it was filled in.
pub(crate) fn fill(template: &Bilingual, args: &Args) -> Bilingual {
    let fill = |text: &str, of: fn(&Bilingual) -> &str| {
        let filled = args.0.iter().fold(text.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), of(value))
        });
        capitalised(&filled)
    };
    Bilingual::new(fill(&template.vi, |value| &value.vi), fill(&template.en, |value| &value.en))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The names of a sentence's gaps, in both languages.
pub(crate) fn gaps(template: &Bilingual) -> Vec<&str> {
    let of = |text| str::split(text, '{').skip(1).filter_map(|rest| rest.split('}').next());
    of(&template.vi).chain(of(&template.en)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_both_languages() {
        let template = Bilingual::new("{field} cao {measured}.", "{field} is {measured} tall.");
        let args = Args::default()
            .with("field", Bilingual::new("xuất xứ", "origin"))
            .number("measured", "0.71 mm");
        let filled = fill(&template, &args);
        assert_eq!(filled.vi, "Xuất xứ cao 0,71 mm.");
        assert_eq!(filled.en, "Origin is 0.71 mm tall.");
    }

    #[test]
    fn names_its_gaps() {
        assert_eq!(gaps(&Bilingual::new("{a} và {b}", "{a}")), ["a", "b", "a"]);
    }
}
