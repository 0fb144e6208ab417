import type { Coupling } from "../coupling.ts";
import { realStarts } from "./holiday-shift.ts";

/** Later than any other day of a horizon. */
const NO_LIMIT = 2 ** 30;

/** `wave-order`: each start in a wave comes so many days after each start in the wave before it. */
export function waveOrder({ offer, draft }: Coupling): void {
  const waves = offer.problem.waves ?? [];
  const real = realStarts(offer.problem);
  waves.forEach(({ after }, row) => {
    if (after === undefined) return;
    const before = waves.findIndex(({ id }) => id === after.wave);
    const most = after.maxGapDays ?? NO_LIMIT;
    const starts = real.get(before);
    if (starts !== undefined) draft.order(starts.group, row, after.minGapDays, most);
    // What follows for first days, from which real starts may be shifted: all that bounds look at.
    draft.order(before, row, after.minGapDays, most + (waves[before]!.holidayShiftDays ?? 0));
  });
}
