/** The product file as a form, the day, the group, the fonts. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ROOT } from '../labels.js';
import { downloaded, drop, fixture, open, openExample, settled, svgFile, text } from '../page.js';

test('the form is the product file: changed there, saved as TOML, comments kept', async (t) => {
  const { page } = await open(t);
  const product = `# của Làng Gai\n${fixture('labels/banh-gai.toml')}`;
  await drop(page, [['banh-gai.svg', `${fixture('labels/banh-gai.svg')}`], ['banh-gai.toml', product]]);
  await settled(page);
  await page.click('#tab-product');
  const width = page.getByLabel('Chiều rộng sau khi cắt (mm)');
  assert.equal(await width.inputValue(), '100');
  assert.match(await page.locator('form.product details').first().innerText(), /^Bản vẽ\s+Chiều rộng[^]*Chiều cao[^]*Phần chừa xén/);
  assert.equal(await page.locator('#group option').first().innerText(), 'Thực phẩm (theo tệp sản phẩm)');
  await page.getByLabel('Số lô', { exact: true }).fill('L2611');
  await page.getByLabel('Số lô', { exact: true }).press('Tab');
  await page.waitForFunction(() => document.querySelector('.toml').value.includes('L2611'));
  const saved = await downloaded(page, () => page.click('text=Tải tệp sản phẩm'));
  assert.equal(saved.name, 'banh-gai.toml');
  assert.match(`${saved.bytes}`, /^# của Làng Gai/);
  assert.match(`${saved.bytes}`, /lot = "L2611"/);
  assert.match(`${saved.bytes}`, /width_mm = 100/);
});

test('what the law leaves open is answered in the form, in the words of the rules', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await page.click('#tab-product');
  const section = page.locator('form.product > details', { hasText: 'Điều luật còn bỏ ngỏ' });
  assert.equal(await section.evaluate((own) => own.open), false);
  await section.locator('summary').click();
  const pack = readFileSync(`${ROOT}crates/temnhan/packs/options.toml`, 'utf8');
  assert.equal(await section.locator('label').count(), pack.match(/^\[\[option\]\]/gm).length);
  assert.match(await section.innerText(), /Chữ bắt buộc thấp hơn mức này là lỗi \(mm\)[\s\S]*\(mặc định: 0,9\)[\s\S]*\(mặc định: 12\/06\/2027\)/);
  for (const name of await section.locator('option').allInnerTexts()) assert.doesNotMatch(name, /^[a-z-]+$/);

  await section.getByLabel('Mức cảnh báo cỡ chữ của mặt ghi nhãn nhỏ').fill('9');
  await section.getByLabel('Chữ nào quyết định lỗi cỡ chữ').selectOption('chữ thường');
  await section.getByLabel('Ngày cuối được dùng nhãn in trước khi sáp nhập').fill('2027-06-30');
  await page.click('text=Xem và sửa dạng TOML');
  await page.waitForFunction(() => document.querySelector('.toml').value.includes('2027-06-30'));
  const toml = await page.inputValue('.toml');
  assert.match(toml, /\[options\]\n/);
  assert.match(toml, /^small_face_min_text_mm = 9$/m);
  assert.match(toml, /^error_height_basis = "small-letter"$/m);
  assert.match(toml, /^old_address_until = "2027-06-30"$/m);
  await page.click('#tab-list');
  await page.waitForSelector('.finding:has-text("9 mm")');

  await page.click('#tab-product');
  await page.click('[data-lang="en"]');
  await page.getByLabel('Text below this is a warning').waitFor();
});

test('entries of a list are added, and a broken file is said to be broken', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'ruou-nep');
  await page.click('#tab-product');
  await page.click('text=Thêm: Nhãn hiệu');
  await page.getByLabel('Tên nhãn hiệu').last().fill('Nếp Quê');
  await page.getByLabel('Tên nhãn hiệu').last().press('Tab');
  await page.click('text=Xem và sửa dạng TOML');
  await page.waitForFunction(() => document.querySelector('.toml').value.includes('Nếp Quê'));
  await page.fill('.toml', '[product]\nnmae = "x"');
  await page.click('#tab-list');
  await page.waitForSelector('.trouble');
  assert.match(await text(page, '.trouble'), /nmae/);
});

test('the law of another day is compared', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await page.fill('#other-day', '2025-06-01');
  await page.waitForSelector('.compared li');
  assert.match(await text(page, '#compared'), /01\/06\/2025/);
  assert.match(await text(page, '.compared li'), /→/);
});

test('the day of printing decides the law until a person chooses another', async (t) => {
  const { page } = await open(t);
  const product = `${fixture('labels/banh-gai.toml')}`.replace('2026-11-23', '2025-12-20');
  await drop(page, [['banh-gai.svg', `${fixture('labels/banh-gai.svg')}`], ['banh-gai.toml', product]]);
  await settled(page);
  assert.equal(await page.inputValue('#day'), '2025-12-20');
  const told = (day, basis) => page.waitForFunction(
    ([day, basis]) => document.querySelector('#day').value === day && document.querySelector('#day-basis')?.textContent === basis,
    [day, basis],
  );
  await told('2025-12-20', 'ngày in trong tệp sản phẩm');
  await page.fill('#day', '2026-11-23');
  await told('2026-11-23', 'đã cho');
  await page.fill('#day', '');
  await told('2025-12-20', 'ngày in trong tệp sản phẩm');
});

test('the day is that of Viet Nam, wherever the browser is', async (t) => {
  const { page } = await open(t, { timezoneId: 'America/New_York' });
  await page.clock.setFixedTime('2026-11-23T18:00:00Z');
  await page.setInputFiles('#files', svgFile('a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"><text y="30">Trà</text></svg>'));
  await page.waitForFunction(() => document.querySelector('#day')?.value === '2026-11-24' && document.querySelector('#day-basis')?.textContent === 'hôm nay');
});

test('a group is chosen by its goods', async (t) => {
  const { page } = await open(t);
  await page.setInputFiles('#files', svgFile('a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"><text y="30">Trà</text></svg>'));
  await settled(page);
  await page.click('text=Chọn nhóm hàng hóa');
  await page.click('dialog.groups button:has-text("rượu men lá")');
  await page.waitForFunction(() => document.querySelector('#mandatory')?.textContent.includes('đã cho'));
  assert.equal(await page.inputValue('#group'), 'alcohol');
});

test('a font is dropped, measures exactly, and is remembered', async (t) => {
  const { page } = await open(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">'
    + '<text x="5" y="20" font-size="4" font-family="EB Garamond">Nhan 100 g</text></svg>';
  await page.setInputFiles('#files', svgFile('a.svg', svg));
  await settled(page);
  const asked = page.locator('.finding', { hasText: 'font-not-available' });
  assert.ok(await asked.count() > 0);
  const font = { name: 'EBGaramond-Regular.woff2', mimeType: 'font/woff2', buffer: fixture('fonts/EBGaramond-Regular.woff2') };
  await page.setInputFiles('.fonts input', font);
  await asked.first().waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForSelector('.fonts li:has-text("EBGaramond-Regular.woff2")');
  await page.setInputFiles('#files', svgFile('a.svg', svg));
  await settled(page);
  assert.equal(await asked.count(), 0);
});
