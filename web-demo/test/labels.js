/** The labels of the fixtures, and what the native checker says of them. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The day whose law the tests apply. */
export const DAY = '2026-11-23';

/** The command line's exit status when a label has faults, and when one could not be judged. */
const STATUS = { faults: 1, unjudged: 2 };

const FIXTURES = ['labels', 'cases', 'fields', 'lists', 'dialects'];

/** Of the folders with very many labels, one in so many is taken; `PARITY=every` takes each. */
const ONE_IN = process.env.PARITY === 'every' ? {} : { cases: 6, dialects: 6 };

/** The labels under fixtures: the path from the root of each, its bytes, its product file. */
export function labels() {
  return FIXTURES.flatMap((folder) => {
    const names = readdirSync(`${ROOT}fixtures/${folder}`, { recursive: true });
    const drawings = names.filter((name) => /\.svgz?$/.test(name)).sort();
    return drawings.filter((_, index) => index % (ONE_IN[folder] ?? 1) === 0).map((name) => {
      const path = `fixtures/${folder}/${name}`;
      const toml = ROOT + path.replace(/\.svgz?$/, '.toml');
      const product = existsSync(toml) ? readFileSync(toml, 'utf8') : undefined;
      return { path, svg: readFileSync(ROOT + path), product };
    });
  });
}

/** What the command line prints for the labels: one JSON line each. */
export async function nativeLines(paths) {
  const program = ['run', '--quiet', '--package', 'temnhan-cli', '--'];
  const check = ['check', '--format', 'json-lines', '--no-system-fonts', '--as-of', DAY, '--stdin-paths', '--deadline', '60'];
  const cargo = spawn(process.env.CARGO ?? 'cargo', [...program, ...check], { cwd: ROOT });
  cargo.stdin.end(`${paths.join('\n')}\n`);
  const [out, errors, [status]] = await Promise.all([text(cargo.stdout), text(cargo.stderr), once(cargo, 'close')]);
  if (![0, STATUS.faults, STATUS.unjudged].includes(status)) throw new Error(errors);
  return out.trimEnd().split('\n');
}
