/** What the table of a batch shows of each label. */

import type { Row } from './run.svelte';
import { say } from '../words';

export type Verdict = 'fail' | 'review' | 'warn' | 'pass' | 'error';

export interface Cells {
  row: Row;
  path: string;
  verdict: Verdict;
  errors: number;
  warnings: number;
  reviews: number;
  group: string;
  size: string;
  first: string;
}

export type Column = Exclude<keyof Cells, 'row'>;

const GRAVITY: Verdict[] = ['error', 'fail', 'review', 'warn', 'pass'];

export function cellsOf(row: Row): Cells {
  const { path, report, trouble } = row;
  if (!report) {
    const first = trouble ? say(trouble) : '';
    return { row, path, verdict: 'error', errors: 0, warnings: 0, reviews: 0, group: '', size: '', first };
  }
  const failed = report.rules.filter(({ outcome, signed_off }) => outcome === 'fail' && !signed_off);
  const isError = ({ severity, findings }: (typeof failed)[number]) =>
    severity === 'error' || findings.some((finding) => finding.severity === 'error');
  const gravest = failed.find(isError) ?? failed[0];
  const said = gravest?.findings[0]?.message ?? gravest?.reason;
  const { width_mm, height_mm } = report.size;
  return {
    row, path, verdict: report.verdict as Verdict,
    errors: failed.filter(isError).length,
    warnings: failed.filter((rule) => !isError(rule)).length,
    reviews: report.rules.filter(({ outcome }) => outcome === 'needs_review').length,
    group: report.group.id, size: `${width_mm} × ${height_mm}`, first: said ? say(said) : '',
  };
}

/** Rows whose name or first fault holds the words, of one verdict or of all. */
export function filtered(cells: Cells[], text: string, verdict: Verdict | ''): Cells[] {
  const wanted = text.trim().toLocaleLowerCase('vi');
  return cells.filter((own) => (verdict === '' || own.verdict === verdict)
    && `${own.path} ${own.first}`.toLocaleLowerCase('vi').includes(wanted));
}

export function ordered(cells: Cells[], column: Column, isDown: boolean): Cells[] {
  const value = (own: Cells) => (column === 'verdict' ? GRAVITY.indexOf(own.verdict) : own[column]);
  const compared = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : `${a}`.localeCompare(`${b}`, 'vi', { numeric: true });
  const sorted = [...cells].sort((a, b) => compared(value(a), value(b)));
  return isDown ? sorted.reverse() : sorted;
}
