/** How many classes run in each week, by the province in which they are taught. A week begins on Monday. */
import { formatDay, parseDay, weekdayOf } from "../../calendar/index.ts";
import type { CivilDate } from "../../domain/index.ts";
import type { Atlas } from "./atlas.ts";
import type { PlannedClass } from "./classes.ts";

interface WeekLoad {
  readonly province: string;
  /** Classes that are taught on some day of each week. */
  readonly classes: readonly number[];
}

export interface Weeks {
  /** The Monday of every week from the first class to the last, those without a class included. */
  readonly mondays: readonly CivilDate[];
  /** Provinces with classes, in the order of `provinces`. */
  readonly loads: readonly WeekLoad[];
}

export function weeksOf(classes: readonly PlannedClass[], provinces: readonly string[], atlas: Atlas): Weeks {
  if (classes.length === 0) return { mondays: [], loads: [] };
  const weeks = classes.map(({ assignment: { start, sessions } }) => [
    ...new Set([start, ...sessions.map(({ date }) => date)].map(mondayOf)),
  ]);
  const all = weeks.flat();
  const first = all.reduce((a, b) => Math.min(a, b));
  const last = all.reduce((a, b) => Math.max(a, b));
  const count = (last - first) / 7 + 1;

  const loads = new Map<string, number[]>();
  classes.forEach(({ facility }, row) => {
    const province = atlas.provinceOf(facility.region);
    const load = loads.get(province) ?? new Array<number>(count).fill(0);
    for (const monday of weeks[row]!) load[(monday - first) / 7]!++;
    loads.set(province, load);
  });
  return {
    mondays: Array.from({ length: count }, (_, week) => formatDay(first + 7 * week)),
    loads: provinces.flatMap((province) => {
      const load = loads.get(province);
      return load === undefined ? [] : [{ province, classes: load }];
    }),
  };
}

function mondayOf(date: CivilDate): number {
  const day = parseDay(date);
  return day - weekdayOf(day);
}
