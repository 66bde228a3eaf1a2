/** Measures the built page in Chromium and prints the table of docs/performance.md: `npm run measure`. */

import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright-core';

import { serve } from './serve.js';

const ROUNDS = 7;
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const server = await serve(0);
const address = `http://localhost:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const least = (numbers) => Math.min(...numbers);

/** Marks the moments on the page itself, so that the driver's own time does not count. */
const WATCH = () => {
  window.long = [];
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  const look = new MutationObserver(() => {
    const example = document.querySelector('[data-example="banh-nhan"]');
    if (example && !window.clicked) {
      window.clicked = performance.now();
      example.click();
    }
    if (document.querySelector('.verdict') && !window.told) window.told = performance.now();
    if (document.querySelector('.paper img') && !window.drawn) window.drawn = performance.now();
  });
  look.observe(document, { childList: true, subtree: true });
};

/** One cold visit: an empty profile, the shipped example opened as soon as the page offers it. */
async function cold() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(address);
  await page.waitForFunction(() => window.told && window.drawn);
  const { told, drawn, long } = await page.evaluate(() => ({ told: window.told, drawn: window.drawn, long: window.long }));
  return { page, context, told, drawn, long };
}

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const { page, context, ...times } = await cold();
  rounds.push(times);
  if (round < ROUNDS - 1) await context.close();
  else rounds.page = page;
}

/** From a key in the source editor to the findings that follow from it, as the page marks them. */
await rounds.page.click('#tab-source');
const { page } = rounds;
await page.locator('.editor .cm-line', { hasText: 'Lorem ipsum' }).first().click();
await page.keyboard.press('End');
await page.evaluate(() => {
  window.long = [];
  window.typed = [];
  document.querySelector('.editor').shadowRoot.addEventListener('beforeinput', () => window.typed.push(performance.now()), true);
});
for (let round = 0; round < ROUNDS; round += 1) {
  await page.keyboard.insertText(' ');
  await page.waitForTimeout(1200);
}
const edits = await page.evaluate(() => {
  const told = performance.getEntriesByName('temnhan-told').map(({ startTime }) => startTime);
  return window.typed.map((typed) => told.find((at) => at > typed) - typed);
});
const longAfter = await page.evaluate(() => window.long);
await browser.close();
server.close();

const ms = (number) => `${number.toFixed(0)} ms`;
const of = (key) => rounds.map((round) => round[key]);
console.log(`${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, ${ROUNDS} rounds`);
console.log(`first result, cold: median ${ms(median(of('told')))}, least ${ms(least(of('told')))}`);
console.log(`artwork drawn, cold: median ${ms(median(of('drawn')))}`);
console.log(`re-check to findings: median ${ms(median(edits))}, least ${ms(least(edits))}`);
console.log(`longest task at start: ${ms(Math.max(0, ...of('long').map((long) => Math.max(0, ...long))))}; while editing: ${ms(Math.max(0, ...longAfter))}`);
