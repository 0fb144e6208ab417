/** Rules of cohorts that start together. */
import { formatDay, parseDay } from "../../src/calendar/index.ts";
import type { Plan, Problem } from "../../src/domain/index.ts";
import { cohortsByProvince, withProvinces } from "./provinces.ts";
import type { BenchRule } from "./rule.ts";

const WAVES = 12;
const GAP = { minGapDays: 21, maxGapDays: 35 };
const SHIFT_DAYS = 4;
/** Days on which the national wave may begin. */
const WINDOW_DAYS = 60;

export const WAVE_ORDER: BenchRule = {
  id: "wave-order",
  counts: "waves that follow the one before it as closely as they may",
  add: (problem) => ({
    ...problem,
    waves: Array.from({ length: WAVES }, (_, k) => ({
      id: `wave-${k}`,
      spreadDays: 6,
      ...(k === 0 ? {} : { after: { wave: `wave-${k - 1}`, ...GAP } }),
    })),
    cohorts: problem.cohorts.map((cohort, k) => ({
      ...cohort,
      wave: `wave-${k % WAVES}`,
      window: { earliest: problem.horizon.start, latest: problem.horizon.end },
      preferredStart: problem.horizon.start,
    })),
  }),
  binds: (problem, plan) => {
    const starts = startsByWave(problem, plan);
    return starts.filter((days, k) => {
      const before = starts[k - 1];
      if (before === undefined || before.length === 0 || days.length === 0) return false;
      return Math.min(...days) - Math.max(...before) === GAP.minGapDays;
    }).length;
  },
};

export const HOLIDAY_SHIFT: BenchRule = {
  id: "holiday-shift",
  counts: "classes that start later than the day of their wave, since it is a holiday there",
  // One wave that takes most rooms there are.
  load: 0.06,
  add: (problem) => {
    const provinces = cohortsByProvince(problem).map(([province]) => province);
    return {
      ...problem,
      calendars: [
        ...problem.calendars,
        ...provinces.map((id, row) => ({
          id,
          extends: "week",
          week: problem.calendars[0]!.week,
          closed: holidaysOf(problem, row),
        })),
      ],
      regions: withProvinces(problem).map((region) =>
        provinces.includes(region.id) ? { ...region, calendar: region.id } : region,
      ),
      waves: [{ id: "together", spreadDays: 0, holidayShiftDays: SHIFT_DAYS }],
      cohorts: problem.cohorts.map((cohort) => ({
        ...cohort,
        wave: "together",
        window: { earliest: problem.horizon.start, latest: formatDay(parseDay(problem.horizon.start) + WINDOW_DAYS) },
        preferredStart: problem.horizon.start,
      })),
    };
  },
  binds: (problem, plan) => {
    let shifted = 0;
    for (const days of startsByWave(problem, plan)) {
      const first = Math.min(...days);
      shifted += days.filter((day) => day > first).length;
    }
    return shifted;
  },
};

/** Every province closes for two days in ten, each ten days another part of them. */
function holidaysOf({ horizon }: Problem, row: number): { date: string }[] {
  const closed: { date: string }[] = [];
  for (let day = parseDay(horizon.start) + ((row * 3) % 10); day <= parseDay(horizon.end); day += 10) {
    closed.push({ date: formatDay(day) }, { date: formatDay(Math.min(day + 1, parseDay(horizon.end))) });
  }
  return closed;
}

/** [wave] days on which its cohorts start */
function startsByWave({ waves, cohorts }: Problem, { assignments }: Plan): number[][] {
  const rows = new Map(waves!.map(({ id }, row) => [id, row]));
  const waveOf = new Map(cohorts.map(({ id, wave }) => [id, rows.get(wave!)!]));
  const starts: number[][] = waves!.map(() => []);
  for (const { cohort, start } of assignments) starts[waveOf.get(cohort)!]!.push(parseDay(start));
  return starts;
}
