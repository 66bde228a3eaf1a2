/** Where a code, and the line beside it, may stand on a label. */

import type { LabelReport } from '../../pkg/temnhan.js';
import type { Ground } from './ground';
import type { Area } from '../state/desk.svelte';

export type Corner = [number, number];

/** What is placed, and on what. */
export interface Room {
  width: number;
  height: number;
  /** What must not be covered: the boxes of all fields, and of other codes. */
  taken: Area[];
  /** What is drawn; null until it is known. */
  ground: Ground | null;
  margin: number;
  side: number;
  /** The height that the line needs above or below the code; 0 without one. */
  line: number;
}

/** How a place is, the best first: free, over something drawn, likely without room for the line, not to be used. */
export type Stand = 'free' | 'covers' | 'lineless' | 'blocked';

/** A ground is light from this luminance on, as for the module. */
const LIGHT = 0.7;
/** How near a line draws the code to itself. */
const PULL_MM = 1.2;
/** Places are settled to a hundredth of a millimetre; what touches to within that does not overlap. */
const TOUCH_MM = 0.01;
/** Places are tried so far apart, but no more of them along the longer side than that. */
const STEP_MM = 0.5;
const MOST_STEPS = 300;

export function takenOn({ fields, codes }: LabelReport): Area[] {
  const ofFields = fields.flatMap(({ places }) => places.map(({ area_mm }) => area_mm as Area));
  return [...ofFields, ...codes.map(({ area_mm }) => area_mm as Area)];
}

/** To a hundredth of a millimetre, so that the place shown is the place asked for. */
export function hundredths(mm: number): number {
  return Math.round(mm * 100) / 100;
}

/** Inside the margin and over no field or code. */
function isOpen({ width, height, margin, taken }: Room, [x, y, w, h]: Area): boolean {
  const isInside = x >= margin - TOUCH_MM && y >= margin - TOUCH_MM
    && x + w <= width - margin + TOUCH_MM && y + h <= height - margin + TOUCH_MM;
  const overlaps = ([ox, oy, ow, oh]: Area) =>
    x + TOUCH_MM < ox + ow && x + w - TOUCH_MM > ox && y + TOUCH_MM < oy + oh && y + h - TOUCH_MM > oy;
  return isInside && !taken.some(overlaps);
}

/** How light the ground is where it is even; taken for white until it is known. */
function level({ ground }: Room, area: Area): number | null {
  return ground ? ground.level(area) : 1;
}

/** Where the line goes: below the code, else above it; null where neither has room. */
export function stripAt(room: Room, [x, y]: Corner): Area | null {
  const strips = [y + room.side, y - room.line].map((top): Area => [x, top, room.side, room.line]);
  return strips.find((strip) => isOpen(room, strip) && level(room, strip) !== null) ?? null;
}

function codeAt({ side }: Room, [x, y]: Corner): Area {
  return [x, y, side, side];
}

export function standAt(room: Room, [x, y]: Corner): Stand {
  if (!isOpen(room, codeAt(room, [x, y]))) return 'blocked';
  if (room.line > 0 && !stripAt(room, [x, y])) return 'lineless';
  return level(room, codeAt(room, [x, y])) === null ? 'covers' : 'free';
}

/** Lines that draw a corner to themselves along one side. */
function lines({ side, margin, line }: Room, length: number, edges: [number, number][]): number[] {
  const aligned = edges.flatMap(([start, extent]) => [start, start + extent - side, start + extent, start - side]);
  const last = length - margin - side;
  return [margin, last, last - line, (length - side) / 2, ...aligned].map(hundredths);
}

function candidates(room: Room): [number[], number[]] {
  return [
    lines(room, room.width, room.taken.map(([x, , w]) => [x, w])),
    lines(room, room.height, room.taken.map(([, y, , h]) => [y, h])),
  ];
}

/** The place drawn to margins, centre lines and edges of other content that are near. */
export function snapped(room: Room, [x, y]: Corner): Corner {
  const [xs, ys] = candidates(room);
  const pull = (value: number, to: number[]) => {
    const nearest = to.reduce((best, line) => (Math.abs(line - value) < Math.abs(best - value) ? line : best), Infinity);
    return Math.abs(nearest - value) <= PULL_MM ? nearest : value;
  };
  const drawn: Corner = [pull(x, xs), pull(y, ys)];
  return standAt(room, drawn) === 'free' || standAt(room, [x, y]) !== 'free' ? drawn : [x, y];
}

/** Corners around one, ring by ring, the nearer ones of each first. */
function* around({ width, height, margin, side }: Room, [x, y]: Corner): Generator<Corner> {
  const within = (value: number, length: number) => Math.max(Math.min(value, length - margin - side), margin);
  const [left, top] = [within(x, width), within(y, height)];
  const longest = Math.max(width, height);
  const apart = Math.max(STEP_MM, longest / MOST_STEPS);
  for (let ring = 0; ring * apart <= longest; ring += 1) {
    const steps = Array.from({ length: 2 * ring + 1 }, (_, step) => step - ring);
    const sides = steps.sort((a, b) => Math.abs(a) - Math.abs(b))
      .flatMap((along): Corner[] => [[along, ring], [along, -ring], [ring, along], [-ring, along]]);
    for (const [dx, dy] of sides) yield [hundredths(left + dx * apart), hundredths(top + dy * apart)];
  }
}

/** The free place nearest to one, else the nearest of the next best; null where the label has no room. */
export function nearestFree(room: Room, from: Corner): Corner | null {
  const others = new Map<Stand, Corner>();
  for (const corner of around(room, from)) {
    const stand = standAt(room, corner);
    if (stand === 'free') return snapped(room, corner);
    if (!others.has(stand)) others.set(stand, corner);
  }
  return others.get('covers') ?? others.get('lineless') ?? null;
}

/** The free place on light ground nearest to the lower right corner, else any. */
export function bestFree(room: Room): Corner | null {
  const corner: Corner = [room.width, room.height];
  for (const own of around(room, corner)) {
    if (standAt(room, own) === 'free' && (level(room, codeAt(room, own)) ?? 0) >= LIGHT) return own;
  }
  return nearestFree(room, corner);
}
