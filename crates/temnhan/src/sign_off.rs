//! Sign-offs: findings that a named person has taken on.

use crate::date::Date;
use crate::pack::{Args, Packs};
use crate::product::SignOff;
use crate::report::{Notice, Outcome, RuleReport, SignedOff};

/// Marks what is signed off on a day; returns notices of the sign-offs that are over or that no
/// finding needs.
pub(crate) fn apply<'a>(
    rules: &mut [RuleReport],
    sign_offs: impl Iterator<Item = &'a SignOff>,
    day: Date,
    packs: &Packs,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for sign_off in sign_offs {
        let found = rules.iter_mut().find(|rule| rule.rule == sign_off.rule);
        let open = found.filter(|r| matches!(r.outcome, Outcome::Fail | Outcome::NeedsReview));
        let is_over = sign_off.until.is_some_and(|until| until < day);
        match open {
            None => notices.push(notice("sign-off-unused", sign_off, packs)),
            Some(_) if is_over => notices.push(notice("sign-off-expired", sign_off, packs)),
            Some(rule) => {
                let SignOff { by, reason, until, .. } = sign_off.clone();
                rule.signed_off = Some(SignedOff { by, reason, until });
            }
        }
    }
    notices
}

fn notice(id: &str, sign_off: &SignOff, packs: &Packs) -> Notice {
    let until = sign_off.until.map(Date::vietnamese).unwrap_or_default();
    let args =
        Args::default().same("rule", &sign_off.rule).same("by", &sign_off.by).same("until", until);
    Notice { id: id.to_owned(), message: packs.notice(id, &args) }
}
