/** The page: takes files, group and day, and shows what the checker says. */

import { Checker } from './checker.js';
import { element } from './dom.js';
import { result } from './result.js';
import { WORDS } from './words.js';

const EXAMPLES = { 'banh-nhan': 'Bánh nhãn', 'ruou-nep': 'Rượu nếp', 'banh-gai': 'Bánh gai' };

const part = (id) => document.getElementById(id);
const checker = new Checker();

/** The groups of goods as pairs of id and name, in the order of the rule packs. */
const GROUPS = await (await fetch('pkg/groups.json')).json();

/** What the page shows: the files at hand, the last answer, the language. */
const state = { artwork: null, product: null, answer: null, picture: null, lang: 'vi' };

/** Whether a check is under way, and whether something has changed since it began. */
const check = { running: false, stale: false };

function words() {
  const groups = GROUPS.map(([id, name]) => [id, name[state.lang]]);
  return { ...WORDS[state.lang], groups: Object.fromEntries(groups) };
}

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  for (const spoken of document.querySelectorAll('[data-text]')) {
    spoken.textContent = words()[spoken.dataset.text];
  }
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.ariaPressed = `${button.dataset.lang === lang}`;
  }
  offerGroups();
  showChosen();
  showAnswer();
}

function offerGroups() {
  const chosen = part('group').value;
  const { groups, groupUnset } = words();
  const options = Object.entries({ '': groupUnset, ...groups });
  part('group').replaceChildren(...options.map(([value, name]) => element('option', { value }, name)));
  part('group').value = chosen;
}

function showChosen() {
  const names = [state.artwork, state.product].filter(Boolean).map(({ name }) => name);
  const missing = state.product && !state.artwork ? ` ${words().onlyProduct}` : '';
  part('chosen').textContent = names.join(' + ') + missing;
}

function showAnswer() {
  if (check.running) {
    part('result').replaceChildren(element('p', { className: 'working' }, words().working));
  } else if (state.answer) {
    part('result').replaceChildren(...result(state.answer, state.picture, state.lang, words()));
  }
}

/** Takes artwork, a product file or both; new artwork alone drops the old product file. */
async function take(files) {
  const isProduct = ({ name }) => name.toLowerCase().endsWith('.toml');
  const artwork = files.find((file) => !isProduct(file));
  const product = files.find(isProduct);
  if (artwork) {
    const svg = new Uint8Array(await artwork.arrayBuffer());
    Object.assign(state, { artwork: { name: artwork.name, svg }, product: null });
  }
  if (product) state.product = { name: product.name, text: await product.text() };
  showChosen();
  await recheck();
}

async function recheck() {
  check.stale = true;
  if (check.running || !state.artwork || !part('day').value) return;
  check.running = true;
  showAnswer();
  while (check.stale) {
    check.stale = false;
    await checkOnce();
  }
  check.running = false;
  showAnswer();
}

async function checkOnce() {
  const { name, svg } = state.artwork;
  const request = {
    path: name,
    as_of: part('day').value,
    group: part('group').value || null,
    product: state.product?.text ?? null,
  };
  state.answer = await checker.check(svg, request);
  URL.revokeObjectURL(state.picture);
  state.picture = state.answer.label ? URL.createObjectURL(await drawing(svg)) : null;
}

/** The artwork as an image; a browser does not unpack .svgz by itself. */
async function drawing(svg) {
  const type = 'image/svg+xml';
  const packed = svg[0] === 0x1f && svg[1] === 0x8b;
  if (!packed) return new Blob([svg], { type });
  const unpacked = new Blob([svg]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Blob([await new Response(unpacked).arrayBuffer()], { type });
}

async function takeExample(name) {
  const files = ['svg', 'toml'].map(async (extension) => {
    const response = await fetch(`examples/${name}.${extension}`);
    return new File([await response.blob()], `${name}.${extension}`);
  });
  part('group').value = '';
  await take(await Promise.all(files));
}

function offerExamples() {
  const buttons = Object.entries(EXAMPLES).map(([name, title]) => {
    const button = element('button', { type: 'button', lang: 'vi' }, title);
    button.dataset.example = name;
    button.addEventListener('click', () => takeExample(name));
    return button;
  });
  part('examples').append(...buttons);
}

function listen() {
  part('files').addEventListener('change', async ({ target }) => {
    await take([...target.files]);
    // So that the same file, mended, can be chosen again.
    target.value = '';
  });
  for (const id of ['group', 'day']) part(id).addEventListener('change', recheck);
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => speak(button.dataset.lang));
  }
}

/** Today in Viet Nam, as YYYY-MM-DD. */
function today() {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}

part('day').value = today();
offerExamples();
listen();
speak('vi');
