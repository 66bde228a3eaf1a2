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
    if (showsTheTrim(image, size)) frames.append(...findings.flatMap((it) => marks(it, size)));
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

function marks({ number, kind, places }, size) {
  return places.map(({ area_mm: [x, y, width, height] }) => {
    const tag = element('span', {}, `${number}`);
    const mark = element('a', { className: `frame ${kind}`, href: `#finding-${number}` }, tag);
    mark.style.left = `${(100 * x) / size.width_mm}%`;
    mark.style.top = `${(100 * y) / size.height_mm}%`;
    mark.style.width = `${(100 * width) / size.width_mm}%`;
    mark.style.height = `${(100 * height) / size.height_mm}%`;
    return mark;
  });
}
