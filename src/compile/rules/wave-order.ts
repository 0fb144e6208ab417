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
    draft.order(real.get(before)?.group ?? before, row, after.minGapDays, after.maxGapDays ?? NO_LIMIT);
  });
}
