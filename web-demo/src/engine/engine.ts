/** The page's side of the worker: one question at a time, with a deadline. */

import type { Refusal } from '../../pkg/temnhan.js';
import type { Answer, Args, Call, FaultKind, Question, Value } from './protocol';

const PATIENCE_MS = 20_000;

/** The module failed; it was thrown away, and the next question goes to a new one. */
export class Fault extends Error {
  constructor(readonly kind: FaultKind) {
    super(kind);
  }
}

/** The module refuses what was asked, and says why. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.id);
  }
}

export class Engine {
  #worker = this.#start();
  #last: Promise<unknown> = Promise.resolve();
  #fonts: Uint8Array[] = [];
  /** Whether this instance has the fonts; a new one is given them before its first question. */
  #hasFonts = true;

  constructor(readonly patience = PATIENCE_MS) {}

  /** Asks for one call of the module. Rejects with `Refused` or `Fault`. */
  ask<C extends Call>(call: C, ...args: Args<C>): Promise<Value<C>> {
    const answer = this.#last.then(() => this.#put({ call, args }));
    this.#last = answer.catch(() => undefined);
    return answer as Promise<Value<C>>;
  }

  /** Adds a font for this and every later instance; resolves to the number of its faces. */
  async addFont(bytes: Uint8Array): Promise<number> {
    const faces = await this.ask('addFont', bytes);
    if (faces > 0) this.#fonts.push(bytes);
    return faces;
  }

  /** Forgets all added fonts. */
  async dropFonts(): Promise<void> {
    await this.#last;
    this.#fonts = [];
    this.#renew();
  }

  /** Ends the worker for good. */
  end(): void {
    this.#worker.terminate();
  }

  async #put(question: Question): Promise<unknown> {
    await this.#giveFonts();
    const answer = await this.#answer(question, this.patience);
    if ('value' in answer) return answer.value;
    if ('refusal' in answer) throw new Refused(answer.refusal);
    this.#renew();
    throw new Fault(answer.fault);
  }

  #answer(question: Question, patience: number): Promise<Answer> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, patience, { fault: 'slow' });
      const done = (answer: Answer) => {
        clearTimeout(late);
        resolve(answer);
      };
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data);
      this.#worker.onerror = () => done({ fault: 'unloaded' });
      this.#worker.postMessage(question);
    });
  }

  #start(): Worker {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  }

  #renew(): void {
    this.#worker.terminate();
    this.#worker = this.#start();
    this.#hasFonts = false;
  }

  async #giveFonts(): Promise<void> {
    if (this.#hasFonts) return;
    this.#hasFonts = true;
    for (const font of this.#fonts) await this.#answer({ call: 'addFont', args: [font] }, this.patience);
  }
}
