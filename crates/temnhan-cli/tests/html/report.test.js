// The HTML report and the summary in Chromium: opened from a file, without a network, read with axe-core.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "temnhan-report-"));
const page = (name) => pathToFileURL(join(folder, name)).href;
let browser;

before(async () => {
  const check = ["run", "--quiet", "-p", "temnhan-cli", "--", "check", "fixtures/labels", "--no-system-fonts"];
  const outputs = ["--format", "html", "--output", join(folder, "report.html"), "--summary", join(folder, "summary.html")];
  try {
    execFileSync(process.env.CARGO ?? "cargo", [...check, ...outputs, "--deadline", "60"], { cwd: root, stdio: "inherit" });
  } catch (error) {
    assert.equal(error.status, 1, "the drafts have faults, and all of them can be judged");
  }
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(name, options = {}) {
  const context = await browser.newContext(options);
  const opened = await context.newPage();
  const told = [];
  opened.on("console", (message) => message.type() === "error" && told.push(message.text()));
  opened.on("request", (request) => /^(file|data):/.test(request.url()) || told.push(request.url()));
  await opened.goto(page(name));
  return { opened, told };
}

for (const name of ["report.html", "summary.html"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} has nothing to object to, ${colorScheme}`, async () => {
      const { opened } = await open(name, { colorScheme, bypassCSP: true });
      await opened.evaluate(axe);
      const { violations, passes } = await opened.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((violation) => [violation.id, violation.nodes[0].html]), []);
      assert.ok(passes.length > 10);
    });
  }
}

test("every label has its picture, and boxes that lead to what was found", async () => {
  const { opened, told } = await open("report.html");
  const drawn = await opened.$$eval("figure img", (images) => images.map((image) => image.naturalWidth));
  assert.equal(drawn.length, 14);
  assert.ok(drawn.every((width) => width > 300), `${drawn}`);
  const box = opened.locator("#label-2 .box.error").first();
  const inside = await box.evaluate((element) => {
    const [own, figure] = [element, element.parentElement].map((one) => one.getBoundingClientRect());
    return own.left >= figure.left && own.right <= figure.right && own.top >= figure.top && own.bottom <= figure.bottom;
  });
  assert.ok(inside, "the box lies on the picture");
  await box.click();
  const target = await opened.evaluate(() => document.querySelector(":target")?.tagName);
  assert.equal(target, "LI");
  assert.deepEqual(told, []);
});

test("the language is switched on the page", async () => {
  const { opened, told } = await open("report.html");
  const verdict = opened.locator("#label-2 > p").first();
  assert.equal((await verdict.innerText()).trim(), "CÓ LỖI");
  await opened.getByRole("button", { name: "English" }).click();
  assert.equal((await verdict.innerText()).trim(), "ERRORS FOUND");
  assert.equal(await opened.evaluate(() => document.documentElement.lang), "en");
  assert.deepEqual(told, [], "its own script runs under its policy");
});

test("a narrow screen does not scroll sideways", async () => {
  const { opened } = await open("report.html", { viewport: { width: 360, height: 700 } });
  const wide = await opened.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!wide);
});
