// Reads the QR code of each picture named with jsqr: one line a picture, a JSON string or null.

import { readFileSync } from "node:fs";
import jsqr from "jsqr";
import { PNG } from "pngjs";

for (const path of process.argv.slice(2)) {
  const { data, width, height } = PNG.sync.read(readFileSync(path));
  const read = jsqr(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" });
  console.log(JSON.stringify(read?.data ?? null));
}
