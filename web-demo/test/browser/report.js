/** The report to print, and the files to keep. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { downloaded, fixture, open, openExample, text } from '../page.js';

test('the report has pictures of the faults, verdict, law, hash and room to sign, and prints on A4', async (t) => {
  const { page } = await open(t);
  await page.click('[data-lang="en"]');
  await openExample(page, 'banh-nhan');
  const findings = await page.locator('.finding').count();
  await page.click('#tab-save');
  await page.click('text=Report to print');
  await page.waitForSelector('.report .whole');
  const items = page.locator('.report-item');
  assert.equal(await items.count(), findings);
  await page.waitForFunction(() => document.querySelectorAll('.crop').length >= 8);
  const report = await text(page, '.report');
  const hash = createHash('sha256').update(fixture('labels/banh-nhan.svg')).digest('hex');
  for (const said of ['Phiếu soát nhãn', 'Nhãn có lỗi phải sửa', '23/11/2026', hash, 'Người soát', 'Chưa chạy', '37/2026/NĐ-CP']) {
    assert.ok(report.includes(said), said);
  }
  await page.evaluate(() => { window.print = () => (window.printed = true); });
  await page.click('text=Print the report');
  assert.equal(await page.evaluate(() => window.printed), true);
  const pdf = await page.pdf({ format: 'A4' });
  assert.match(pdf.subarray(0, 5).toString(), /%PDF-/);
  await page.click('text=Back to the label');
  await page.waitForSelector('.label-view');
});

test('JSON, SARIF and annotated artwork are downloaded', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  const findings = await page.locator('.finding').count();
  await page.click('#tab-save');
  const save = (label) => downloaded(page, () => page.getByRole('button', { name: label, exact: true }).click());
  const json = await save('Báo cáo JSON');
  assert.equal(json.name, 'banh-nhan.json');
  assert.equal(JSON.parse(json.bytes).label.verdict, 'fail');
  const sarif = JSON.parse((await save('Báo cáo SARIF')).bytes);
  assert.equal(sarif.version, '2.1.0');
  assert.equal(sarif.runs[0].results.length, findings);
  assert.ok(sarif.runs[0].results.some(({ locations }) => locations[0].physicalLocation.region?.startLine > 1));
  const overlay = `${(await save('Bản vẽ có khung chú thích (SVG)')).bytes}`;
  assert.match(overlay, /id="temnhan-khong-in"/);
});
