/** Hostile artwork: nothing runs, nothing is fetched, the page stays alive and says what it refused. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertQuiet, named, open, openExample, settled } from '../page.js';
import { PAYLOADS } from './payloads.js';

/** What a script of a label would do, if one ran. */
const TRAP = () => {
  window.ran = [];
  window.pwned = (how) => window.ran.push(how);
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.ran.push(name);
};

test('there are at least 40 payloads', () => {
  assert.ok(Object.keys(PAYLOADS).length >= 40, `${Object.keys(PAYLOADS).length}`);
});

test('no payload runs, fetches, or takes the page down', async (t) => {
  const { page, ...seen } = await open(t);
  await page.evaluate(TRAP);
  const before = page.url();
  for (const [name, svg] of Object.entries(PAYLOADS)) {
    await page.setInputFiles('#files', { name: `${name}.svg`, mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    await named(page, `${name}.svg`);
    await page.waitForFunction(() => document.querySelector('.trouble, .paper img') && !document.querySelector('.bar .state').textContent.includes('Đang soát'), undefined, { timeout: 25_000 });
    const refused = await page.locator('.trouble').count() > 0;
    if (refused) assert.ok((await page.locator('.trouble').innerText()).length > 30, name);
    assert.deepEqual(await page.evaluate(() => window.ran), [], name);
    assert.equal(await page.locator('main script, main iframe, main object, main embed, main foreignObject').count(), 0, name);
    await page.click('#tab-source', { timeout: 5000 }).catch(() => assert.fail(`${name}: the page hangs`));
    await page.waitForSelector('.editor .cm-content, .panel-source [role="status"]');
    await page.click('.home', { timeout: 5000 }).catch(() => assert.fail(`${name}: the page hangs in its source`));
    await page.waitForSelector('#files', { state: 'attached' });
  }
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assert.equal(new URL(page.url()).pathname, new URL(before).pathname);
  assertQuiet(seen);
  await openExample(page, 'mat-ong');
});

test('what leads outside the file is told', async (t) => {
  const { page } = await open(t);
  await page.setInputFiles('#files', { name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(PAYLOADS['image-http']) });
  await page.waitForSelector('.verdict');
  assert.match(await page.locator('.panel').innerText(), /ngoài tệp|nằm ngoài|bên ngoài|tệp khác/);
});

test('a name of a file is text and nothing else', async (t) => {
  const { page, ...seen } = await open(t);
  await page.evaluate(TRAP);
  const name = '<img src=x onerror=pwned(1)>.svg';
  await page.setInputFiles('#files', { name, mimeType: 'image/svg+xml', buffer: Buffer.from(PAYLOADS['text-markup']) });
  await named(page, name);
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assertQuiet(seen);
});
