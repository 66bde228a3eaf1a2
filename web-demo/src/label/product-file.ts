/** Reads and changes the text of a product file; comments and order stay as they are. */

import { parse, patch, stringify } from '@decimalturn/toml-patch';

export type Value = string | number | boolean | Value[] | Table | null | undefined;
export interface Table { [key: string]: Value }

/** What a product file says; null where its text is no TOML. */
export function read(text: string): Table | null {
  try {
    return parse(text) as Table;
  } catch {
    return null;
  }
}

/** The text with its contents replaced by others. */
export function written(text: string, table: Table): string {
  const full = pruned(table);
  const patched = patchedText(text, full);
  return patched !== null && isSame(read(patched), full) ? patched : stringify(full);
}

/** The text changed where its keys are, with new tables at its end; null where that cannot be done. */
function patchedText(text: string, full: Table): string | null {
  const old = read(text) ?? {};
  const known = Object.fromEntries(Object.entries(full).filter(([key]) => key in old));
  const added = Object.entries(full).filter(([key]) => !(key in old));
  const part = (isTable: boolean) => added.filter(([, value]) => (typeof value === 'object') === isTable)
    .map(([key, value]) => stringify({ [key]: value }).trim());
  try {
    const body = text.trim() === '' ? '' : patch(text, known).trimEnd();
    return `${[...part(false), body, ...part(true).map((own) => `\n${own}`)].filter(Boolean).join('\n')}\n`;
  } catch {
    return null;
  }
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [a as Table, b as Table];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => isSame(left[key], right[key]));
}

/** Without what says nothing: empty texts, empty tables and empty lists. */
function pruned(table: Table): Table {
  const says = (value: Value): boolean => {
    if (value === null || value === undefined || value === '') return false;
    if (Array.isArray(value)) return value.length > 0;
    return typeof value !== 'object' || Object.keys(value).length > 0;
  };
  const slim = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(slim).filter(says);
    return typeof value === 'object' && value !== null ? pruned(value) : value;
  };
  const slimmed = Object.entries(table).map(([key, value]) => [key, slim(value)] as const);
  return Object.fromEntries(slimmed.filter(([, value]) => says(value)));
}
