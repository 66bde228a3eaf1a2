/** Traceability codes: composed, placed, embedded, read back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { composeCode, downloaded, embedCode, fixture, open, openExample, text, UNKEPT } from '../page.js';

test('a code is composed, dragged, embedded, and everything else stays as it was', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await composeCode(page);
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
  await embedCode(page);
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

test('the second decoder is loaded when a code is put in, and not before', async (t) => {
  const { page, requests } = await open(t, UNKEPT);
  const decoders = () => requests.filter((url) => url.includes('second-decoder'));
  await openExample(page, 'banh-gai');
  await composeCode(page);
  assert.deepEqual(decoders(), []);
  await embedCode(page);
  assert.deepEqual(decoders().map((url) => url.split('.').at(-1)).sort(), ['js', 'wasm']);
  await embedCode(page);
  assert.equal(decoders().length, 2);
});

test('a line that invites to scan goes with the code where it is asked for', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'tra-sen');
  await composeCode(page);
  await page.getByLabel('Mã GTIN').fill('9521234000105');
  await page.getByLabel('Số lô').fill('');
  await page.waitForSelector('.payload:has-text("/01/09521234000105")');
  await page.getByLabel('Ô vuông nhỏ').fill('0.4');
  await page.waitForSelector('text=mỗi cạnh 14,8 mm');
  await page.getByLabel('Chỗ dành sẵn trong bản vẽ').check();
  const put = async () => {
    await page.click('text=Đặt mã và đọc thử');
    await page.waitForSelector('.done');
    const { bytes } = await downloaded(page, () => page.click('text=Tải bản vẽ có mã'));
    // The draft has such a line of its own.
    return `${bytes}`.split('data-temnhan="trace-access-line"').length - 2;
  };
  await page.getByLabel('Thêm dòng').check();
  assert.equal(await put(), 1);
  await page.getByLabel('Thêm dòng').uncheck();
  await page.waitForSelector('.done', { state: 'detached' });
  assert.equal(await put(), 0);
});

test('what a check warns of with the code is told beside it', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await composeCode(page);
  await embedCode(page);
  assert.equal(await page.locator('.remarks').count(), 0);
  await page.getByLabel('Ô vuông nhỏ').fill('0.3');
  await page.waitForSelector('.done', { state: 'detached' });
  await embedCode(page);
  assert.match(await text(page, '.remarks'), /Ô vuông của mã QR rộng .* nên từ/);
});

test('a wrong number and an address that no phone can follow are refused in words', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'mat-ong');
  await composeCode(page);
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
  await composeCode(page);
  await page.getByLabel('Cách trái (mm)').fill('15');
  await page.getByLabel('Cách trên (mm)').fill('20');
  assert.match(await text(page, '[role="tabpanel"]'), /đè lên nội dung khác/);
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), true);
  await page.click('text=Đưa về chỗ trống gần nhất');
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), false);
});
