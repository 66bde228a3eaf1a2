/** The code that is being placed on the label, and where it may stand. */

import type { LabelReport } from '../../pkg/temnhan.js';
import type { Area } from '../state/desk.svelte';

/** Kept free of the trim where the product file says nothing else. */
const MARGIN_MM = 2;
/** How near a line draws the code to itself. */
const PULL_MM = 1.2;

class Placing {
  isOn = $state(false);
  x = $state(0);
  y = $state(0);
  side = $state(20);
  margin = $state(MARGIN_MM);
  path = $state('');
}

export const placing = new Placing();

/** What a code must not cover: the boxes of all fields, and of other codes. */
export function obstacles({ fields, codes }: LabelReport): Area[] {
  const ofFields = fields.flatMap(({ places }) => places.map(({ area_mm }) => area_mm as Area));
  return [...ofFields, ...codes.map(({ area_mm }) => area_mm as Area)];
}

/** Where the code's corner may lie: the trim without its margin. */
function bounds(size: LabelReport['size'], side: number, margin: number): [number, number] {
  return [size.width_mm - margin - side, size.height_mm - margin - side];
}

function overlaps(x: number, y: number, side: number, [ox, oy, w, h]: Area): boolean {
  return x < ox + w && x + side > ox && y < oy + h && y + side > oy;
}

/** Whether the code stands inside the margin and covers nothing. */
export function isFree(report: LabelReport, x: number, y: number, side: number, margin: number): boolean {
  const [right, bottom] = bounds(report.size, side, margin);
  const isInside = x >= margin - 0.01 && y >= margin - 0.01 && x <= right + 0.01 && y <= bottom + 0.01;
  return isInside && !obstacles(report).some((area) => overlaps(x, y, side, area));
}

/** Lines that draw a corner to themselves along one side. */
function lines(length: number, side: number, margin: number, edges: [number, number][]): number[] {
  const aligned = edges.flatMap(([start, extent]) => [start, start + extent - side, start + extent, start - side]);
  return [margin, length - margin - side, (length - side) / 2, ...aligned];
}

function candidates(report: LabelReport, side: number, margin: number): [number[], number[]] {
  const { width_mm: width, height_mm: height } = report.size;
  const areas = obstacles(report);
  return [
    lines(width, side, margin, areas.map(([x, , w]) => [x, w])),
    lines(height, side, margin, areas.map(([, y, , h]) => [y, h])),
  ];
}

/** The place drawn to margins, centre lines and edges of other content that are near. */
export function snapped(report: LabelReport, x: number, y: number, side: number, margin: number): [number, number] {
  const [xs, ys] = candidates(report, side, margin);
  const pull = (value: number, to: number[]) => {
    const nearest = to.reduce((best, line) => (Math.abs(line - value) < Math.abs(best - value) ? line : best), Infinity);
    return Math.abs(nearest - value) <= PULL_MM ? nearest : value;
  };
  const [sx, sy] = [pull(x, xs), pull(y, ys)];
  return isFree(report, sx, sy, side, margin) || !isFree(report, x, y, side, margin) ? [sx, sy] : [x, y];
}

/** The free place nearest to one; null where the label has no room. */
export function nearestFree(report: LabelReport, x: number, y: number, side: number, margin: number): [number, number] | null {
  const [xs, ys] = candidates(report, side, margin);
  const pairs = [...xs, x].flatMap((cx) => [...ys, y].map((cy) => [cx, cy] as [number, number]));
  const far = ([cx, cy]: [number, number]) => Math.hypot(cx - x, cy - y);
  return pairs.sort((a, b) => far(a) - far(b)).find(([cx, cy]) => isFree(report, cx, cy, side, margin)) ?? null;
}
