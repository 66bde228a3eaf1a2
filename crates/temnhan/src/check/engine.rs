//! Runs the rules in force and turns what they find into the report.

use super::{Facts, Judgement, Problem, Reason, Verdict, transition};
use crate::pack::{Args, Rule, fill};
use crate::product::Market;
use crate::report::{Bilingual, Finding, GroupBasis, Outcome, RuleReport};
use crate::source::layer::LeftOut;

/// The outcome of every rule in force on the day, in pack order.
pub(crate) fn run(facts: &Facts<'_>, group_basis: GroupBasis) -> Vec<RuleReport> {
    let rules = facts.law.rules.iter();
    let in_force = rules.filter(|rule| facts.packs.is_in_force(rule, facts.day));
    in_force
        .map(|rule| {
            if facts.config.runs(&rule.id, facts.packs) {
                return transition::outcome(facts, rule, group_basis);
            }
            let reason = facts.packs.reason("not-selected", &Args::default());
            RuleReport { reason: Some(reason), ..unjudged(facts, rule, Outcome::NotRun) }
        })
        .collect()
}

/// The outcome of one rule as it stands on the day.
pub(crate) fn outcome(facts: &Facts<'_>, rule: &Rule, group_basis: GroupBasis) -> RuleReport {
    Engine { facts, rule }.outcome(group_basis)
}

/// A rule with an outcome that no check gave.
pub(crate) fn unjudged(facts: &Facts<'_>, rule: &Rule, outcome: Outcome) -> RuleReport {
    RuleReport {
        rule: rule.id.clone(),
        severity: rule.severity,
        outcome,
        citation: facts.packs.citation(rule, facts.day, Some(facts.group)),
        reason: None,
        findings: Vec::new(),
        transition: None,
        signed_off: None,
        baseline: None,
    }
}

struct Engine<'a> {
    facts: &'a Facts<'a>,
    rule: &'a Rule,
}

impl Engine<'_> {
    fn outcome(&self, group_basis: GroupBasis) -> RuleReport {
        let judgement = self.unless_unread(self.judgement());
        let absent = matches!(judgement, Judgement::Absent | Judgement::Lacking(_));
        let (outcome, reason, findings) = match judgement {
            Judgement::Pass => (Outcome::Pass, None, Vec::new()),
            Judgement::NotApplicable(reason) => {
                (Outcome::NotApplicable, Some(self.reason(&reason)), Vec::new())
            }
            Judgement::Absent => self.found(vec![Problem::fail(Vec::new(), Args::default())]),
            Judgement::Lacking(problems) | Judgement::Found(problems) => self.found(problems),
        };
        let report = RuleReport { reason, findings, ..unjudged(self.facts, self.rule, outcome) };
        let hidden = self.hidden_lettering().filter(|_| absent);
        let guessed = self.hangs_on_group() && group_basis != GroupBasis::Given;
        match hidden {
            Some(reason) => softened(report, reason),
            None if guessed => {
                softened(report, self.facts.packs.reason("group-inferred", &Args::default()))
            }
            None => report,
        }
    }

    fn judgement(&self) -> Judgement {
        let facts = self.facts;
        if facts.product.market == Some(Market::Export) && !facts.packs.is_own(self.rule) {
            return Judgement::not_applicable("export");
        }
        let groups = &self.rule.applies_to.groups;
        if !groups.is_empty() && !groups.contains(&facts.group.id) {
            let args = Args::default().with("group", facts.group.name.clone());
            return Judgement::NotApplicable(Reason::new("group-not-covered").with(args));
        }
        self.rule.check.run(facts)
    }

    /// A judgement that nothing speaks against the label, left open where most of it cannot be read.
    fn unless_unread(&self, judgement: Judgement) -> Judgement {
        let nothing_found = match &judgement {
            Judgement::Pass => true,
            Judgement::NotApplicable(reason) => {
                let reasons = &self.facts.packs.measure.hidden.nothing_found;
                reasons.iter().any(|key| key == reason.key)
            }
            _ => false,
        };
        if !nothing_found || !self.facts.packs.reads_words(&self.rule.id) || !self.is_unread() {
            return judgement;
        }
        let args = Args::default().with("unseen", self.unseen());
        Judgement::review(Reason::new("lettering-unread").with(args), Vec::new())
    }

    /// Whether more lettering is outlines, or most of the label a picture, than can be read.
    fn is_unread(&self) -> bool {
        let (unseen, limits) = (&self.facts.label.unseen, &self.facts.packs.measure.hidden);
        let letters = || self.facts.label.letters();
        unseen.letters() >= limits.letters && unseen.letters() >= letters()
            || unseen.picture_share >= limits.picture_share && letters() < limits.readable_letters
    }

    fn found(&self, problems: Vec<Problem>) -> (Outcome, Option<Bilingual>, Vec<Finding>) {
        let fails = |problem: &Problem| !matches!(problem.verdict, Verdict::Review(_));
        let outcome = if problems.iter().any(fails) { Outcome::Fail } else { Outcome::NeedsReview };
        let doubts = problems.iter().filter_map(|problem| match &problem.verdict {
            Verdict::Review(reason) => Some(self.reason(reason)),
            Verdict::Fail | Verdict::FailAs(_) => None,
        });
        let reason = doubts.into_iter().next().filter(|_| outcome == Outcome::NeedsReview);
        let mut findings: Vec<Finding> =
            problems.into_iter().map(|problem| self.finding(problem)).collect();
        findings.sort_by(|a, b| place_of(a).cmp(&place_of(b)));
        (outcome, reason, findings)
    }

    fn finding(&self, problem: Problem) -> Finding {
        let message = match &problem.verdict {
            Verdict::Fail => fill(&self.rule.message, &problem.args),
            Verdict::FailAs(reason) | Verdict::Review(reason) => self.reason(reason),
        };
        // A doubt has no figures for the gaps that only a failure fills.
        let args =
            self.rule.check.args().iter().fold(problem.args, |args, name| args.same(name, "…"));
        Finding {
            severity: problem.severity.filter(|own| *own != self.rule.severity),
            message,
            help: fill(&self.rule.help, &args),
            measured: problem.measured,
            required: problem.required,
            places: problem.places,
        }
    }

    fn reason(&self, reason: &Reason) -> Bilingual {
        self.facts.packs.reason(reason.key, &reason.args)
    }

    /// Whether the group decides what the rule asks.
    fn hangs_on_group(&self) -> bool {
        let subject = self.rule.check.subject();
        let of_every_group = subject.is_some_and(|kind| self.facts.packs.is_for_every_group(kind));
        !self.rule.applies_to.groups.is_empty() || subject.is_some() && !of_every_group
    }

    /// Whether what the rule looks for may stand in a layer that was left out: an inked one with any
    /// text, or one with a statement of the kind.
    fn may_stand_in(&self, layer: &LeftOut) -> bool {
        let lexicon = &self.facts.packs.lexicon;
        let subject = self.rule.check.subject();
        let says =
            |text: &String| layer.is_inked || subject.is_some_and(|kind| lexicon.opens(kind, text));
        layer.texts.iter().any(says)
    }

    /// Why what was not found may be there all the same; `None` where the tool sees all.
    fn hidden_lettering(&self) -> Option<Bilingual> {
        let unseen = self.unseen();
        let args = Args::default().with("unseen", unseen.clone());
        (!unseen.vi.is_empty()).then(|| self.facts.packs.reason("lettering-hidden", &args))
    }

    /// The kinds of lettering that the tool cannot read on this label, none where it sees all.
    fn unseen(&self) -> Bilingual {
        let (unseen, limits) = (&self.facts.label.unseen, &self.facts.packs.measure.hidden);
        let kinds = [
            ("letters", unseen.letters() >= limits.letters),
            ("picture", unseen.picture_share >= limits.picture_share),
            ("foreign-object", unseen.foreign_objects > 0),
            ("legacy", self.facts.label.is_read_in_doubt()),
            ("outside", !unseen.outside.is_empty()),
            ("layer", unseen.left_out.iter().any(|layer| self.may_stand_in(layer))),
        ];
        let names: Vec<Bilingual> = kinds
            .into_iter()
            .filter(|(_, there)| *there)
            .map(|(key, _)| self.facts.packs.unseen_name(key))
            .collect();
        let join = |of: fn(&Bilingual) -> &str| names.iter().map(of).collect::<Vec<_>>().join(", ");
        Bilingual::new(join(|name| &name.vi), join(|name| &name.en))
    }
}

/// A failure that a person has to confirm.
pub(crate) fn softened(report: RuleReport, reason: Bilingual) -> RuleReport {
    if report.outcome != Outcome::Fail {
        return report;
    }
    RuleReport { outcome: Outcome::NeedsReview, reason: Some(reason), ..report }
}

/// Sorts findings by their place, those without one last.
fn place_of(finding: &Finding) -> (i64, i64, &str) {
    let micrometres = |mm: f64| (mm * 1000.0) as i64;
    let place = finding.places.first();
    let (y, x) = place.map_or((i64::MAX, i64::MAX), |place| {
        (micrometres(place.area_mm.y), micrometres(place.area_mm.x))
    });
    (y, x, &finding.message.en)
}
