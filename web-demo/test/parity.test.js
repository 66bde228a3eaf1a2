/** The browser's module reports byte for byte what the native checker reports. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { setImmediate as breath } from 'node:timers/promises';

import { initSync, Temnhan } from '../pkg/temnhan.js';
import { DAY, labels, nativeLines } from './labels.js';

const LABELS = labels();
let temnhan;

before(() => {
  const file = (name) => readFileSync(new URL(`../pkg/${name}`, import.meta.url));
  initSync({ module: file('temnhan_bg.wasm') });
  temnhan = new Temnhan();
  temnhan.addCommunes(file('communes.deflate'));
});

const lineOf = ({ path, svg, product }) => temnhan.checkLine(svg, { path, as_of: DAY, product });

test('the fixtures are reported alike', async () => {
  assert.ok(LABELS.length > 300, `${LABELS.length} labels`);
  const native = nativeLines(LABELS.map(({ path }) => path));
  const own = [];
  for (const label of LABELS) {
    own.push(lineOf(label));
    // The other process is read meanwhile.
    await breath();
  }
  const lines = await native;
  assert.equal(lines.length, LABELS.length);
  for (const [index, { path }] of LABELS.entries()) {
    assert.equal(JSON.parse(own[index]).label.path, path);
    assert.equal(own[index], lines[index]);
  }
});

test('a second check of the same label says the same', () => {
  assert.equal(lineOf(LABELS[0]), lineOf(LABELS[0]));
});

test('what cannot be checked is an entry in both languages', () => {
  const { error } = temnhan.check(new TextEncoder().encode('<svg'), { path: 'x', as_of: DAY });
  assert.equal(error.path, 'x');
  assert.ok(error.message.vi.length > 0 && error.message.en.length > 0 && error.message.vi !== error.message.en);
});

test('a request that is not understood is thrown in both languages', () => {
  const isRefusal = (thrown) => thrown.id === 'request' && /grup/.test(thrown.message.en);
  assert.throws(() => temnhan.check(LABELS[0].svg, { path: 'x', as_of: DAY, grup: 'food' }), isRefusal);
});
