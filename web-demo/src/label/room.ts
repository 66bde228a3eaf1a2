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

const USABLE: Stand[] = ['free', 'covers', 'lineless'];
const STANDS: Stand[] = [...USABLE, 'blocked'];

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
  const rank = (corner: Corner) => STANDS.indexOf(standAt(room, corner));
  return rank(drawn) <= rank([x, y]) ? drawn : [x, y];
}

/** The corner nearest to one among those of the least rank, from the lower right to the upper left; -1 is none. */
function nearest(room: Room, [x, y]: Corner, rankOf: (corner: Corner) => number): Corner | null {
  const { width, height, margin, side } = room;
  const apart = Math.max(STEP_MM, Math.max(width, height) / MOST_STEPS);
  const best: { far: number; corner: Corner }[] = [];
  for (let top = height - margin - side; top >= margin; top -= apart) {
    for (let left = width - margin - side; left >= margin; left -= apart) {
      const far = Math.hypot(left - x, top - y);
      if (best[0] && far >= best[0].far) continue;
      const corner: Corner = [hundredths(left), hundredths(top)];
      const rank = rankOf(corner);
      if (rank >= 0 && far < (best[rank]?.far ?? Infinity)) best[rank] = { far, corner };
    }
  }
  return best.find(Boolean)?.corner ?? null;
}

/** The free place nearest to one, else the nearest of the next best; null where the label has no room. */
export function nearestFree(room: Room, from: Corner): Corner | null {
  const place = nearest(room, from, (corner) => USABLE.indexOf(standAt(room, corner)));
  return place && snapped(room, place);
}

/** The free place on light ground nearest to the lower right corner, else on any, else the next best. */
export function bestFree(room: Room): Corner | null {
  return nearest(room, [room.width, room.height], (corner) => {
    const stand = standAt(room, corner);
    const isLight = stand === 'free' && (level(room, codeAt(room, corner)) ?? 0) >= LIGHT;
    return [isLight, ...USABLE.map((own) => own === stand)].indexOf(true);
  });
}
