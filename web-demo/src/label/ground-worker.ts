/** Sums up the picture of a label off the page's thread, for `Ground`. */

import type { Sums } from './ground';

/** Relative luminance (WCAG 2) of the values of a channel, 0 to 1. */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

async function pixelsOf(png: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(png);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height);
}

function sumsOf({ width, height, data }: ImageData): Sums {
  const across = width + 1;
  const values = new Float64Array(across * (height + 1));
  const squares = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let [row, rowOfSquares] = [0, 0];
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      const light = 0.2126 * LINEAR[data[at]!]! + 0.7152 * LINEAR[data[at + 1]!]! + 0.0722 * LINEAR[data[at + 2]!]!;
      row += light;
      rowOfSquares += light * light;
      const corner = (y + 1) * across + x + 1;
      values[corner] = values[corner - across]! + row;
      squares[corner] = squares[corner - across]! + rowOfSquares;
    }
  }
  return { width, height, values, squares };
}

addEventListener('message', async ({ data }: MessageEvent<Blob>) => postMessage(sumsOf(await pixelsOf(data))));
