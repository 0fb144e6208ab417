import type { Problem } from "../../domain/index.ts";
import { type AllocationModel, NONE } from "../../kernel/index.ts";
import { type PlannedExtra, siteOfMode } from "../coupling.ts";
import type { ExtraMode } from "../extra-tasks.ts";
import type { Offer } from "../offer.ts";
import type { Shapes } from "../shapes.ts";

/**
 * `holiday-shift`: members of a wave have nominal days, and start on the first day from there on that their facility and phase allow.
 *
 * A nominal day is a task of its own, in the wave in the class's place, which holds nothing: with one mode for each set of days that the
 * class's places allow, it ends with the day on which the class starts, in the zone of places that allow these days. Where another wave
 * follows the real starts they are a group of their own.
 */
export function holidayShift(
  offer: Offer,
  model: AllocationModel,
  shapes: Shapes,
  groupOf: Int32Array,
): PlannedExtra[] {
  const { problem, tasks } = offer;
  const extra: PlannedExtra[] = [];
  const endsOf = new Map<string, Int32Array>();
  const real = realStarts(problem);
  for (let task = 0; task < tasks.count; task++) {
    const group = groupOf[task]!;
    const shift = problem.waves?.[group]?.holidayShiftDays ?? 0;
    if (group === NONE || shift === 0) continue;
    const zoneOf = (mode: number): number =>
      shapes.row(tasks.phases[task]!, offer.sites[siteOfMode({ offer, model }, mode)]!);
    const zones = new Set<number>();
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) zones.add(zoneOf(mode));
    const modes = [...zones].map((zone): ExtraMode => {
      const key = `${zone} ${shift}`;
      const ends = endsOf.get(key) ?? nextStarts(shapes.ends(zone), shift, model.periods);
      endsOf.set(key, ends);
      return { ends };
    });
    groupOf[task] = real.get(group)?.group ?? NONE;
    extra.push({
      group,
      modes,
      tie: ({ draft }, nominal, firstMode) => {
        draft.tie({ before: nominal, after: task, minLag: -1, maxLag: -1, isZoned: true });
        [...zones].forEach((zone, k) => {
          draft.zoneAsBefore(firstMode + k, zone);
        });
        for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
          draft.zoneAsAfter(mode, zoneOf(mode));
        }
      },
    });
  }
  return extra;
}

/** Groups of the real starts of shifted waves that others follow, which come after those of the waves: [wave] */
export function realStarts({ waves = [] }: Problem): Map<number, { readonly group: number; readonly spread: number }> {
  const groups = new Map<number, { group: number; spread: number }>();
  waves.forEach(({ id, spreadDays, holidayShiftDays = 0 }, row) => {
    if (holidayShiftDays === 0 || !waves.some(({ after }) => after?.wave === id)) return;
    groups.set(row, { group: waves.length + groups.size, spread: spreadDays + holidayShiftDays });
  });
  return groups;
}

/** The period after the first allowed start from each day on, NONE where that is too many days later. */
function nextStarts(ends: Int32Array, shift: number, periods: number): Int32Array {
  const next = new Int32Array(periods).fill(NONE);
  let start = NONE;
  for (let day = ends.length - 1; day >= 0; day--) {
    if (ends[day] !== NONE) start = day;
    if (start !== NONE && start - day <= shift) next[day] = start + 1;
  }
  return next;
}
