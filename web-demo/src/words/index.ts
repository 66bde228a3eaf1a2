/** Words in the language that the person chose. */

import { prefs } from '../state/prefs.svelte';
import { en } from './en';
import { vi, type Words } from './vi';

export type { Words };
export type Lang = 'vi' | 'en';

const WORDS: Record<Lang, Words> = { vi, en };

/** The page's words now. Read inside markup or a derived value, it follows the language. */
export function words(): Words {
  return WORDS[prefs.lang];
}

/** What a text in both languages says in the language now. */
export function say(text: { vi: string; en: string }): string {
  return text[prefs.lang];
}

/** A number as it is written in the language now. The browser's own formats take long to come by. */
export function decimal(value: number, digits = 1): string {
  const text = `${Number(value.toFixed(digits))}`;
  return prefs.lang === 'vi' ? text.replace('.', ',') : text;
}

/** Lengths of a report as Vietnamese writes them; what is no length are words of the label. */
export function inVietnamese(value: string): string {
  return value.endsWith(' mm') ? value.replaceAll('.', ',') : value;
}

/** Lengths of a report as they are written in the language now. */
export function length(value: string | null | undefined): string {
  return value && prefs.lang === 'vi' ? inVietnamese(value) : value ?? '';
}

/** A day as it is written in the language now. */
export function dayInWords(day: string): string {
  return prefs.lang === 'vi' ? day.split('-').reverse().join('/') : day;
}

/** With a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
