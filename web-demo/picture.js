/** The label's picture, with a frame wherever the report points. */

import { element } from './dom.js';

/** How far picture and report may differ in proportion and still be one area. */
const SAME_PROPORTION = 0.01;

/**
 * The picture as a figure. It is shown as an image, in which nothing can run or load.
 * `places` are those of the report; each frame carries the number of its finding.
 */
export function picture(url, size, findings, words) {
  const image = element('img', { src: url, alt: words.picture });
  const frames = element('div', { className: 'frames' });
  image.addEventListener('load', () => {
    if (showsTheTrim(image, size)) frames.append(...areas(findings).map((it) => mark(it, size)));
  });
  const drawn = element('div', { className: 'drawn' }, image, frames);
  return element('figure', { className: 'picture' },
    drawn, element('figcaption', {}, words.pictureHint));
}

/** Areas count from the trim; with bleed around it the picture shows more. */
function showsTheTrim(image, { width_mm: width, height_mm: height }) {
  const proportion = image.naturalWidth / image.naturalHeight;
  return Math.abs(proportion / (width / height) - 1) < SAME_PROPORTION;
}

/** Each area once, with the numbers of all findings that point to it, the gravest first. */
function areas(findings) {
  const byArea = new Map();
  for (const { number, kind, places } of findings) {
    for (const { area_mm: area } of places) {
      const known = byArea.get(area.join());
      if (known) known.numbers.push(number);
      else byArea.set(area.join(), { area, kind, numbers: [number] });
    }
  }
  return [...byArea.values()];
}

function mark({ area: [x, y, width, height], kind, numbers }, size) {
  const tag = element('span', {}, numbers.join(' · '));
  const frame = element('a', { className: `frame ${kind}`, href: `#finding-${numbers[0]}` }, tag);
  frame.style.left = `${(100 * x) / size.width_mm}%`;
  frame.style.top = `${(100 * y) / size.height_mm}%`;
  frame.style.width = `${(100 * width) / size.width_mm}%`;
  frame.style.height = `${(100 * height) / size.height_mm}%`;
  return frame;
}
