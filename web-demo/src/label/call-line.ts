/** The room of the line that invites to scan. The module sets it when a code is put in; this is estimated before. */

import { parse } from '@decimalturn/toml-patch';
import source from '../../../crates/temnhan/packs/trace-page.toml?raw';
import type { LabelReport } from '../../pkg/temnhan.js';

const { words } = parse(source) as unknown as { words: { call_line: { vi: string } } };

/** As the module leads its lines: to the first base line, from one to the next, and below the last, in font sizes. */
const ABOVE = 1.05;
const LEADING = 1.2;
const BELOW = 0.25;

/** Small letters are about half as high as the font size in most faces; Be Vietnam Pro's are a little higher. */
const X_HEIGHT = 0.5;
/** The mean width of its letters, in font sizes; those of Be Vietnam Pro are a little narrower. */
const LETTER = 0.55;

/** The height of small letters that the law asks for, where the report does not tell. */
const USUAL_MM = 1.2;

export interface CallLine {
  lines: string[];
  size: number;
  height: number;
}

/** The line as it will be set in a width; null where one of its words is wider. */
export function callLine(report: LabelReport, width: number): CallLine | null {
  const size = xHeight(report) / X_HEIGHT;
  const most = Math.floor(width / (LETTER * size));
  const lines: string[] = [];
  for (const word of words.call_line.vi.split(' ')) {
    if (word.length > most) return null;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return { lines, size, height: (ABOVE + LEADING * (lines.length - 1) + BELOW) * size };
}

function xHeight({ options, size }: LabelReport): number {
  const option = (key: string, otherwise: number) => {
    const value = options.find((own) => own.key === key)?.value;
    return typeof value === 'number' ? value : otherwise;
  };
  const isSmall = (size.width_mm * size.height_mm) / 100 < option('small_face_cm2', 0);
  return isSmall ? option('small_face_min_text_mm', USUAL_MM) : option('min_text_mm', USUAL_MM);
}
