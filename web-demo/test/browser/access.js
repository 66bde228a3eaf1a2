/** Every view, at three widths, in both themes: for the keyboard, for screen readers, for eyes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { counted, drop, fixture, named, open, openExample, SCREENSHOTS, settled } from '../page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 1280, 2560];

async function assertClean(page, view) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(told, [], view);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${view}: ${content} px of content in ${window} px`);
}

const VIEWS = {
  list: async (page) => { await page.locator('.finding summary').first().click(); await page.locator('.settled summary').first().click(); },
  product: (page) => page.evaluate(() => { for (const own of document.querySelectorAll('form.product details')) own.open = true; }),
  qr: async (page) => { await page.waitForSelector('.ghost'); await page.getByLabel('Thêm dòng').check(); await page.waitForSelector('.ghost-line'); },
  source: (page) => page.waitForSelector('.editor .cm-content'),
  save: () => undefined,
};

for (const width of WIDTHS) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every view is clean at ${width} px, ${colorScheme}`, async (t) => {
      const height = width === 2560 ? 1440 : 800;
      const { page } = await open(t, { viewport: { width, height }, colorScheme, bypassCSP: true });
      const shot = (view) => page.screenshot({ path: `${SCREENSHOTS}/${view}-${width}-${colorScheme}.png` });
      await assertClean(page, 'start');
      await shot('start');
      await openExample(page, 'banh-nhan');
      for (const [tab, act] of Object.entries(VIEWS)) {
        await page.click(`#tab-${tab}`);
        await act(page);
        await assertClean(page, tab);
        await shot(tab);
      }
      await page.click('text=Báo cáo để in');
      await page.waitForFunction(() => document.querySelectorAll('.crop').length >= 8);
      await assertClean(page, 'report');
      await shot('report');
      await drop(page, ['banh-gai', 'ruou-nep'].map((name) => [`${name}.svg`, `${fixture(`labels/${name}.svg`)}`]));
      await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2 && !document.querySelector('.report'));
      await assertClean(page, 'batch');
      await shot('batch');
    });
  }
}

test('a label is opened, a finding reached and its place shown by keyboard alone', async (t) => {
  const { page } = await open(t);
  await page.focus('[data-example="banh-nhan"]');
  await page.keyboard.press('Enter');
  await named(page, 'banh-nhan.svg');
  await settled(page);
  await page.focus('#tab-list');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('#tab-product').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.finding button').first().focus();
  await counted(page, '.finding.hovered', 1);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.box.chosen');
});

test('dialogs hold the keyboard and are clean', async (t) => {
  const { page } = await open(t, { bypassCSP: true });
  await openExample(page, 'banh-nhan');
  await page.click('text=Chọn nhóm hàng hóa');
  await assertClean(page, 'groups');
  await page.keyboard.press('Escape');
  await page.click('.tools button:has-text("50 mm")');
  await assertClean(page, 'calibrate');
  await page.keyboard.press('Escape');
  await page.click('text=Chỉ cho máy một nội dung');
  await page.click('.tip button');
  await assertClean(page, 'hint');
});
