import { type Calendar, type Facility, formCohorts, type LeftOut, type Problem } from "serentak";
import { nationalProblem } from "serentak/indonesia";

/** The waves in their order: a national opening, then the rest in two steps. */
export const WAVES = ["opening", "second", "third"] as const;

/** Days on which some provinces have a feast of their own (made up), by province: their centres open a few days later than others. */
const LOCAL_HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  "11": ["2027-06-14", "2027-06-15", "2027-06-16"],
  "12": ["2027-06-14"],
  "34": ["2027-06-14", "2027-06-15"],
  "51": ["2027-06-14", "2027-06-15", "2027-06-16", "2027-06-17"],
  "53": ["2027-06-21", "2027-06-22"],
  "91": ["2027-06-14", "2027-06-15"],
};

/** The national data set of a summer, its classes in three waves one after another. */
export function wavesProblem({
  participants,
  seed,
  reachKm,
}: {
  participants: number;
  seed: number;
  reachKm: number;
}): {
  readonly problem: Problem;
  readonly left: readonly LeftOut[];
  readonly participants: number;
} {
  const horizon = { start: "2027-06-01", end: "2027-09-30" };
  const { waves: _, ...national } = nationalProblem({ participants, seed, reachKm, horizon });
  const { cohorts: formed, left } = formCohorts(national, { preferredStart: horizon.start });
  // A third of each region's classes in every wave.
  const cohorts = formed.map((cohort, k) => ({ ...cohort, wave: WAVES[k % 3]! }));
  const { calendars, facilities } = withLocalHolidays(national);
  const problem: Problem = {
    ...national,
    calendars,
    facilities,
    cohorts,
    demand: [],
    waves: [
      { id: "opening", spreadDays: 0, holidayShiftDays: 7 },
      { id: "second", spreadDays: 2, after: { wave: "opening", minGapDays: 21, maxGapDays: 45 } },
      { id: "third", spreadDays: 4, after: { wave: "second", minGapDays: 14 } },
    ],
    note: `${national.note} Waves and local holidays are made up.`,
  };
  return { problem, left, participants };
}

/** Calendars that close on a province's own holidays too, and the facilities that keep them. */
function withLocalHolidays({ calendars, facilities }: Problem): { calendars: Calendar[]; facilities: Facility[] } {
  const local = Object.entries(LOCAL_HOLIDAYS).flatMap(([province, dates]) =>
    calendars.map(
      ({ id, week }): Calendar => ({
        id: `${id}/${province}`,
        extends: id,
        week,
        closed: dates.map((date) => ({ date, name: "Local holiday", kind: "local" })),
      }),
    ),
  );
  const kept = facilities.map((facility): Facility => {
    const province = facility.region.slice(0, 2);
    return province in LOCAL_HOLIDAYS
      ? { ...facility, calendar: `${facility.calendar ?? "ID"}/${province}` }
      : facility;
  });
  return { calendars: [...calendars, ...local], facilities: kept };
}
