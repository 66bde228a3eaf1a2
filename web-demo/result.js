/** Shows the answer of one check. */

import { element } from './dom.js';
import { picture } from './picture.js';

const SEVERITIES = ['error', 'warning', 'advice'];

/** Elements that show the answer in a language: the report, or why there is none. */
export function result({ label, refusal, fault }, url, lang, words) {
  if (fault) return [element('p', { className: 'refusal' }, words[fault])];
  if (refusal) return refused(refusal, lang, words);
  const problems = problemsOf(label).map((it, index) => ({ ...it, number: index + 1 }));
  return [
    summary(label, words),
    picture(url, label.size, problems, words),
    section(words.problems, problems.map((it) => problem(it, lang, words))),
    section(words.reviews, reviewsOf(label).map((rule) => review(rule, lang, words))),
    section(words.notices, label.notices.map((it) => element('li', {}, it.message[lang]))),
  ].filter((part) => part !== null);
}

function refused(refusal, lang, words) {
  const [vi, en] = refusal.split('\n');
  return [
    element('h2', { className: 'verdict fail' }, words.refused),
    element('p', { className: 'refusal' }, { vi, en }[lang]),
  ];
}

function summary(label, words) {
  const { size, group, as_of: day, counts, verdict } = label;
  const facts = [
    [words.underLaw, day.day.split('-').reverse().join('/')],
    [words.group, `${words.groups[group.id] ?? group.id} (${words.basis[group.basis]})`],
    [words.size, `${size.width_mm} × ${size.height_mm} mm (${words.basis[size.basis]})`],
  ];
  const outcomes = Object.entries(counts).map(([name, count]) =>
    element('li', { className: name }, element('b', {}, `${count}`), ` ${words.outcome[name]}`));
  return element('div', { className: 'summary' },
    element('h2', { className: `verdict ${verdict}` }, words.verdict[verdict]),
    list(facts),
    element('ul', { className: 'counts' }, outcomes));
}

/** Every finding of a failed rule, the gravest first. */
function problemsOf({ rules }) {
  const failed = rules.filter(({ outcome }) => outcome === 'fail');
  const found = failed.flatMap((rule) => rule.findings.map((finding) => (
    { ...finding, rule, kind: finding.severity ?? rule.severity })));
  return found.sort((a, b) => SEVERITIES.indexOf(a.kind) - SEVERITIES.indexOf(b.kind));
}

function reviewsOf({ rules }) {
  return rules.filter(({ outcome }) => outcome === 'needs_review');
}

function problem(finding, lang, words) {
  const { number, kind, message, rule } = finding;
  return element('li', { className: `finding ${kind}`, id: `finding-${number}` },
    element('p', { className: 'message' },
      element('span', { className: 'number' }, `${number}`),
      element('span', { className: 'severity' }, words.severity[kind]),
      ` ${message[lang]}`),
    details(finding, rule, lang, words));
}

/** The findings say it in detail; the reason stands in where there are none. */
function review(rule, lang, words) {
  const told = rule.findings.length > 0
    ? rule.findings.map((finding) => [
      element('p', { className: 'message' }, finding.message[lang]),
      details(finding, rule, lang, words),
    ])
    : [[element('p', {}, rule.reason[lang]), list([[words.article, citation(rule, words)]])]];
  return element('li', { className: 'finding needs_review' }, ...told.flat());
}

function details(finding, rule, lang, words) {
  return list([
    [words.measured, finding.measured],
    [words.required, finding.required],
    [words.help, finding.help[lang]],
    [words.place, finding.places.map((place) => where(place, lang, words)).join('; ')],
    [words.article, citation(rule, words)],
  ]);
}

function where({ area_mm: [x, y], line }, lang, words) {
  const mm = (length) => length.toLocaleString(lang, { maximumFractionDigits: 1 });
  const at = words.at(mm(x), mm(y));
  return line === null ? at : `${at} (${words.line(line)})`;
}

function citation({ rule, citation: { instrument, locator, url, confidence } }, words) {
  const text = [instrument, locator].filter(Boolean).join(', ');
  const safe = url?.startsWith('https://');
  const cited = safe ? element('a', { href: url, rel: 'noreferrer', target: '_blank' }, text) : text;
  return element('span', {}, cited, ` (${words.confidence[confidence]}) `, element('code', {}, rule));
}

/** A definition list of the pairs that have something to say. */
function list(pairs) {
  const told = pairs.filter(([, value]) => value);
  return element('dl', {}, told.flatMap(([term, value]) => [
    element('dt', {}, term),
    element('dd', {}, value),
  ]));
}

function section(title, items) {
  if (items.length === 0) return null;
  const heading = element('h3', {}, `${title} (${items.length})`);
  return element('section', {}, heading, element('ol', {}, items));
}
