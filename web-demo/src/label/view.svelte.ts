/** How the artwork is looked at: its scale and where it lies in the window. */

import type { Area } from '../state/desk.svelte';

const FINEST = 400;
const COARSEST = 0.2;
const MARGIN = 28;

export class View {
  /** Screen pixels of one millimetre. */
  scale = $state(4);
  /** Where the label's top left corner lies, in pixels of the window. */
  x = $state(0);
  y = $state(0);
  width = $state(0);
  height = $state(0);
  /** Whether the whole is shown, so that it stays whole when the window changes. */
  isWhole = $state(false);

  /** Shows the whole of an area. */
  fit([left, top, width, height]: Area): void {
    if (this.width === 0 || width === 0) return;
    const scale = Math.min((this.width - 2 * MARGIN) / width, (this.height - 2 * MARGIN) / height);
    this.scale = Math.max(scale, COARSEST);
    this.centre(left + width / 2, top + height / 2);
    this.isWhole = true;
  }

  centre(x: number, y: number): void {
    this.x = this.width / 2 - x * this.scale;
    this.y = this.height / 2 - y * this.scale;
  }

  /** Zooms so that a point of the window stays where it is. */
  zoom(factor: number, px = this.width / 2, py = this.height / 2): void {
    const scale = Math.min(Math.max(this.scale * factor, COARSEST), FINEST);
    const grown = scale / this.scale;
    this.x = px - (px - this.x) * grown;
    this.y = py - (py - this.y) * grown;
    this.scale = scale;
    this.isWhole = false;
  }

  move(dx: number, dy: number): void {
    this.isWhole = false;
    this.x += dx;
    this.y += dy;
  }

  /** A point of the window in millimetres of the label. */
  toLabel(px: number, py: number): [number, number] {
    return [(px - this.x) / this.scale, (py - this.y) / this.scale];
  }

  /** What the window shows of an area; null where it shows nothing. */
  visible([left, top, width, height]: Area): Area | null {
    const [x0, y0] = this.toLabel(0, 0);
    const [x1, y1] = this.toLabel(this.width, this.height);
    const [x, y] = [Math.max(x0, left), Math.max(y0, top)];
    const [w, h] = [Math.min(x1, left + width) - x, Math.min(y1, top + height) - y];
    return w > 0.1 && h > 0.1 ? [x, y, w, h] : null;
  }

  /** Brings a box into sight: moves to it where it is outside, zooms in where it is tiny. */
  reveal([left, top, width, height]: Area): void {
    const tall = Math.max(height * this.scale, 1);
    if (tall < 14) this.zoom(Math.min(14 / tall, 6));
    const [px, py] = [this.x + (left + width / 2) * this.scale, this.y + (top + height / 2) * this.scale];
    const isInside = px > MARGIN && py > MARGIN && px < this.width - MARGIN && py < this.height - MARGIN;
    if (isInside) return;
    this.isWhole = false;
    this.centre(left + width / 2, top + height / 2);
  }
}
