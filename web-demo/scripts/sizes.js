/** Tells how large the built page is, in bytes as they are and as brotli sends them. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Every file below a folder. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const sizes = filesBelow(DIST).map((path) => {
  const bytes = readFileSync(path);
  return { name: relative(DIST, path), raw: bytes.length, brotli: brotliCompressSync(bytes).length };
});

const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
const code = sizes.filter(({ name }) => ['.js', '.css', '.wasm', '.html', '.deflate'].includes(extname(name)));
for (const { name, raw, brotli } of code) console.log(`${kb(raw)} ${kb(brotli)} brotli  ${name}`);
const sum = (key) => sizes.reduce((total, size) => total + size[key], 0);
console.log(`${kb(sum('raw'))} ${kb(sum('brotli'))} brotli  all of ${sizes.length} files`);
