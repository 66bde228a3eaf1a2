/** What a person chose about the page itself, kept in this browser. */

import type { Lang } from '../words';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'temnhan-prefs';

interface Kept {
  lang: Lang;
  theme: Theme;
  /** The design tool whose instructions are shown. */
  tool: string;
  /** Screen pixels of one millimetre, as measured with a real ruler. */
  pixelsPerMm: number;
}

const FIRST: Kept = { lang: 'vi', theme: 'auto', tool: '', pixelsPerMm: 96 / 25.4 };

function kept(): Kept {
  try {
    return { ...FIRST, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return FIRST;
  }
}

export const prefs = $state<Kept>(kept());

/** Changes a choice and keeps it. */
export function prefer(change: Partial<Kept>): void {
  Object.assign(prefs, change);
  localStorage.setItem(KEY, JSON.stringify(prefs));
}
