/** The shipped labels, and what the native checker says of them. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The day whose law the tests apply. */
export const DAY = '2026-11-23';

/** The command line's exit status when a label has faults. */
const FAULTS_FOUND = 1;

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

/** What the command line prints for the labels: one JSON line each. */
export function nativeLines(paths) {
  const program = ['run', '--quiet', '--package', 'temnhan-cli', '--'];
  const check = ['check', '--format', 'json-lines', '--no-system-fonts', '--as-of', DAY];
  const { status, stdout, stderr } = spawnSync(
    process.env.CARGO ?? 'cargo', [...program, ...check, ...paths], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0 && status !== FAULTS_FOUND) throw new Error(stderr);
  return stdout.trimEnd().split('\n');
}
