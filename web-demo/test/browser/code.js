/** Traceability codes: composed, placed, embedded, read back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { composeCode, downloaded, drop, embedCode, fixture, open, openExample, settled, svgFile, text, UNKEPT } from '../page.js';

/** Drafts with a free place for a code and the line, and the number of each product. */
const ROOMY = { 'banh-nhan': '9521234000143', 'gao-tam': '9521234000099', 'nuoc-mam': '9521234000068', 'tra-sen': '9521234000105' };

const cornerOf = (page) => Promise.all(['Cách trái (mm)', 'Cách trên (mm)'].map(async (name) => Number(await page.getByLabel(name).inputValue())));

/** Screen pixels of a millimetre of the label of 100 mm on the desk. */
const scaleOf = async (page) => (await page.locator('.trim').boundingBox()).width / 100;

test('a code is composed, dragged, embedded, and everything else stays as it was', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await composeCode(page);
  assert.match(await text(page, '[role="tabpanel"]'), /Phiên bản \d+, \d+ × \d+ ô/);
  await page.locator('.ghost').focus();
  await page.keyboard.press('ArrowLeft');
  const ghost = await page.locator('.ghost').boundingBox();
  await page.mouse.move(ghost.x + 5, ghost.y + 5);
  await page.mouse.down();
  await page.mouse.move(ghost.x - 40, ghost.y - 60, { steps: 5 });
  await page.mouse.up();
  const nearest = page.locator('text=Đưa về chỗ trống gần nhất');
  if (await nearest.count() > 0) await nearest.click();
  await embedCode(page);
  const { name, bytes } = await downloaded(page, () => page.click('text=Tải bản vẽ có mã'));
  assert.equal(name, 'banh-gai-co-ma.svg');
  const before = `${fixture('labels/banh-gai.svg')}`;
  const after = `${bytes}`;
  const same = [...before].findIndex((sign, index) => sign !== after[index]);
  assert.ok(same > 0 && after.endsWith(before.slice(before.lastIndexOf('<'))), 'only the code is new');
  await page.click('text=Làm tiếp với bản vẽ có mã');
  await page.click('#tab-list');
  await page.waitForSelector('.box.code');
});

test('a place that the page found is told to a hundredth of a millimetre, and is where the code goes', async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    window.asked = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function keep(question) {
      window.asked.push(question);
      post.call(this, question);
    };
  });
  await openExample(page, 'tra-sen');
  await composeCode(page, ROOMY['tra-sen'], '');
  await page.getByLabel('Cách trái (mm)').fill('15');
  await page.getByLabel('Cách trên (mm)').fill('20');
  await page.click('text=Đưa về chỗ trống gần nhất');
  const place = await cornerOf(page);
  for (const mm of place) assert.match(`${mm}`, /^\d+(\.\d{1,2})?$/);
  await embedCode(page);
  const sent = await page.evaluate(() => window.asked.findLast(({ call }) => call === 'embedQr').args[2].at);
  assert.deepEqual(sent, place);
});

test('the second decoder is loaded when a code is put in, and not before', async (t) => {
  const { page, requests } = await open(t, UNKEPT);
  const decoders = () => requests.filter((url) => url.includes('second-decoder'));
  await openExample(page, 'banh-gai');
  await composeCode(page);
  assert.deepEqual(decoders(), []);
  await embedCode(page);
  assert.deepEqual(decoders().map((url) => url.split('.').at(-1)).sort(), ['js', 'wasm']);
  await embedCode(page);
  assert.equal(decoders().length, 2);
});

test('a line that invites to scan goes with the code where it is asked for', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'tra-sen');
  await composeCode(page, ROOMY['tra-sen'], '');
  await page.getByLabel('Ô vuông nhỏ').fill('0.4');
  await page.waitForSelector('text=mỗi cạnh 14,8 mm');
  await page.getByLabel('Chỗ dành sẵn trong bản vẽ').check();
  const put = async () => {
    await page.click('text=Đặt mã và đọc thử');
    await page.waitForSelector('.done');
    const { bytes } = await downloaded(page, () => page.click('text=Tải bản vẽ có mã'));
    // The draft has such a line of its own.
    return `${bytes}`.split('data-temnhan="trace-access-line"').length - 2;
  };
  await page.getByLabel('Thêm dòng').check();
  assert.equal(await put(), 1);
  await page.getByLabel('Thêm dòng').uncheck();
  await page.waitForSelector('.done', { state: 'detached' });
  assert.equal(await put(), 0);
});

test('what a check warns of with the code is told beside it', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-gai');
  await composeCode(page);
  await embedCode(page);
  assert.equal(await page.locator('.remarks').count(), 0);
  await page.getByLabel('Ô vuông nhỏ').fill('0.3');
  await page.waitForSelector('.done', { state: 'detached' });
  await embedCode(page);
  assert.match(await text(page, '.remarks'), /Ô vuông của mã QR rộng .* nên từ/);
});

test('a wrong number and an address that no phone can follow are refused in words', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'mat-ong');
  await composeCode(page);
  await page.getByLabel('Mã GTIN').fill('9521234543214');
  await page.waitForSelector('[role="alert"]:has-text("GTIN")');
  await page.getByLabel('Tự ghi địa chỉ').check();
  await page.locator('input[type="url"]').fill('javascript:alert(1)');
  await page.waitForSelector('.panel .refusal:has-text("Mã chứa lệnh")');
  assert.equal(await page.locator('.ghost').count(), 0);
});

test('a place on top of text cannot be used', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'banh-nhan');
  await composeCode(page);
  await page.getByLabel('Cách trái (mm)').fill('15');
  await page.getByLabel('Cách trên (mm)').fill('20');
  assert.match(await text(page, '[role="tabpanel"]'), /đè lên nội dung khác/);
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), true);
  await page.click('text=Đưa về chỗ trống gần nhất');
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), false);
});

test('a place over letters in which nothing was recognised is not called free', async (t) => {
  const { page } = await open(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="60mm" viewBox="0 0 100 60"><rect width="100" height="60" fill="#fff"/>'
    + '<text data-temnhan="product-name" x="5" y="12" font-size="6">Bánh gai</text><text x="60" y="51" font-size="4">Một mùa lá gai</text></svg>';
  await page.setInputFiles('#files', svgFile('nhan.svg', svg));
  await settled(page);
  await composeCode(page);
  // The lower right corner is under the words, so the nearest free place is another.
  assert.equal(await text(page, '.stand'), 'Chỗ này trống.');
  const [x, y] = await cornerOf(page);
  const side = Number(await page.locator('.ghost').evaluate((ghost) => ghost.style.width.slice(0, -2))) / await scaleOf(page);
  assert.ok(x + side <= 60.5 || y + side <= 48.5 || y >= 52, `${x} ${y} ${side}`);
  await page.getByLabel('Cách trái (mm)').fill('70');
  await page.getByLabel('Cách trên (mm)').fill('38');
  assert.match(await text(page, '.stand'), /mã sẽ che mất/);
  assert.equal(await page.locator('.taken').count(), 1);
});

for (const [name, gtin] of Object.entries(ROOMY)) {
  test(`the line that invites to scan has room at the place chosen on ${name}`, async (t) => {
    const { page } = await open(t);
    await drop(page, ['svg', 'toml'].map((ending) => [`${name}.${ending}`, `${fixture(`labels/${name}.${ending}`)}`]));
    await settled(page);
    await composeCode(page, gtin, '');
    assert.equal(await page.locator('.ghost-line').count(), 0);
    await page.getByLabel('Thêm dòng').check();
    assert.equal(await text(page, '.stand'), 'Chỗ này trống.');
    const [code, line] = await Promise.all(['.ghost', '.ghost-line'].map((part) => page.locator(part).boundingBox()));
    assert.ok(Math.abs(code.x - line.x) < 1 && Math.abs(code.width - line.width) < 1, 'as wide as the code');
    assert.ok(Math.abs(line.y - code.y - code.height) < 1 || Math.abs(code.y - line.y - line.height) < 1, 'right below or above it');
    await embedCode(page);
    const { bytes } = await downloaded(page, () => page.click('text=Tải bản vẽ có mã'));
    assert.ok(`${bytes}`.includes('data-temnhan="trace-access-line" style="font:400'));
  });
}

test('where no place has room for the line, it is said', async (t) => {
  const { page } = await open(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="24mm" viewBox="0 0 60 24"><rect width="60" height="24" fill="#fff"/>'
    + '<text data-temnhan="product-name" x="5" y="12" font-size="6">Trà</text></svg>';
  await page.setInputFiles('#files', svgFile('nhan.svg', svg));
  await settled(page);
  await composeCode(page);
  assert.equal(await text(page, '.stand'), 'Chỗ này trống.');
  await page.getByLabel('Thêm dòng').check();
  assert.match(await text(page, '.stand'), /không đủ chỗ trống cho dòng chữ mời quét/);
  await page.click('text=Đặt mã và đọc thử');
  await page.waitForSelector('[role="alert"]:has-text("Không có chỗ trống trên hay dưới mã")');
});

test('where no place has room for the code, it is said', async (t) => {
  const { page } = await open(t);
  await openExample(page, 'mat-ong');
  await composeCode(page);
  await page.waitForSelector('[role="alert"]:has-text("không còn chỗ cho mã to chừng này")');
  assert.equal(await page.locator('text=Đặt mã và đọc thử').isDisabled(), true);
});
