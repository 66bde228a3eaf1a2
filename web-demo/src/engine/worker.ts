/** Runs temnhan off the page's thread: one call a message, in the order of the questions. */

import init, { Temnhan } from '../../pkg/temnhan.js';
import module from '../../pkg/temnhan_bg.wasm?url';
import decoder from '../../pkg/second-decoder_bg.wasm?url';
import communes from '../../pkg/communes.deflate?url';
import type { Answer, Question } from './protocol';

const temnhan = start();

async function start(): Promise<Temnhan> {
  const gazetteer = fetch(communes).then((response) => response.arrayBuffer());
  await init({ module_or_path: module });
  const made = new Temnhan();
  made.addCommunes(new Uint8Array(await gazetteer));
  return made;
}

let hasDecoder: Promise<boolean> | undefined;

/** Loads what only putting in a code needs; false where it cannot be had. */
async function loadDecoder(desk: Temnhan): Promise<boolean> {
  try {
    const second = await import('../../pkg/second-decoder.js');
    await second.default({ module_or_path: decoder });
    desk.setSecondDecoder(second.decode);
    return true;
  } catch {
    return false;
  }
}

function failure(thrown: unknown): Answer {
  if (thrown instanceof WebAssembly.RuntimeError) return { fault: 'crashed' };
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'id' in thrown) {
    return { refusal: thrown as Extract<Answer, { refusal: unknown }>['refusal'] };
  }
  return { fault: 'unloaded' };
}

async function answer({ call, args }: Question): Promise<Answer> {
  try {
    const desk = await temnhan;
    if (call === 'embedQr' && !(await (hasDecoder ??= loadDecoder(desk)))) return { fault: 'undecoded' };
    const method = desk[call] as (...args: unknown[]) => unknown;
    return { value: method.apply(desk, args) };
  } catch (thrown) {
    return failure(thrown);
  }
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => postMessage(await answer(data)));
