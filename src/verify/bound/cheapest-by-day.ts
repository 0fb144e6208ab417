import type { Wave } from "../../domain/index.ts";
import { nominalDays } from "../nominal-days.ts";
import type { CohortOptions } from "./candidates.ts";
import { chainLayers } from "./chain-by-start.ts";
import type { OptionPricer } from "./option-pricer.ts";
import type { Periods } from "./periods.ts";
import { NONE, type StartTable } from "./start-tables.ts";
import { leastOfNext } from "./windows.ts";
import type { Zones } from "./zones.ts";

/**
 * `cheapestWay` for each first day that is open to a wave: [k] the cheapest way when the cohort starts in the wave that begins in period
 * `open.from + k`, that is, in the `spreadDays + 1` periods from there on, or later as far as holidays have shifted it.
 */
export function cheapestByDay(
  cohort: CohortOptions,
  pricer: OptionPricer,
  zones: Zones,
  open: Periods,
  { spreadDays, holidayShiftDays = 0 }: Wave,
): Float64Array {
  const width = open.past - open.from;
  const stretch = { from: open.from, past: open.past + spreadDays + holidayShiftDays };
  if (holidayShiftDays === 0) {
    const byStart = chainLayers(cohort, pricer, zones, stretch).get(0)!;
    return leastOfNext(byStart, spreadDays + 1).subarray(0, width);
  }
  const { freeStarts, shifts } = cohort.phases[0]!;
  const shiftAt = (row: number, start: number): number => {
    const table = freeStarts(row);
    const ofTable = shifts.get(table) ?? new Map<number, Int32Array>();
    shifts.set(table, ofTable);
    const shift = ofTable.get(holidayShiftDays) ?? shiftsIn(table, holidayShiftDays);
    ofTable.set(holidayShiftDays, shift);
    return shift[start]!;
  };
  // One whose day lies `shift` days before its start is there for so many more first days.
  const best = new Float64Array(width).fill(pricer.outOf(cohort));
  for (const [shift, byStart] of chainLayers(cohort, pricer, zones, stretch, shiftAt)) {
    leastOfNext(byStart, spreadDays + shift + 1);
    for (let k = 0; k < width; k++) best[k] = Math.min(best[k]!, byStart[k]!);
  }
  return best;
}

/** [start] how many days before it the wave's day may be */
function shiftsIn(table: StartTable, holidayShiftDays: number): Int32Array {
  return table.map((end, start) => {
    if (end === NONE) return 0;
    const mayStart = (day: number): boolean => table[day] !== NONE;
    return start - nominalDays({ firstDay: 0 }, { holidayShiftDays }, start, mayStart).from;
  });
}
