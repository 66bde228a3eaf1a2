/** Many labels, checked one after the other by a few engines. */

import type { LabelReport } from '../../pkg/temnhan.js';
import { Engine, Fault } from '../engine/engine';
import { bytesOf, productOf, sorted, type Found, type Sorted } from '../files/read';
import { ofToday } from '../state/desk.svelte';
import { words } from '../words';

const MOST_ENGINES = 3;

export interface Row {
  path: string;
  found: Found;
  product: Found | undefined;
  report: LabelReport | null;
  /** Why there is no report, in both languages. */
  trouble: { vi: string; en: string } | null;
}

class Batch {
  rows = $state.raw<Row[]>([]);
  all = $state(0);
  isRunning = $state(false);
  isStopped = $state(false);
  /** The files at hand; a new start leaves those before. */
  #files: Sorted | null = null;

  /** Checks every label among the files; ends when all are done or the person stops it. */
  async start(found: Found[]): Promise<void> {
    const files = (this.#files = sorted(found));
    Object.assign(this, { rows: [], all: files.labels.length, isRunning: true, isStopped: false });
    const waiting = [...files.labels];
    const count = Math.min(MOST_ENGINES, Math.max(navigator.hardwareConcurrency - 1, 1), waiting.length);
    const engines = Array.from({ length: count }, () => new Engine());
    await Promise.all(engines.map((engine) => this.#work(engine, waiting, files)));
    engines.forEach((engine) => engine.end());
    if (this.#files === files) this.isRunning = false;
  }

  stop(): void {
    this.isStopped = true;
  }

  async #work(engine: Engine, waiting: Found[], files: Sorted): Promise<void> {
    for (let found = waiting.shift(); found && !this.isStopped; found = waiting.shift()) {
      const row = await judged(engine, found, productOf(found, files));
      if (this.#files !== files) return;
      const rows = [...this.rows, row];
      this.rows = rows.sort((a, b) => a.path.localeCompare(b.path, 'vi'));
    }
  }
}

async function judged(engine: Engine, found: Found, product: Found | undefined): Promise<Row> {
  const { path, file } = found;
  try {
    const text = await product?.file.text();
    const request = { path, ...ofToday(), ...(text && { product: text }) };
    const { label, error } = await engine.ask('check', await bytesOf(file), request);
    return { path, found, product, report: label ?? null, trouble: error?.message ?? null };
  } catch (thrown) {
    const message = words().fault[thrown instanceof Fault ? thrown.kind : 'unloaded'];
    return { path, found, product, report: null, trouble: { vi: message, en: message } };
  }
}

export const batch = new Batch();
