/** The browser's module puts a code into an artwork only where a second decoder reads it back, too. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

import { decode, initSync as initDecoder } from '../pkg/second-decoder.js';
import { initSync, Temnhan } from '../pkg/temnhan.js';
import { DAY } from './labels.js';

const LINK = 'https://id.example.vn/01/09521234543213';
const SVG = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">
  <text x="5" y="35" font-size="4">Quét mã để truy xuất nguồn gốc</text>
</svg>`);

before(() => {
  const file = (name) => readFileSync(new URL(`../pkg/${name}`, import.meta.url));
  initSync({ module: file('temnhan_bg.wasm') });
  initDecoder({ module: file('second-decoder_bg.wasm') });
});

/** The artwork with a code of modules so wide, by that second decoder. */
function embedded(decoder, module_mm = 0.5) {
  const temnhan = new Temnhan();
  temnhan.setSecondDecoder(decoder);
  return temnhan.embedQr(SVG, { path: 'nhan.svg', as_of: DAY }, { url: LINK, at: [30, 5], module_mm });
}

test('a code that both decoders read is put in', () => {
  const { svg, remarks } = embedded(decode);
  assert.deepEqual(remarks, []);
  assert.deepEqual(new Temnhan().verifyQr(svg).map(({ payload }) => payload), [LINK]);
});

test('what a check warns of with the code is told in both languages', () => {
  const [remark] = embedded(decode, 0.3).remarks;
  assert.match(remark.vi, /nên từ/);
  assert.match(remark.en, /recommended/);
});

test('the second decoder is asked once, for a picture of the code', () => {
  const asked = [];
  embedded((...args) => {
    asked.push(args);
    return LINK;
  });
  const [[luma, width, height, symbology]] = asked;
  assert.deepEqual([asked.length, luma.length, symbology], [1, width * height, 'qr']);
  assert.equal(decode(luma, width, height, 'qr'), LINK);
  assert.equal(decode(luma, width, height, 'ean-13'), undefined);
});

test('nothing is put in that the second decoder does not read', () => {
  for (const decoder of [() => undefined, () => `${LINK}/`]) {
    assert.throws(() => embedded(decoder), { id: 'code-refused' });
  }
});

test('what the second decoder throws is thrown on', () => {
  const broken = () => {
    throw new RangeError('broken');
  };
  assert.throws(() => embedded(broken), RangeError);
});

test('nothing is put in without a second decoder', () => {
  const alone = () => new Temnhan().embedQr(SVG, { path: 'nhan.svg', as_of: DAY }, { url: LINK });
  assert.throws(alone, ({ message }) => /bộ đọc mã thứ hai/.test(message.vi) && /no second decoder/.test(message.en));
});

test('nothing is put in with which the label has more errors', () => {
  assert.throws(() => embedded(decode, 0.2), ({ message }) => /qr-module-too-small/.test(message.vi));
});
