/** The boxes on the artwork: one a place, what stands at one place together. */

import type { LabelReport } from '../../pkg/temnhan.js';
import type { Area } from '../state/desk.svelte';
import type { Item, Kind, Sections } from './sections';

export interface Box {
  /** What is chosen by it: the number of the gravest finding, or the field. */
  key: string;
  /** All that it speaks of. */
  keys: string[];
  kind: Kind | 'certain' | 'likely' | 'code';
  area: Area;
  items: Item[];
  /** A field's kind, or a code's payload. */
  name: string;
}

export function findingBoxes({ problems, reviews }: Sections): Box[] {
  const byPlace = new Map<string, Box>();
  for (const item of [...problems, ...reviews]) {
    for (const { area_mm: area } of item.places) {
      const known = byPlace.get(area.join());
      const key = `${item.number}`;
      if (known && known.items.includes(item)) continue;
      if (known) Object.assign(known, { keys: [...known.keys, key], items: [...known.items, item] });
      else byPlace.set(area.join(), { key, keys: [key], kind: item.kind, area: area as Area, items: [item], name: '' });
    }
  }
  return [...byPlace.values()];
}

export function fieldBoxes({ fields, codes }: LabelReport): Box[] {
  const box = (index: number, kind: Box['kind'], area: number[], name: string, of: string): Box =>
    ({ key: `${of}:${index}`, keys: [`${of}:${index}`], kind, area: area as Area, items: [], name });
  const ofFields = fields.flatMap((field, index) =>
    field.places.map(({ area_mm }) => box(index, field.certainty === 'certain' ? 'certain' : 'likely', area_mm, field.kind, 'field')));
  const ofCodes = codes.map((code, index) => box(index, 'code', code.area_mm, '', 'code'));
  return [...ofFields, ...ofCodes];
}
