/** Reads and changes the text of a product file; comments and order stay as they are. */

import { parse, patch, stringify } from '@decimalturn/toml-patch';
import type { Area } from '../state/desk.svelte';

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
  return text.trim() === '' ? stringify(full) : patch(text, full);
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

/** The text with one hint more about what stands in an area. It is added at the end, as text. */
export function withHint(text: string, kind: string, area: Area): string {
  const numbers = area.map((mm) => mm.toFixed(1)).join(', ');
  const before = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`;
  return `${before}[[field]]\nkind = "${kind}"\narea_mm = [${numbers}]\n`;
}
