/** The artwork, its boxes and the list beside it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { counted, drop, named, open, openExample, settled, still, svgFile, text } from '../page.js';

test('list and artwork lead to each other', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await page.click('.required button:has-text("Định lượng")');
  await counted(page, '.box.chosen', 1);
  await page.locator('.box.error').last().click();
  await counted(page, '.finding.chosen', 1);
  // The list scrolls there by itself, and the pointer must not lose what it hovers by it.
  await still(page, '.finding.chosen');
  await page.locator('.finding.error').first().hover();
  await page.waitForSelector('.box.hovered');
  await page.locator('.box.review').first().hover();
  await counted(page, '.finding.hovered', 1);
});

test('each kind has a shape besides its colour, and each finding its provision and remedy', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  const style = (selector) => page.locator(selector).first().evaluate((box) => getComputedStyle(box).borderStyle);
  assert.notEqual(await style('.box.error'), await style('.box.review'));
  const finding = page.locator('.finding.error').first();
  assert.match(await finding.locator('a').first().getAttribute('href'), /^https:/);
  await finding.locator('summary').click();
  await finding.locator('select').selectOption('Inkscape');
  assert.match(await finding.innerText(), /Trong Inkscape:/);
});

test('lengths have a comma in Vietnamese and a point in English', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  const measured = () => page.locator('.finding', { hasText: 'net-quantity-too-small' }).locator('dd').first().textContent();
  assert.match(await measured(), /^\d+,\d+ mm$/);
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(await measured(), /^\d+\.\d+ mm$/);
});

test('missing content leads to what is said of it', async (t) => {
  const { page } = await open(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40"><text y="9">Kẹo lạc</text></svg>';
  await drop(page, [['keo.svg', svg], ['keo.toml', 'group = "food"']]);
  await named(page, 'keo.svg');
  await settled(page);
  const missing = page.locator('.required button:is(.missing, .unsure, .faulty)').first();
  await missing.click();
  await counted(page, '.finding.chosen', 1);
});

test('the artwork is panned, zoomed and shown at real size, in millimetres', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  const width = async () => (await still(page, '.paper')).width;
  const fitted = await width();
  await page.focus('.window');
  await page.keyboard.press('+');
  assert.ok(await width() > fitted * 1.2);
  await page.click('text=Đúng khổ thật');
  assert.ok(Math.abs(await width() - 100 * 96 / 25.4) < 2, 'the label is 100 mm wide');
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('Tab');
  await page.focus('.window');
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('+');
  await page.waitForSelector('.detail');
  await page.keyboard.press('0');
  assert.ok(Math.abs(await width() - fitted) < 1);
  await page.mouse.move(300, 500);
  assert.match(await text(page, '.readout'), /x -?[\d,]+ y -?[\d,]+ mm/);
});

test('what was not recognised is shown by drawing a box, and kept in the product file', async (t) => {
  const { page } = await open(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="60mm" viewBox="0 0 100 60">'
    + '<text x="5" y="12" font-size="6">Bánh gai</text><text x="5" y="40" font-size="3">Tránh xa chỗ ẩm, chỗ nắng</text></svg>';
  await page.setInputFiles('#files', svgFile('nhan.svg', svg));
  await settled(page);
  await page.click('text=Chỉ cho máy một nội dung');
  // The tip above the artwork leaves it less room: it is fitted anew.
  await page.waitForSelector('.tip');
  const paper = await still(page, '.paper');
  const at = (x, y) => [paper.x + (x / 100) * paper.width, paper.y + (y / 60) * paper.height];
  await page.mouse.move(...at(3, 35));
  await page.mouse.down();
  await page.mouse.move(...at(60, 42), { steps: 4 });
  await page.mouse.up();
  await page.selectOption('dialog select', 'storage');
  await page.click('text=Ghi vào tệp sản phẩm');
  await page.waitForSelector('.box[aria-label^="Hướng dẫn bảo quản"]');
  await page.click('#tab-product');
  await page.click('text=Xem và sửa dạng TOML');
  assert.match(await page.inputValue('.toml'), /\[\[field\]\]\nkind = "storage"\narea_mm = \[3\.\d, 3[45]\.\d, 5\d\.\d, \d\.\d\]/);
});

test('on a narrow screen a finding leads to its place on the artwork, and back', async (t) => {
  const { page } = await open(t, { viewport: { width: 360, height: 800 } });
  await openExample(page, 'banh-nhan');
  const isSeen = (selector) => page.waitForFunction((own) => {
    const box = document.querySelector(own)?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
  }, selector);
  await page.locator('.finding.error button').nth(4).click();
  await isSeen('.box.chosen');
  await still(page, '.box.chosen');
  await page.locator('.box.review').first().click();
  await isSeen('.finding.chosen h4');
});

test('what is chosen does not hold the artwork in place', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await page.locator('.finding', { hasText: 'Lorem ipsum' }).locator('button').click();
  await counted(page, '.box.chosen', 1);
  await page.focus('.window');
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowRight');
  const [box, frame] = [await still(page, '.box.chosen'), await still(page, '.window')];
  assert.ok(box.x + box.width < frame.x, 'the box has left the window');
});
