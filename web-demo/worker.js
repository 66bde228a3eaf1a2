/** Checks labels off the page's own thread. */

import init, { add_communes as addCommunes, check } from './pkg/temnhan.js';

const loaded = init().then(
  () => postMessage({ ready: true }),
  () => postMessage({ fault: 'unloaded' }),
);

addEventListener('message', async ({ data: { svg, request } }) => {
  await loaded;
  postMessage(await answer(svg, request));
});

/** Fetched for the first label with an address. */
let communes;

async function answer(svg, request) {
  try {
    const line = check(svg, request);
    if (communes || !hasAddress(line)) return { line };
    communes = await load('pkg/communes.deflate');
    if (!communes) return { fault: 'unloaded' };
    addCommunes(communes);
    return { line: check(svg, request) };
  } catch (error) {
    // A module that has trapped fails ever after: the page has to start another.
    const trapped = error instanceof WebAssembly.RuntimeError;
    return trapped ? { fault: 'crashed' } : { refusal: error.message };
  }
}

function hasAddress(line) {
  return JSON.parse(line).label.fields.some(({ kind }) => kind === 'address');
}

/** The bytes of a file beside the page; null where it cannot be had. */
async function load(path) {
  const response = await fetch(path).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
