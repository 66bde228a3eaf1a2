/** The browser's module reports byte for byte what the native checker reports. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

import { add_communes as addCommunes, check, initSync } from '../pkg/temnhan.js';
import { DAY, labels, nativeLines } from './labels.js';

const LABELS = labels();
let native;

before(() => {
  initSync({ module: readFileSync(new URL('../pkg/temnhan_bg.wasm', import.meta.url)) });
  addCommunes(readFileSync(new URL('../pkg/communes.deflate', import.meta.url)));
  native = nativeLines(LABELS.map(({ path }) => path));
});

test('there are labels to compare', () => {
  assert.notEqual(LABELS.length, 0);
  assert.equal(native.length, LABELS.length);
});

for (const [index, { path, svg, product }] of LABELS.entries()) {
  test(`${path} is reported alike`, () => {
    const line = check(svg, JSON.stringify({ path, as_of: DAY, product }));
    const { label } = JSON.parse(line);
    assert.equal(label.path, path);
    assert.match(label.verdict, /^(fail|review|warn|pass)$/);
    assert.equal(line, native[index]);
  });
}

test('a second check of the same label says the same', () => {
  const [{ path, svg, product }] = LABELS;
  const request = JSON.stringify({ path, as_of: DAY, product });
  assert.equal(check(svg, request), check(svg, request));
});

test('what cannot be checked is refused in both languages', () => {
  const refused = () => check(new TextEncoder().encode('<svg'), JSON.stringify({ path: 'x', as_of: DAY }));
  assert.throws(refused, (error) => {
    const [vi, en] = error.message.split('\n');
    return error instanceof Error && vi.length > 0 && en.length > 0 && vi !== en;
  });
});
