/** Takes the pictures of the page that stand in the README: `npm run pictures`. */

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { serve } from './serve.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=vi'];

const server = await serve(0);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });

/** Opens an example at a size and gives the page to `act`, then takes the picture. */
async function picture(name, { lang = 'vi', ...options }, example, act) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  await page.click(`[data-lang="${lang}"]`);
  await page.click(`[data-example="${example}"]`);
  await page.waitForSelector('.verdict');
  await page.waitForSelector('.paper img');
  await act(page);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${DOCS}${name}.png` });
  await context.close();
}

await picture('checked-label', { viewport: { width: 1280, height: 800 } }, 'banh-nhan', (page) => page.locator('.finding.error button').nth(3).click());
await picture('placed-code', { viewport: { width: 1130, height: 700 }, colorScheme: 'dark' }, 'banh-gai', async (page) => {
  await page.click('#tab-qr');
  await page.getByLabel('Soạn đường dẫn số GS1').check();
  await page.waitForSelector('.ghost');
});
await picture('printed-report', { viewport: { width: 900, height: 1180 } }, 'banh-nhan', async (page) => {
  await page.click('#tab-save');
  await page.click('text=Báo cáo để in');
  await page.waitForFunction(() => document.querySelectorAll('.crop').length >= 8);
});

await browser.close();
server.close();
