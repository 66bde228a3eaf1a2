/** What the law leaves open, as a part of the form: the rules' own list of questions. */

import { parse } from '@decimalturn/toml-patch';
import source from '../../../crates/temnhan/packs/options.toml?raw';
import type { Schema } from './schema';

interface Question {
  key: string;
  default: number | string;
  choices?: string[];
  about: { vi: string; en: string };
}

const { option: questions } = parse(source) as unknown as { option: Question[] };

const DAY = /^\d{4}-\d\d-\d\d$/;

function answerTo({ default: usual, choices, about }: Question): Schema {
  const texts = { description: about.en, vietnamese: about.vi, usual };
  if (choices) return { ...texts, enum: choices };
  if (typeof usual === 'number') return { ...texts, type: 'number' };
  return { ...texts, type: 'string', ...(DAY.test(usual) && { format: 'date' }) };
}

/** The table of answers, with one key a question. */
export function answers(table: Schema): Schema {
  return { ...table, properties: Object.fromEntries(questions.map((question) => [question.key, answerTo(question)])) };
}
