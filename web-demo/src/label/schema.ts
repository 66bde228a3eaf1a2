/** The product file's JSON Schema, as a form reads it. */

import source from '../../../docs/schema/product.json';
import { answers } from './options';
import { prefs } from '../state/prefs.svelte';
import { PRODUCT_VI } from '../words/product';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  /** The description in Vietnamese, and the value where none is given; only of the rules' own questions. */
  vietnamese?: string;
  usual?: number | string;
  const?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: string[];
}

const ROOT = source as unknown as Schema & { $defs: Record<string, Schema> };

/** The keys of a product file, single facts first. */
export function keys(): [string, Schema][] {
  const all = Object.entries(ROOT.properties ?? {})
    .map(([key, schema]): [string, Schema] => [key, key === 'options' ? answers(schema) : schema]);
  const order = ['group', 'printed_on', 'market', 'artwork', 'product', 'producer', 'ingredient', 'package', 'trademark', 'ocop', 'certificate', 'trace', 'field', 'sign_off', 'options'];
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return all.sort(([a], [b]) => place(a) - place(b));
}

/** A schema without its reference, and without the null that says "may be absent". */
export function resolved(schema: Schema): Schema {
  const named = schema.$ref ? ROOT.$defs[schema.$ref.replace('#/$defs/', '')] : undefined;
  if (named) return resolved(named);
  const some = schema.anyOf?.find(({ type }) => type !== 'null');
  if (some) return resolved(some);
  const { type } = schema;
  return Array.isArray(type) ? { ...schema, type: type.find((own) => own !== 'null') ?? 'string' } : schema;
}

/** The keys of a table in the order in which the Vietnamese names stand. */
export function propertiesOf(path: string, schema: Schema | undefined): [string, Schema][] {
  const order = Object.keys(PRODUCT_VI);
  const place = (key: string) => (order.includes(`${path}.${key}`) ? order.indexOf(`${path}.${key}`) : order.length);
  return Object.entries(schema?.properties ?? {}).sort(([a], [b]) => place(a) - place(b));
}

export function itemOf(schema: Schema): Schema | undefined {
  return schema.items && resolved(schema.items);
}

export function isDate(schema: Schema): boolean {
  return schema.format === 'date';
}

/** What a key is called in the language now. */
export function nameOf(path: string, schema: Schema): string {
  const english = (schema.description ?? resolved(schema).description ?? path).replace(/\.$/, '').replaceAll('`', '');
  return prefs.lang === 'vi' ? (PRODUCT_VI[path] ?? schema.vietnamese ?? english) : english;
}

/** The words that a key takes; null where it takes anything. */
export function choices(path: string, schema: Schema): { value: string; name: string }[] | null {
  const { oneOf, enum: plain } = resolved(schema);
  const words = oneOf?.flatMap(({ const: value, description }) => (value ? [{ value, description: description ?? value }] : []))
    ?? plain?.map((value) => ({ value, description: value }));
  const name = (value: string, description: string) =>
    prefs.lang === 'vi' ? (PRODUCT_VI[`${path}=${value}`] ?? description) : description.replace(/\.$/, '');
  return words?.length ? words.map(({ value, description }) => ({ value, name: name(value, description) })) : null;
}
