/** The code that is being placed on the label. */

import type { LabelReport } from '../../pkg/temnhan.js';
import type { CallLine } from './call-line';
import type { Ground } from './ground';
import { hundredths, takenOn, type Corner, type Room } from './room';

/** Kept free of the trim where the product file says nothing else, in millimetres. */
export const USUAL_MARGIN_MM = 2;

class Placing {
  isOn = $state(false);
  x = $state(0);
  y = $state(0);
  side = $state(20);
  margin = $state(USUAL_MARGIN_MM);
  path = $state('');
  /** The line that goes with it; null without one. */
  line = $state.raw<CallLine | null>(null);
  ground = $state.raw<Ground | null>(null);
  /** Whether the person chose the place, so that the page no longer looks for one. */
  isChosen = $state(false);

  to([x, y]: Corner): void {
    this.x = hundredths(x);
    this.y = hundredths(y);
  }

  roomOn(report: LabelReport): Room {
    const { margin, side, ground } = this;
    const { width_mm: width, height_mm: height } = report.size;
    return { width, height, taken: takenOn(report), ground, margin, side, line: this.line?.height ?? 0 };
  }
}

export const placing = new Placing();
