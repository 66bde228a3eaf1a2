/** What the page and the worker say to each other. */

import type { Refusal, Temnhan } from '../../pkg/temnhan.js';

/** The calls of the module that may be asked for. */
export type Call = Exclude<keyof Temnhan, 'free' | 'setSecondDecoder' | typeof Symbol.dispose>;
export type Args<C extends Call> = Parameters<Temnhan[C]>;
export type Value<C extends Call> = ReturnType<Temnhan[C]>;

export interface Question {
  call: Call;
  args: unknown[];
}

/** Why there is no answer: the module, or the second decoder, did not load; it trapped, or took too long. */
export type FaultKind = 'unloaded' | 'undecoded' | 'crashed' | 'slow';

export type Answer = { value: unknown } | { refusal: Refusal } | { fault: FaultKind };
