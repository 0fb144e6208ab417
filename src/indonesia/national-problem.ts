/** The national simultaneous training as one problem: everything this folder knows, put together. */
import { parseDay } from "../calendar/index.ts";
import { type Problem, UsageError } from "../domain/index.ts";
import { type CalendarOptions, nationalCalendars } from "./calendars.ts";
import { rupiahCosts } from "./costs.ts";
import { nationalDemand } from "./demand.ts";
import { nationalFacilities } from "./facilities.ts";
import { KNOWN_YEARS } from "./holidays.ts";
import { SERENTAK } from "./programmes.ts";
import { indonesianRegions } from "./regions.ts";

/** What the national data set is, to be shown wherever something made from it is shown. */
export const SYNTHETIC_NOTE: string =
  "SYNTHETIC DATA. Facilities, rooms, bookings and demand are made up by a seeded generator and calibrated to public counts; they are not a list of real places " +
  'or people. Only the names and regencies of facilities tagged "named" are real (a few of these regencies are assumed). Regions, holidays and joint leave are ' +
  "real; Ramadan, class size, course length and all rates are assumptions.";

/** What may be chosen about the national problem. */
export interface NationalProblemOptions extends CalendarOptions {
  /** How many people in all, from 1 to 100,000,000. */
  readonly participants: number;
  /** Any integer; the same seed gives the same problem on every machine. */
  readonly seed: number;
  /** First and last day on which anyone may be taught, in 2026 or 2027; the whole of 2027 when absent. Rooms have bookings in 2027 only. */
  readonly horizon?: Problem["horizon"];
  /** Most road kilometres one way; 84, which is 60 straight ones, when absent. */
  readonly reachKm?: number;
}

/** Id of the wave in which all cohorts of the national training start on one day. */
export const SERENTAK_WAVE = "serentak";

/**
 * The national simultaneous training of small businesses: 4,433 facilities, the participants of 514 regencies as demand, one wave, costs in rupiah.
 *
 * It has no cohorts yet: `formCohorts` makes them from the demand. Throws a `UsageError` when the number of participants, the horizon or Ramadan is out of range.
 *
 * @example
 * const problem = nationalProblem({ participants: 10_000, seed: 1 });
 * problem.demand?.length; // about 510 regencies have at least one participant
 */
export function nationalProblem(options: NationalProblemOptions): Problem {
  const {
    participants,
    seed,
    horizon = { start: "2027-01-01", end: "2027-12-31" },
    reachKm = 84,
    ...calendar
  } = options;
  checkHorizon(horizon);
  return {
    horizon,
    calendars: nationalCalendars(calendar),
    regions: indonesianRegions(),
    facilities: nationalFacilities({ seed }),
    programmes: [SERENTAK],
    cohorts: [],
    demand: nationalDemand({ participants, seed }),
    waves: [{ id: SERENTAK_WAVE, spreadDays: 0 }],
    travel: { roadFactor: 1.4, maxTravelKm: reachKm },
    costs: rupiahCosts(),
    note: SYNTHETIC_NOTE,
  };
}

/** Beyond the known years every holiday would be an open day. */
function checkHorizon({ start, end }: Problem["horizon"]): void {
  const first = parseDay(`${KNOWN_YEARS[0]}-01-01`);
  const last = parseDay(`${KNOWN_YEARS.at(-1)}-12-31`);
  if (first <= parseDay(start) && parseDay(start) <= parseDay(end) && parseDay(end) <= last) return;
  throw new UsageError(
    "invalid-horizon",
    `horizon is ${start} to ${end}, expected two dates of ${KNOWN_YEARS.join(" or ")}, the earlier first.`,
  );
}
