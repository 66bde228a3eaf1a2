/** Traceability codes: composed, placed, embedded, read back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { downloaded, fixture, open, openExample, text } from '../page.js';

const LINK = 'https://id.example.vn/01/09521234543213/10/L2611';

async function compose(page) {
  await page.click('#tab-qr');
  await page.getByLabel('Soạn đường dẫn số GS1').check();
  await page.getByLabel('Mã GTIN').fill('9521234543213');
  await page.getByLabel('Số lô').fill('L2611');
  await page.waitForSelector(`.payload:has-text("${LINK}")`);
  await page.waitForSelector('.ghost');
}

test('a code is composed, dragged, embedded, and everything else stays as it was', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await compose(page);
  assert.match(await text(page, '[role="tabpanel"]'), /Phiên bản \d+, \d+ × \d+ ô/);
  await page.locator('.ghost').focus();
  await page.keyboard.press('ArrowLeft');
  const ghost = await page.locator('.ghost').boundingBox();
  await page.mouse.move(ghost.x + 5, ghost.y + 5);
  await page.mouse.down();
  await page.mouse.move(ghost.x - 40, ghost.y - 60, { steps: 5 });
  await page.mouse.up();
  const nearest = page.locator('text=Đưa về chỗ trống gần nhất');
  if (await nearest.count() > 0) await nearest.click();
  await page.click('text=Đặt mã và đọc thử');
  await page.waitForSelector('.done');
  await page.waitForSelector(`.codes .payload:has-text("${LINK}")`);
  const { name, bytes } = await downloaded(page, () => page.click('text=Tải bản vẽ có mã'));
  assert.equal(name, 'banh-gai-co-ma.svg');
  const before = `${fixture('labels/banh-gai.svg')}`;
  const after = `${bytes}`;
  const same = [...before].findIndex((sign, index) => sign !== after[index]);
  assert.ok(same > 0 && after.endsWith(before.slice(before.lastIndexOf('<'))), 'only the code is new');
  await page.click('text=Làm tiếp với bản vẽ có mã');
  await page.click('#tab-list');
  await page.waitForSelector('.box.code');
});

test('a wrong number and an address that no phone can follow are refused in words', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'mat-ong');
  await compose(page);
  await page.getByLabel('Mã GTIN').fill('9521234543214');
  await page.waitForSelector('[role="alert"]:has-text("GTIN")');
  await page.getByLabel('Tự ghi địa chỉ').check();
  await page.locator('input[type="url"]').fill('javascript:alert(1)');
  await page.waitForSelector('.panel .refusal:has-text("Mã chứa lệnh")');
  assert.equal(await page.locator('.ghost').count(), 0);
});

test('a place on top of text cannot be used', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await compose(page);
  await page.getByLabel('Cách trái (mm)').fill('15');
  await page.getByLabel('Cách trên (mm)').fill('20');
  assert.match(await text(page, '[role="tabpanel"]'), /đè lên nội dung khác/);
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), true);
  await page.click('text=Đưa về chỗ trống gần nhất');
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), false);
});
