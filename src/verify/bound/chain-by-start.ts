/**
 * Chains of phases, from the last to the first: what a class of a phase costs with the cheapest classes that may come after it, by its
 * start. A link that looks at distances is taken for one to anywhere: a bound may leave out what it likes.
 */
import type { Phase } from "../../domain/index.ts";
import type { CohortOptions, PhaseOptions } from "./candidates.ts";
import { type Layers, layeredStarts, NO_TAIL, type Tail } from "./layered-starts.ts";
import type { OptionPricer } from "./option-pricer.ts";
import type { Periods } from "./periods.ts";
import { NONE } from "./start-tables.ts";
import { leastOfNext } from "./windows.ts";
import type { Zones } from "./zones.ts";

/** [layer][start - from] the cheapest chain whose first class starts in each period of a stretch, at most the cost of leaving out. */
export function chainLayers(
  cohort: CohortOptions,
  pricer: OptionPricer,
  zones: Zones,
  stretch: Periods,
  layerOf?: (row: number, start: number) => number,
): Layers {
  const { phases } = cohort;
  const out = pricer.outOf(cohort);
  const stretches = stretchesOf(phases, stretch);
  let tail: Tail = NO_TAIL;
  for (let k = phases.length - 1; k > 0; k--) {
    const { from, past } = stretches[k]!;
    if (past <= from) return nobody(stretch, out);
    const options = phases[k]!;
    const zone = zones(options.phase.after!.place);
    const gain = pricer.turnTo(cohort, options);
    const zoneAt = (row: number): number => zone[pricer.facilityOf(row)]!;
    const layers = layeredStarts(options, pricer, gain, { from, past }, Number.POSITIVE_INFINITY, tail, zoneAt);
    tail = tailOf(layers, options.phase, stretches[k - 1]!.firstEnd, zoneAt);
  }
  const gain = pricer.turnTo(cohort, phases[0]!);
  return layeredStarts(phases[0]!, pricer, gain, stretch, out, tail, layerOf);
}

/** The same in one layer. */
export function chainByStart(
  cohort: CohortOptions,
  pricer: OptionPricer,
  zones: Zones,
  from: number,
  past: number,
): Float64Array {
  return chainLayers(cohort, pricer, zones, { from, past }).get(0)!;
}

function nobody({ from, past }: Periods, out: number): Layers {
  return new Map([[0, new Float64Array(Math.max(0, past - from)).fill(out)]]);
}

/** Periods in which a phase may start, and the first that may follow its end. */
interface Stretch extends Periods {
  readonly firstEnd: number;
}

/** When each phase may start, after a first phase that starts in a stretch; the stretch of a later phase ends with the horizon. */
function stretchesOf(phases: readonly PhaseOptions[], { from, past }: Periods): Stretch[] {
  const stretches: Stretch[] = [];
  let now: Periods = { from: Math.max(from, phases[0]!.from), past: Math.min(past, phases[0]!.past) };
  for (const [k, { phase, latestEnd }] of phases.entries()) {
    const firstEnd = now.from + phase.days;
    stretches.push({ ...now, firstEnd });
    const next = phases[k + 1]?.phase.after;
    if (next === undefined) break;
    let lastEnd = NONE;
    for (let start = now.from; start < now.past; start++) lastEnd = Math.max(lastEnd, latestEnd[start]!);
    // The last training day is the one before the end.
    const first = firstEnd - 1 + next.minGapDays;
    now = { from: first, past: Math.min(lastEnd - 1 + next.maxGapDays + 1, latestEnd.length) };
  }
  return stretches;
}

/** What a phase adds to the one before it: by the zone that the two share, and by the end of the class before. */
function tailOf(layers: Layers, phase: Phase, firstEnd: number, zoneAt: (row: number) => number): Tail {
  const { minGapDays, maxGapDays } = phase.after!;
  let least = Number.POSITIVE_INFINITY;
  for (const values of layers.values()) {
    for (const value of values) if (value < least) least = value;
    // What comes first in a layer is `minGapDays` after the first end, so both are counted from there.
    leastOfNext(values, maxGapDays - minGapDays + 1);
  }
  return {
    least,
    after: (row) => {
      const values = layers.get(zoneAt(row));
      return values === undefined ? undefined : { firstEnd, values };
    },
  };
}
