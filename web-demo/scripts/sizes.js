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

/** What a first visit loads; the rest of the code is loaded when a person asks for what it does. */
const FIRST = /^(index\.html|assets\/(index|words|worker|temnhan_bg|communes)-.*)$/;

const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
const code = sizes.filter(({ name }) => ['.js', '.css', '.wasm', '.html', '.deflate'].includes(extname(name)));
const line = ({ name, raw, brotli }) => console.log(`${kb(raw)} ${kb(brotli)} brotli  ${name}`);
const sum = (files, name) => files.reduce(
  (all, { raw, brotli }) => ({ name, raw: all.raw + raw, brotli: all.brotli + brotli }),
  { name, raw: 0, brotli: 0 },
);

const isFirst = ({ name }) => FIRST.test(name);
const parts = { 'loaded at first': code.filter(isFirst), 'loaded when asked for': code.filter((file) => !isFirst(file)) };
for (const [name, files] of Object.entries(parts)) {
  files.forEach(line);
  line(sum(files, `${name}\n`));
}
line(sum(sizes, `all of ${sizes.length} files`));
