/** Without a network, and when a new version comes. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serve } from '../../scripts/serve.js';
import { composeCode, embedCode, open, openExample, text } from '../page.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const isKept = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 100));
});

/** The page, kept by its service worker and loaded again without a network. */
async function openOffline(t) {
  const { page, context } = await open(t);
  await isKept(page);
  await context.setOffline(true);
  await page.reload();
  return page;
}

test('the page reloads and checks without a network', async (t) => {
  const page = await openOffline(t);
  await openExample(page, 'ruou-nep');
  assert.match(await text(page, '.verdict'), /có lỗi/);
});

test('a code is put in without a network', async (t) => {
  const page = await openOffline(t);
  await openExample(page, 'banh-gai');
  await composeCode(page);
  await embedCode(page);
});

test('a new version is offered, taken, and the old cache is gone', async (t) => {
  const site = mkdtempSync(join(tmpdir(), 'temnhan-'));
  cpSync(DIST, site, { recursive: true });
  const server = await serve(0, site);
  t.after(() => {
    server.close();
    rmSync(site, { recursive: true });
  });
  const { page } = await open(t, {}, `http://localhost:${server.address().port}/`);
  await isKept(page);
  const worker = join(site, 'sw.js');
  const before = readFileSync(worker, 'utf8');
  writeFileSync(worker, before.replace(/temnhan-[0-9a-f]{12}/, 'temnhan-000000000000'));
  await page.reload();
  await page.waitForSelector('text=Dùng bản mới');
  await Promise.all([page.waitForEvent('load'), page.click('text=Dùng bản mới')]);
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
