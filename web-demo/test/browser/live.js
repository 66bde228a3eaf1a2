/** Re-checks while a design tool saves, and while one types in the source. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fixture, named, open, openExample, settled, svgFile, text } from '../page.js';

test('a watched file is checked again when it is saved', async (t) => {
  const { page } = await open(t);
  // The picker is the browser's own window; the file it gives lives in the page's private file system.
  await page.evaluate(async (svg) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('nhan.svg', { create: true });
    window.saveAs = async (content) => {
      const file = await handle.createWritable();
      await file.write(content);
      await file.close();
    };
    await window.saveAs(svg);
    window.showOpenFilePicker = async () => [handle];
  }, `${fixture('labels/banh-nhan.svg')}`);
  await page.click('text=Mở và theo dõi tệp');
  await named(page, 'nhan.svg');
  await settled(page);
  await page.waitForSelector('.bar .state:has-text("Đang theo dõi tệp")');
  assert.ok(await page.locator('.finding', { hasText: 'Lorem ipsum' }).count() > 0);
  await page.evaluate((svg) => window.saveAs(svg), `${fixture('labels/banh-nhan.svg')}`.replace('Lorem ipsum dolor sit amet', 'Giòn tan, thơm bùi'));
  await page.waitForFunction(() => document.querySelector('.bar .state')?.textContent.includes('Đọc lúc'));
  await page.locator('.finding', { hasText: 'Lorem ipsum' }).first().waitFor({ state: 'detached' });
});

test('where no file can be watched, it is read again by hand, and the product file stays', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  const svg = `${fixture('labels/banh-nhan.svg')}`.replace('Lorem ipsum dolor sit amet', 'Giòn tan, thơm bùi');
  await page.setInputFiles('#reread', svgFile('banh-nhan.svg', svg));
  await page.locator('.finding', { hasText: 'Lorem ipsum' }).first().waitFor({ state: 'detached' });
  assert.match(await text(page, '#mandatory'), /đã cho/);
});

test('the source shows findings at their lines and is checked as one types', async (t) => {
  const { page, requests, complaints } = await open(t);
  const early = requests.filter((url) => url.includes('editor'));
  assert.deepEqual(early, []);
  await openExample(page, 'banh-nhan');
  await page.click('#tab-source');
  await page.waitForSelector('.editor .cm-lint-marker-error');
  assert.ok(requests.some((url) => url.includes('editor')));
  const before = await page.locator('.box.error').count();
  await page.locator('.editor .cm-line', { hasText: 'Lorem ipsum' }).first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.waitForFunction((count) => document.querySelectorAll('.box.error').length < count, before);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('<svg');
  await page.click('#tab-list');
  // What was said of the empty source before may still stand there.
  await page.waitForSelector('.trouble:has-text("dòng 1")');
  assert.deepEqual(complaints, []);
});

test('a finding that is chosen does not draw the cursor back while one types', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await page.locator('.finding', { hasText: 'Lorem ipsum' }).locator('button').click();
  await page.click('#tab-source');
  // The editor goes to the finding; from there to the end of the source.
  await page.locator('.editor .cm-activeLine', { hasText: 'Lorem ipsum' }).click();
  await page.keyboard.press('Control+End');
  const told = await page.evaluate(() => performance.getEntriesByName('temnhan-told').length);
  // Each letter leaves the file well-formed, so that each check finds the same again.
  for (let letter = 0; letter < 4; letter += 1) {
    await page.keyboard.type(' ');
    await page.waitForFunction((count) => performance.getEntriesByName('temnhan-told').length > count, told + letter);
  }
  assert.equal(await page.locator('.editor .cm-activeLine').textContent(), '    ');
});
