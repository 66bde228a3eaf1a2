/** Writes what a person says of a place into the text of a product file. */

import type { Area } from '../state/desk.svelte';

/** The text with one hint more about what stands in an area. It is added at the end, as text. */
export function withHint(text: string, kind: string, area: Area): string {
  const numbers = area.map((mm) => mm.toFixed(1)).join(', ');
  const before = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`;
  return `${before}[[field]]\nkind = "${kind}"\narea_mm = [${numbers}]\n`;
}
