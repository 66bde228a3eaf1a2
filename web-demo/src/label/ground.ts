/** How even the ground of a label is, seen on a picture of it: what a code would cover there. */

import type { PictureFile } from '../../pkg/temnhan.js';
import type { Area } from '../state/desk.svelte';

/** As finely as the module looks at it, which is 100 dots an inch, and more coarsely on huge pages. */
export const GROUND_PIXELS_PER_MM = 100 / 25.4;
export const MOST_GROUND_PIXELS = 1e6;

/** A ground is even where its luminance varies by no more than this (standard deviation), as for the module. */
const EVEN = 0.02;

/** Running sums over a picture, from its top left corner to before each pixel. */
export interface Sums {
  width: number;
  height: number;
  values: Float64Array;
  squares: Float64Array;
}

export class Ground {
  readonly #scale: number;

  constructor(readonly sums: Sums, readonly area: Area) {
    this.#scale = sums.width / area[2];
  }

  /** The luminance of an area in which nothing is drawn, no letters, no picture, no edge; else null. */
  level([x, y, width, height]: Area): number | null {
    const [left, top] = this.area;
    const span = (start: number, length: number, most: number): [number, number] => [
      Math.max(Math.floor(start * this.#scale), 0),
      Math.min(Math.ceil((start + length) * this.#scale), most),
    ];
    const [x0, x1] = span(x - left, width, this.sums.width);
    const [y0, y1] = span(y - top, height, this.sums.height);
    const count = (x1 - x0) * (y1 - y0);
    if (count <= 0) return null;
    const mean = this.#sum(this.sums.values, x0, y0, x1, y1) / count;
    const deviation = this.#sum(this.sums.squares, x0, y0, x1, y1) / count - mean * mean;
    return deviation <= EVEN * EVEN ? mean : null;
  }

  #sum(sums: Float64Array, x0: number, y0: number, x1: number, y1: number): number {
    const at = (x: number, y: number) => sums[y * (this.sums.width + 1) + x]!;
    return at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
  }
}

/** The ground as a picture of the label shows it. */
export async function groundOf({ png, area_mm }: PictureFile): Promise<Ground> {
  const worker = new Worker(new URL('./ground-worker.ts', import.meta.url), { type: 'module' });
  const sums = await new Promise<Sums>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Sums>) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(new Blob([png]));
  });
  worker.terminate();
  return new Ground(sums, area_mm);
}
