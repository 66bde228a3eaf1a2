//! `ocop-issuer`: who may recognise how many stars.

use serde::Deserialize;

use super::ocop::claims;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::date::Date;
use crate::field::fold::{find_words, fold};
use crate::pack::{Args, Level as UnitLevel, Packs, Province};
use crate::product::Ocop;

/// Requires a provincial People's Committee for three and four stars and the ministry for five.
/// District committees could recognise three stars until a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopIssuer {
    /// Words that open the name of a committee.
    committees: Vec<String>,
    /// Words of the ministry; the years in which each name was used.
    ministries: Vec<Ministry>,
    /// The last day on which a district could decide on three stars.
    district_until: Date,
    /// The number of stars that the ministry alone recognises.
    ministry_stars: u8,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ministry {
    words: Vec<String>,
    from_year: Option<u16>,
    until_year: Option<u16>,
}

/// The level of an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// With whether it bore that name in the year of the decision.
    Ministry {
        of_its_time: bool,
    },
    Province,
    District,
    Commune,
}

/// What may be said of an issuer.
enum Fit {
    Right,
    Wrong,
    Unsure(&'static str),
}

impl Check for OcopIssuer {
    const ARGS: &'static [&'static str] = &["text", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let ocop = &facts.product.ocop;
        let claims = claims(facts);
        let places = || claims.iter().flat_map(|claim| claim.places.clone()).collect::<Vec<_>>();
        if ocop.decision.is_none() && ocop.issuer.is_none() {
            return Judgement::not_applicable("ocop-no-decision");
        }
        let Some(issuer) = &ocop.issuer else {
            return Judgement::review(Reason::new("ocop-issuer-unknown"), places());
        };
        let claimed = claims.iter().find_map(|claim| u8::try_from(claim.stars()?).ok());
        let Some(stars) = ocop.stars.or(claimed) else {
            return Judgement::review(Reason::new("ocop-decided-stars-unknown"), places());
        };
        match self.fit(issuer, stars, ocop, facts) {
            Fit::Right => Judgement::Pass,
            Fit::Unsure(key) => Judgement::review(Reason::about(key, issuer), places()),
            Fit::Wrong => {
                let right =
                    if stars == self.ministry_stars { "ocop-ministry" } else { "ocop-province" };
                let args = Args::default()
                    .same("text", issuer)
                    .with("required", facts.packs.reason(right, &Args::default()));
                Judgement::Found(vec![Problem::fail(places(), args)])
            }
        }
    }
}

impl OcopIssuer {
    fn fit(&self, issuer: &str, stars: u8, ocop: &Ocop, facts: &Facts<'_>) -> Fit {
        let Some(level) = self.level(&fold(issuer), ocop.decided_on, facts) else {
            return Fit::Unsure("ocop-issuer-unclear");
        };
        match level {
            Level::Ministry { of_its_time: false } if stars == self.ministry_stars => {
                Fit::Unsure("ocop-ministry-of-another-time")
            }
            Level::Ministry { .. } if stars == self.ministry_stars => Fit::Right,
            Level::Province if stars < self.ministry_stars => Fit::Right,
            Level::District if stars == 3 => match ocop.decided_on {
                Some(day) if day <= self.district_until => Fit::Right,
                Some(_) => Fit::Wrong,
                None => Fit::Unsure("ocop-district-day-unknown"),
            },
            _ => Fit::Wrong,
        }
    }

    /// The level that an issuer's name tells.
    fn level(&self, issuer: &str, decided_on: Option<Date>, facts: &Facts<'_>) -> Option<Level> {
        let ministry = self
            .ministries
            .iter()
            .find(|ministry| ministry.words.iter().any(|word| find_words(issuer, word).is_some()));
        if let Some(ministry) = ministry {
            let of_its_time = decided_on.is_none_or(|day| {
                ministry.from_year.is_none_or(|from| from <= day.year())
                    && ministry.until_year.is_none_or(|until| day.year() <= until)
            });
            return Some(Level::Ministry { of_its_time });
        }
        let behind = self.committees.iter().find_map(|word| {
            let at = find_words(issuer, word)? + word.len();
            Some(issuer[at..].trim_start())
        })?;
        level_of_unit(behind, facts.packs, decided_on.unwrap_or(facts.day))
    }
}

/// The level of a unit by the word before its name; a city may be a province's equal.
fn level_of_unit(unit: &str, packs: &Packs, day: Date) -> Option<Level> {
    let words = packs.lexicon.unit_words.iter().filter_map(|word| {
        let name = unit.strip_prefix(word.word.as_str())?;
        let is_whole = !name.starts_with(char::is_alphanumeric) || word.word.ends_with('.');
        is_whole.then(|| (word, name.trim_start_matches(['.', ' '])))
    });
    let (word, name) = words.max_by_key(|(word, _)| word.word.len())?;
    if name.is_empty() && word.level == UnitLevel::City {
        return None;
    }
    Some(match word.level {
        UnitLevel::Province => Level::Province,
        UnitLevel::City if is_central(name, packs, day) => Level::Province,
        UnitLevel::City | UnitLevel::District => Level::District,
        UnitLevel::Township | UnitLevel::Commune | UnitLevel::Below => Level::Commune,
    })
}

/// Whether a city of that name is run centrally on a day.
fn is_central(name: &str, packs: &Packs, day: Date) -> bool {
    let name = name.split(',').next().unwrap_or(name).trim();
    let is_own = |city: &&Province| {
        std::iter::once(&city.name).chain(&city.short).any(|own| fold(own) == name)
    };
    packs.provinces.iter().filter(|province| province.is_city_on(day)).any(|city| is_own(&city))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_level_of_a_unit() {
        let packs = Packs::shipped();
        let day = "2026-11-23".parse().unwrap();
        for (unit, level) in [
            ("tỉnh Ninh Bình", Some(Level::Province)),
            ("thành phố Hà Nội", Some(Level::Province)),
            ("TP. Hải Phòng", Some(Level::Province)),
            ("thành phố Nam Định", Some(Level::District)),
            ("huyện Hải Hậu, tỉnh Nam Định", Some(Level::District)),
            ("xã Yên Đồng", Some(Level::Commune)),
            ("Ninh Bình", None),
            ("thành phố", None),
        ] {
            assert_eq!(level_of_unit(&fold(unit), &packs, day), level, "{unit}");
        }
    }
}
