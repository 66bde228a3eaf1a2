// From the code on a label to the page behind it, in Chromium: the embedded code is read from the
// drawn label, and its path leads to a page that shows everything on a phone, read with axe-core.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const module = (file) => readFileSync(new URL(`node_modules/${file}`, import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "temnhan-trace-"));
const HOST = "https://id.example.vn";
const GTIN = "9521234000013";
const LOT = "L2611";
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const TYPES = { ".html": "text/html", ".png": "image/png", ".svg": "image/svg+xml", ".json": "application/json" };

/** The nine data groups of Decree 37/2026, Điều 23 khoản 5, as the product file states them. */
const GROUPS = {
  name: "Bánh gai Làng Gai",
  producer: "Hợp tác xã Bánh gai Làng Gai",
  address: "Thôn 2, xã Yên Đồng, tỉnh Ninh Bình",
  origin: "Bánh gai Làng Gai làm tại Thôn 2",
  event: "20/11/2026: Đóng gói",
  brand: "Làng Gai",
  lot: LOT,
  "shelf life": "7 ngày",
  standards: "TCCS 01:2026",
};

let browser;
let server;
let host;

function temnhan(...words) {
  const run = ["run", "--quiet", "-p", "temnhan-cli", "--", ...words];
  execFileSync(process.env.CARGO ?? "cargo", run, { cwd: root, stdio: "inherit" });
}

/** Serves a folder as static hosts do: a folder's own page, behind a slash. */
function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = join(folder, "site", path);
  try {
    if (statSync(file).isDirectory() && !path.endsWith("/")) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const page = path.endsWith("/") ? join(file, "index.html") : file;
    response.writeHead(200, { "content-type": TYPES[extname(page)] }).end(readFileSync(page));
  } catch {
    response.writeHead(404).end();
  }
}

before(async () => {
  const [label, product] = ["svg", "toml"].map((kind) => join(root, `fixtures/labels/banh-gai.${kind}`));
  const told = readFileSync(product, "utf8")
    .replace("banh-gai.jpg", "banh-gai.png")
    .replace("[product]", `[product]\nlot = "${LOT}"`)
    .replace("[trace]", `[trace]\nurl = "${HOST}/01/0${GTIN}"`);
  writeFileSync(join(folder, "banh-gai.toml"), told);
  writeFileSync(join(folder, "banh-gai.svg"), readFileSync(label));
  temnhan("qr", "make", "--url", HOST, "-o", join(folder, "banh-gai.png"));
  temnhan("trace-page", join(folder, "banh-gai.toml"), "-o", join(folder, "site"), "--as-of", "2026-11-23");
  const link = ["--gtin", GTIN, "--lot", LOT, "--host", HOST];
  const fonts = "--no-system-fonts";
  temnhan("qr", "embed", join(folder, "banh-gai.svg"), ...link, fonts, "-o", join(folder, "site/label.svg"));
  writeFileSync(join(folder, "site/scan.html"), '<!doctype html><img src="label.svg">');
  server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  host = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

async function open(path, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const told = [];
  page.on("console", (message) => message.type() === "error" && told.push(message.text()));
  page.on("request", (request) => request.url().startsWith(host) || told.push(request.url()));
  await page.goto(host + path);
  return { page, told };
}

/** What a camera sees of the label, so many dots a millimetre, and what is read from it. */
async function scanned(dotsAMillimetre) {
  const { page } = await open("/scan.html");
  await page.addScriptTag({ content: module("jsqr/dist/jsQR.js") });
  return page.evaluate(async (scale) => {
    const image = document.querySelector("img");
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [100 * scale, 70 * scale];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return globalThis.jsQR(data, width, height)?.data;
  }, dotsAMillimetre);
}

test("the code on the drawn label is read as it was asked for", async () => {
  for (const dotsAMillimetre of [8, 12]) {
    assert.equal(await scanned(dotsAMillimetre), `${HOST}/01/0${GTIN}/10/${LOT}`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`the code leads to a page that shows every data group on a phone, ${colorScheme}`, async () => {
    const path = new URL(await scanned(12)).pathname;
    const { page, told } = await open(path, { ...PHONE, colorScheme, bypassCSP: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.ok(!wide, "it does not scroll sideways");
    for (const [group, text] of Object.entries(GROUPS)) {
      const shown = page.locator("main").getByText(text).first();
      await shown.scrollIntoViewIfNeeded();
      const box = await shown.boundingBox();
      assert.ok(box?.width > 0 && box.x >= 0 && box.x + box.width <= PHONE.viewport.width, group);
    }
    const picture = page.locator("img");
    assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture is there");
    await page.evaluate(module("axe-core/axe.min.js"));
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((violation) => [violation.id, violation.nodes[0].html]), []);
    assert.ok(passes.length > 10);
    assert.deepEqual(told, [], "it loads nothing from elsewhere");
  });
}

test("the page is there in English, and without the lot", async () => {
  const { page, told } = await open(`/01/0${GTIN}`, PHONE);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "vi");
  await page.getByText("English").click();
  await page.waitForURL(/en\.html$/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.ok(await page.getByText("Standards applied").isVisible());
  assert.deepEqual(told, []);
});
