/** What happens when the module fails: one clear message, and the next label is checked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { address, composeCode, embedCode, open, openExample, settled, svgFile, text, UNKEPT } from '../page.js';

/** The worker's program, that traps or sleeps where a label's name asks for it. */
async function withWorker(context, before) {
  await context.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${before}\n${await response.text()}` });
  });
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"><text y="20">Trà</text></svg>';

const AT_CALL = (act) => `addEventListener('message', (event) => {
  if (event.data.args[1]?.path === 'hong.svg') { event.stopImmediatePropagation(); ${act} }
});`;

test('after a trap a new instance checks the next label', async (t) => {
  const { page, context } = await open(t, UNKEPT);
  await withWorker(context, AT_CALL("postMessage({ fault: 'crashed' });"));
  await page.goto(address());
  await page.setInputFiles('#files', svgFile('hong.svg', SVG));
  await page.waitForSelector('.trouble');
  assert.match(await text(page, '.trouble'), /dừng giữa chừng[\s\S]*khởi động lại/);
  await page.click('.home');
  await openExample(page, 'mat-ong');
});

test('a label that takes too long is given up at the deadline', async (t) => {
  const { page, context } = await open(t, UNKEPT);
  await withWorker(context, AT_CALL('while (true) {}'));
  await page.clock.install();
  await page.goto(address());
  await page.setInputFiles('#files', svgFile('hong.svg', SVG));
  await page.waitForSelector('.label-view');
  await page.clock.runFor(21_000);
  await page.waitForSelector('.trouble');
  assert.match(await text(page, '.trouble'), /quá lâu/);
  await page.click('.home');
  await page.clock.resume();
  await openExample(page, 'mat-ong');
});

test('a module that does not load is said so', async (t) => {
  const { page, context } = await open(t, UNKEPT);
  await context.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'no module' }));
  await page.goto(address());
  await page.setInputFiles('#files', svgFile('a.svg', SVG));
  await page.waitForSelector('.trouble');
  assert.match(await text(page, '.trouble'), /Không tải được bộ soát/);
  await context.unroute('**/*.wasm');
  await page.reload();
  await page.setInputFiles('#files', svgFile('a.svg', SVG));
  await settled(page);
});

test('a second decoder that does not load is said so, and no code is put in', async (t) => {
  const { page, context } = await open(t, UNKEPT);
  await openExample(page, 'banh-gai');
  await composeCode(page);
  for (const files of ['**/second-decoder*.js', '**/second-decoder*.wasm']) {
    await context.route(files, (route) => route.abort());
    await page.click('text=Đặt mã và đọc thử');
    await page.waitForSelector('[role="alert"]:has-text("Không tải được bộ đọc mã thứ hai")');
    assert.equal(await page.locator('text=Tải bản vẽ có mã').count(), 0);
    await context.unroute(files);
  }
  await embedCode(page);
});
