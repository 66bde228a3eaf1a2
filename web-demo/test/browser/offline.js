/** Without a network, and when a new version comes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { open, openExample, text } from '../page.js';

const WORKER = readFileSync(new URL('../../dist/sw.js', import.meta.url), 'utf8');

const isKept = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 100));
});

test('the page reloads and checks without a network', async (t) => {
  const { page, context } = await open(t);
  await isKept(page);
  await context.setOffline(true);
  await page.reload();
  await openExample(page, 'ruou-nep');
  assert.match(await text(page, '.verdict'), /có lỗi/);
});

test('a new version is offered, taken, and the old cache is gone', async (t) => {
  const { page, context } = await open(t);
  await isKept(page);
  await page.reload();
  const version = /temnhan-([0-9a-f]{12})/.exec(WORKER)[0];
  await context.route('**/sw.js', (route) => route.fulfill({
    contentType: 'text/javascript', body: WORKER.replaceAll(version, 'temnhan-000000000000'),
  }));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.click('text=Dùng bản mới', { timeout: 15_000 });
  await page.waitForEvent('load');
  await page.waitForSelector('[data-example]');
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['temnhan-000000000000']);
});

test('it can be installed', async (t) => {
  const { page } = await open(t);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.equal(manifest.display, 'standalone');
  for (const { src } of manifest.icons) {
    assert.equal(await page.evaluate(async (icon) => (await fetch(icon)).status, src), 200);
  }
});
