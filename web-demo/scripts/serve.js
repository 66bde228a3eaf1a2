/** Serves the built page on localhost: `node scripts/serve.js` for a person, `serve()` for tests. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const SITE = fileURLToPath(new URL('../dist', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.toml': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Files whose names change with their contents. */
const LASTING = /^\/assets\//;

const packed = new Map();

/** The file as brotli sends it; what lasts is packed once. */
function brotli(path, body) {
  if (packed.has(path)) return packed.get(path);
  const small = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  if (LASTING.test(path)) packed.set(path, small);
  return small;
}

async function answer(site, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  const file = path.endsWith('/') ? join(path, 'index.html') : path;
  try {
    const body = await readFile(join(site, file));
    const headers = {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': LASTING.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    };
    const packs = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (packs) headers['Content-Encoding'] = 'br';
    response.writeHead(200, headers);
    response.end(packs ? brotli(path, body) : body);
  } catch {
    response.writeHead(404).end();
  }
}

/** Resolves to a server of a folder that listens on `port` of localhost; 0 takes any that is free. */
export function serve(port, site = SITE) {
  const server = createServer((request, response) => answer(site, request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = (await serve(8080)).address();
  console.log(`http://localhost:${port}/`);
}
