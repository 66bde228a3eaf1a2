/** How a label comes to the page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertQuiet, drop, fixture, open, openExample, SCREENSHOTS, settled, svgFile, text } from '../page.js';

const LABEL = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">'
  + '<text x="5" y="20" font-size="4">Trà xanh</text></svg>';

test('an example is reported in Vietnamese, then in English, without leaving localhost', async (t) => {
  const { page, ...seen } = await open(t);
  await openExample(page, 'banh-nhan');
  assert.match(await text(page, '.verdict'), /Nhãn có lỗi phải sửa/);
  const problem = page.locator('.finding.error', { hasText: 'net-quantity-too-small' });
  assert.match(await problem.innerText(), /3,7 mm[\s\S]*Yêu cầu[\s\S]*6 mm[\s\S]*Cách sửa[\s\S]*Căn cứ/);
  await page.screenshot({ path: `${SCREENSHOTS}/vi.png` });

  await page.click('[data-lang="en"]');
  assert.match(await text(page, '.verdict'), /The label has errors to mend/);
  assert.match(await problem.innerText(), /How to mend it[\s\S]*Provision/);
  assertQuiet(seen);
});

test('artwork with its product file can be dropped', async (t) => {
  const { page, ...seen } = await open(t);
  await drop(page, [['ruou.svg', `${fixture('labels/ruou-nep.svg')}`], ['ruou.toml', `${fixture('labels/ruou-nep.toml')}`]]);
  await settled(page);
  assert.equal(await text(page, '.bar .name'), 'ruou.svg');
  assert.match(await text(page, '#mandatory'), /Rượu \(đã cho\)/);
  assertQuiet(seen);
});

test('a label of one\'s own is chosen, and SVG source is pasted', async (t) => {
  const { page } = await open(t);
  await page.setInputFiles('#files', svgFile('nhan.svg', LABEL));
  await settled(page);
  assert.match(await text(page, '.readout'), /60 × 40 mm/);
  await page.evaluate((svg) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', svg);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, LABEL.replaceAll('60', '80'));
  await page.waitForFunction(() => document.querySelector('.readout')?.textContent.includes('80 × 40'));
});

test('what is no artwork is said so, and a product file alone waits for artwork', async (t) => {
  const { page } = await open(t);
  await drop(page, [['a.txt', 'x']]);
  assert.match(await text(page, '.note'), /không có bản vẽ SVG/);
  await drop(page, [['a.toml', 'group = "food"']]);
  await page.waitForFunction(() => document.querySelector('.note')?.textContent.includes('Hãy mở thêm bản vẽ'));
});

test('recent work is kept in the browser and can be forgotten', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'ruou-nep');
  await page.click('.home');
  await page.waitForSelector('.cards .card:has-text("ruou-nep.svg")');
  await page.reload();
  await page.click('.cards .card:has-text("ruou-nep.svg")');
  await settled(page);
  assert.match(await text(page, '.verdict'), /có lỗi/);
  await page.click('.home');
  await page.click('text=Xóa danh sách');
  await page.locator('#recent-title').waitFor({ state: 'detached' });
});
