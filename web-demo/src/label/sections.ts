/** The report in the order in which a designer works through it. */

import type { Group, LabelReport, Mandatory } from '../../pkg/temnhan.js';

type Rule = LabelReport['rules'][number];
type Finding = Rule['findings'][number];
export type Place = Finding['places'][number];
export type Kind = 'error' | 'warning' | 'advice' | 'review';

/** One thing to look at, with its number in the list and on the artwork. */
export interface Item {
  number: number;
  kind: Kind;
  rule: Rule;
  message: { vi: string; en: string };
  finding: Finding | null;
  places: Place[];
}

export type Presence = 'found' | 'faulty' | 'missing' | 'unsure' | 'not-asked';

/** One kind of mandatory content, and how it stands. */
export interface Required {
  item: Mandatory;
  presence: Presence;
  field: LabelReport['fields'][number] | null;
  rule: Rule | null;
}

export interface Sections {
  mandatory: Required[];
  problems: Item[];
  reviews: Item[];
  signed: Rule[];
  passed: Rule[];
  notApplicable: Rule[];
  notRun: Rule[];
}

const GRAVITY: Kind[] = ['error', 'warning', 'advice', 'review'];

export function sectionsOf(report: LabelReport, groups: Group[]): Sections {
  const open = report.rules.filter((rule) => !rule.signed_off);
  const of = (outcome: Rule['outcome']) => open.filter((rule) => rule.outcome === outcome);
  const failed = of('fail').flatMap((rule) => itemsOf(rule, rule.severity));
  const problems = failed.sort((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
  const reviews = of('needs_review').flatMap((rule) => itemsOf(rule, 'review'));
  [...problems, ...reviews].forEach((item, index) => (item.number = index + 1));
  return {
    mandatory: mandatory(report, groups, placesOf(problems)),
    problems,
    reviews,
    signed: report.rules.filter((rule) => rule.signed_off),
    passed: of('pass'),
    notApplicable: of('not_applicable'),
    notRun: of('not_run'),
  };
}

/** The findings of a rule; its reason stands in where there are none. */
function itemsOf(rule: Rule, kind: Kind): Item[] {
  if (rule.findings.length === 0) {
    const message = rule.reason ?? { vi: rule.rule, en: rule.rule };
    return [{ number: 0, kind, rule, message, finding: null, places: [] }];
  }
  return rule.findings.map((finding) => ({
    number: 0,
    kind: kind === 'review' ? kind : (finding.severity ?? kind),
    rule,
    message: finding.message,
    finding,
    places: finding.places,
  }));
}

/** The places of problems, by which content that is found and faulty is known. */
function placesOf(problems: Item[]): Set<string> {
  return new Set(problems.flatMap(({ places }) => places.map(({ area_mm }) => area_mm.join())));
}

function mandatory(report: LabelReport, groups: Group[], faulty: Set<string>): Required[] {
  const list = groups.find(({ id }) => id === report.group.id)?.mandatory ?? [];
  return list.map((item) => {
    const kinds = [item.kind, ...item.or];
    const field = report.fields.find(({ kind }) => kinds.includes(kind)) ?? null;
    const rule = report.rules.find((own) => own.rule === item.rule) ?? null;
    const isFaulty = field?.places.some(({ area_mm }) => faulty.has(area_mm.join())) ?? false;
    return { item, field, rule, presence: isFaulty ? 'faulty' : presence(field !== null, item.if_any, rule) };
  });
}

function presence(isFound: boolean, isIfAny: boolean, rule: Rule | null): Presence {
  if (rule?.outcome === 'needs_review') return 'unsure';
  if (isFound) return rule?.outcome === 'fail' ? 'faulty' : 'found';
  if (rule?.outcome === 'fail') return 'missing';
  return isIfAny ? 'not-asked' : 'unsure';
}
