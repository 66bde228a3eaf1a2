/** Checks labels off the page's own thread. */

import init, { check } from './pkg/temnhan.js';

const loaded = init().then(
  () => postMessage({ ready: true }),
  () => postMessage({ fault: 'unloaded' }),
);

addEventListener('message', async ({ data: { svg, request } }) => {
  await loaded;
  postMessage(answer(svg, request));
});

function answer(svg, request) {
  try {
    return { line: check(svg, request) };
  } catch (error) {
    // A module that has trapped fails ever after: the page has to start another.
    const trapped = error instanceof WebAssembly.RuntimeError;
    return trapped ? { fault: 'crashed' } : { refusal: error.message };
  }
}
