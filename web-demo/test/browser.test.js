/** The page in a real browser, as a person uses it. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { chromium } from 'playwright-core';

import { DAY, ROOT } from './labels.js';
import { serve } from './serve.js';

const SCREENSHOTS = `${ROOT}target/screenshots`;

const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

let server;
let browser;
let page;
let requests;
let complaints;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  server = await serve(0);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  requests = [];
  complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://localhost:${server.address().port}/`);
  await page.fill('#day', DAY);
});

async function checkExample(name) {
  await page.click(`[data-example="${name}"]`);
  await page.waitForSelector('.verdict');
}

const text = (selector) => page.locator(selector).first().innerText();

test('an example is reported in Vietnamese, then in English, without leaving localhost', async () => {
  await checkExample('banh-nhan');
  assert.match(await text('.verdict'), /Nhãn có lỗi phải sửa/);
  const problem = page.locator('.finding.error', { hasText: 'net-quantity-too-small' });
  assert.match(await problem.innerText(), /3,7 mm[\s\S]*Yêu cầu[\s\S]*6 mm[\s\S]*Cách sửa[\s\S]*Căn cứ/);
  assert.equal(await page.locator('.picture .frame').count() > 0, true);
  await page.screenshot({ path: `${SCREENSHOTS}/vi.png`, fullPage: true });

  await page.click('[data-lang="en"]');
  assert.match(await text('.verdict'), /The label has errors to mend/);
  assert.match(await problem.innerText(), /net quantity[\s\S]*How to mend it[\s\S]*Provision/i);
  await page.screenshot({ path: `${SCREENSHOTS}/en.png`, fullPage: true });

  assert.equal(requests.filter((url) => url.endsWith('/communes.deflate')).length, 1);
  const hosts = new Set(requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).hostname));
  assert.deepEqual([...hosts], ['localhost']);
  assert.deepEqual(complaints, []);
});

test('a label of one\'s own is checked with the group chosen', async () => {
  const nhan = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">'
    + '<text x="5" y="20" font-size="4">Trà xanh</text></svg>';
  await page.selectOption('#group', 'drink');
  await page.setInputFiles('#files', { name: 'nhan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(nhan) });
  await page.waitForSelector('.verdict');
  assert.equal(requests.some((url) => url.endsWith('/communes.deflate')), false);
  assert.match(await text('.summary'), /60 × 40 mm \(ghi trong bản vẽ\)/);
  assert.match(await text('.summary'), /Đồ uống \(trừ rượu\) \(đã cho\)/);
  assert.equal(await page.locator('.picture img').evaluate((image) => image.naturalWidth > 0), true);
});

test('artwork that is no drawing is refused, and the next label is still checked', async () => {
  await page.setInputFiles('#files', { name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg') });
  await page.waitForSelector('.refusal');
  assert.match(await text('.verdict'), /Không soát được nhãn này/);
  await page.click('[data-example="banh-gai"]');
  await page.waitForSelector('.summary');
});

test('the page fits a phone in the dark', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await checkExample('banh-nhan');
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${content} px of content in ${window} px`);
  await page.screenshot({ path: `${SCREENSHOTS}/phone.png`, fullPage: true });
});
