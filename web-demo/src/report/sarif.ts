/** A label's findings as SARIF 2.1.0, the form in which code reviewers read them. */

import type { LabelReport, Listed } from '../../pkg/temnhan.js';
import type { Item, Sections } from '../label/sections';

const LEVELS = { error: 'error', warning: 'warning', advice: 'note', review: 'none' } as const;

export function sarif(report: LabelReport, { problems, reviews }: Sections, rules: Map<string, Listed>): string {
  const items = [...problems, ...reviews];
  const ids = [...new Set(items.map(({ rule }) => rule.rule))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'temnhan', rules: ids.map((id) => ruleOf(id, rules.get(id))) } },
      artifacts: [{ location: { uri: encodeURI(report.path) }, hashes: { 'sha-256': report.sha256 } }],
      results: items.map((item) => resultOf(item, report.path)),
    }],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf(id: string, listed: Listed | undefined) {
  const url = listed?.rule?.citation.url;
  return {
    id,
    ...(listed && { shortDescription: { text: listed.title.vi }, help: { text: listed.rule?.help.vi ?? listed.title.vi } }),
    ...(url && { helpUri: url }),
  };
}

function resultOf({ kind, rule, message, finding, places }: Item, path: string) {
  const artifactLocation = { uri: encodeURI(path) };
  const locations = places.map(({ line, column, area_mm }) => ({
    physicalLocation: {
      artifactLocation,
      ...(line && { region: { startLine: line, ...(column && { startColumn: column }) } }),
    },
    properties: { area_mm },
  }));
  return {
    ruleId: rule.rule,
    kind: kind === 'review' ? 'review' : 'fail',
    level: LEVELS[kind],
    message: { text: finding ? `${message.vi} ${finding.help.vi}` : message.vi },
    locations: locations.length > 0 ? locations : [{ physicalLocation: { artifactLocation } }],
  };
}
