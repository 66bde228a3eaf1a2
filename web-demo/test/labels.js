/** The shipped labels, and what the native checker says of them. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The day whose law the tests apply. */
export const DAY = '2026-11-23';

/** Every label under fixtures/labels: its path from the root, its bytes, its product file. */
export function labels() {
  const folder = 'fixtures/labels';
  const names = readdirSync(ROOT + folder).filter((name) => name.endsWith('.svg')).sort();
  return names.map((name) => {
    const path = `${folder}/${name}`;
    const toml = ROOT + path.replace(/\.svg$/, '.toml');
    const product = existsSync(toml) ? readFileSync(toml, 'utf8') : null;
    return { path, svg: readFileSync(ROOT + path), product };
  });
}

/** The native checker's JSON line for each path. */
export function nativeLines(paths) {
  const line = ['run', '--quiet', '--package', 'temnhan-wasm', '--example', 'line', '--', DAY];
  const printed = execFileSync(process.env.CARGO ?? 'cargo', [...line, ...paths], { cwd: ROOT, encoding: 'utf8' });
  return printed.trimEnd().split('\n');
}
