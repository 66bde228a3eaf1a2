/** A folder of labels as a table. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';

import { counted, downloaded, drop, fixture, named, open, settled, text } from '../page.js';

const NAMES = ['banh-gai', 'banh-nhan', 'mat-ong', 'ruou-nep', 'tra-sen'];
const FOLDER = NAMES.flatMap((name) => ['svg', 'toml'].map((ending) => [`${name}.${ending}`, `${fixture(`labels/${name}.${ending}`)}`]));
const HOSTILE = ['=HYPERLINK.svg', '<svg'];

const paths = (page) => page.locator('tbody th').allInnerTexts();

test('a folder becomes a table that filters and sorts, and a spreadsheet', async (t) => {
  const { page } = await open(t);
  await drop(page, [...FOLDER, HOSTILE]);
  await counted(page, 'tbody tr', NAMES.length + 1);
  assert.match(await text(page, '.batch-bar'), /Đã soát 6 trong 6 nhãn/);
  await page.selectOption('#verdict', 'fail');
  assert.deepEqual(await paths(page), ['banh-nhan.svg', 'ruou-nep.svg']);
  await page.selectOption('#verdict', '');
  await page.fill('#filter', 'tra-');
  assert.deepEqual(await paths(page), ['tra-sen.svg']);
  await page.fill('#filter', '');
  await page.click('thead button:has-text("Lỗi") >> nth=0');
  await page.click('thead button:has-text("Lỗi") >> nth=0');
  assert.equal((await paths(page))[0], 'banh-nhan.svg');
  assert.equal(await page.locator('th[aria-sort="descending"]').count(), 1);

  const { name, bytes } = await downloaded(page, () => page.click('text=Tải bảng tính'));
  assert.equal(name, 'temnhan.xlsx');
  const files = unzipSync(new Uint8Array(bytes));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']);
  assert.equal(sheet.match(/<row>/g).length, NAMES.length + 2);
  assert.ok(sheet.includes('t="inlineStr"') && !sheet.includes('<f>'), 'names are text, not formulas');
  assert.match(strFromU8(files['xl/worksheets/sheet2.xml']), /net-quantity-too-small/);

  await page.click('tbody button:has-text("ruou-nep.svg")');
  await named(page, 'ruou-nep.svg');
  await settled(page);
  await page.goBack();
  await counted(page, 'tbody tr', NAMES.length + 1);
});

test('a folder is chosen, and another takes its place while it is checked', async (t) => {
  const { page } = await open(t);
  const folder = mkdtempSync(join(tmpdir(), 'temnhan-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (let index = 0; index < 30; index += 1) writeFileSync(join(folder, `nhan-${index}.svg`), fixture('labels/banh-gai.svg'));
  await page.setInputFiles('#folder', folder);
  await page.waitForSelector('tbody tr:has-text("nhan-")');
  await drop(page, FOLDER.slice(0, 4));
  await page.waitForSelector('.scroll[aria-busy="false"]');
  await page.waitForTimeout(1000);
  assert.deepEqual(await paths(page), ['banh-gai.svg', 'banh-nhan.svg']);
  assert.match(await text(page, '.batch-bar'), /Đã soát 2 trong 2 nhãn/);
});

test('a batch can be stopped', async (t) => {
  const { page } = await open(t);
  const many = Array.from({ length: 40 }, (_, index) => [`nhan-${index}.svg`, `${fixture('labels/banh-gai.svg')}`]);
  await drop(page, many);
  await page.waitForSelector('tbody tr');
  await page.getByRole('button', { name: 'Dừng' }).click();
  await page.waitForFunction(() => document.querySelector('.batch-bar')?.textContent.includes('Đã dừng.'));
  await page.waitForSelector('.scroll[aria-busy="false"]');
  const done = await page.locator('tbody tr').count();
  assert.ok(done >= 1 && done < 40, `${done} rows`);
});
