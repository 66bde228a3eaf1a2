/** The built page in a real Chromium, with all that it asks for and complains of recorded. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

import { serve } from '../scripts/serve.js';
import { ROOT } from './labels.js';

export const SCREENSHOTS = `${ROOT}target/screenshots`;

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

let server;
let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  server = await serve(0);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });
});

after(async () => {
  await browser?.close();
  server?.close();
});

export const address = () => `http://localhost:${server.address().port}/`;

/** A fresh page in a profile of its own; closed when the test ends. */
export async function open(t, options = {}, url = address()) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const seen = { requests: [], complaints: [] };
  context.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && seen.complaints.push(message.text()));
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  await page.goto(url);
  await page.waitForSelector('[data-example]');
  return { page, context, ...seen };
}

/** Opens a shipped example and waits for its report and picture. */
export async function openExample(page, name) {
  await page.click(`[data-example="${name}"]`);
  await named(page, `${name}.svg`);
  await settled(page);
}

/** Composes a Digital Link for the label on the desk; of the number in the product file of banh-gai where none is told. */
export async function composeCode(page, gtin = '9521234000013', lot = 'L2611') {
  await page.click('#tab-qr');
  await page.getByLabel('Soạn đường dẫn số GS1').check();
  await page.getByLabel('Mã GTIN').fill(gtin);
  await page.getByRole('textbox', { name: 'Số lô' }).fill(lot);
  await page.waitForFunction((ending) => document.querySelector('.payload')?.textContent.endsWith(ending), `/01/0${gtin}${lot && `/10/${lot}`}`);
  await page.waitForSelector('.ghost');
}

/** Puts the composed code in at its place and waits until it reads back. */
export async function embedCode(page) {
  const link = await text(page, '.payload');
  await page.click('text=Đặt mã và đọc thử');
  await page.waitForSelector('.done');
  await page.waitForSelector(`.codes .payload:has-text("${link}")`);
}

/** A service worker, once it has the page, would answer in place of the routes of a test, and ask for all files. */
export const UNKEPT = { serviceWorkers: 'block' };

/** Waits until the label on the desk is the one of that name; the one before may be seen for a moment. */
export const named = (page, name) =>
  page.waitForFunction((own) => document.querySelector('.bar .name')?.textContent === own, name);

/** Waits until exactly so many elements are there. */
export const counted = (page, selector, count) =>
  page.waitForFunction(([own, wanted]) => document.querySelectorAll(own).length === wanted, [selector, count]);

/** Waits until an element has stopped moving; returns its box. */
export async function still(page, selector) {
  const element = await page.waitForSelector(selector);
  await element.waitForElementState('stable');
  return element.boundingBox();
}

/** Waits for the report, the picture, and the end of all that follows from a check. */
export async function settled(page) {
  await page.waitForSelector('.verdict');
  await page.waitForSelector('.paper img');
  await page.waitForFunction(() => !document.querySelector('.bar .state')?.textContent.includes('Đang soát'));
}

export const fixture = (path) => readFileSync(`${ROOT}fixtures/${path}`);

export const svgFile = (name, text) => ({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(text) });

/** Drops files as a person does. */
export async function drop(page, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const [name, text] of list) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** What a click downloads: its name and bytes. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Nothing was asked of another host, and nothing was complained of. */
export function assertQuiet({ requests, complaints }) {
  const hosts = new Set(requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).hostname));
  assert.deepEqual([...hosts], ['localhost']);
  assert.deepEqual(complaints, []);
}

export const text = (page, selector) => page.locator(selector).first().innerText();
