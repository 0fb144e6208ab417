import { parseDay } from "../calendar/index.ts";
import type { Cohort, OwnFunctions, Problem } from "../domain/index.ts";
import { travelOf } from "../domain/own/answers.ts";
import type { TravelModel } from "../geo/index.ts";
import { type ClassTasks, classTasksOf } from "./class-tasks.ts";
import { hasTravelDays } from "./is-tied.ts";
import { Reach } from "./reach.ts";
import { Resources } from "./resources.ts";
import { type Rooms, roomsOf } from "./rooms.ts";
import { RegionTree, type Site, sitesOf } from "./sites.ts";
import { type Rates, ratesOf } from "./terms.ts";

/** What a problem's cohorts may choose from, as rows. */
export interface Offer {
  readonly problem: Problem;
  readonly firstDay: number;
  /** Days of the horizon. */
  readonly days: number;
  /** The same, and one more when something may begin after the last day. */
  readonly periods: number;
  readonly sites: readonly Site[];
  readonly rooms: Rooms;
  readonly resources: Resources;
  readonly regions: RegionTree;
  readonly rates: Rates;
  readonly tasks: ClassTasks;
  readonly reach: Reach;
  readonly travel: TravelModel;
  readonly own: OwnFunctions;
}

export function offerOf(problem: Problem, own: OwnFunctions): Offer {
  const travel = travelOf(problem, own);
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const firstDay = parseDay(problem.horizon.start);
  const days = parseDay(problem.horizon.end) - firstDay + 1;
  const phases = problem.programmes.flatMap((programme) => programme.phases);
  const rooms = roomsOf(sites, phases, days);
  const periods = hasTravelDays(problem) ? days + 1 : days;
  return {
    problem,
    firstDay,
    days,
    periods,
    sites,
    rooms,
    resources: new Resources(rooms, periods),
    regions,
    rates: ratesOf(problem),
    tasks: classTasksOf(problem),
    reach: new Reach(problem, sites, travel),
    travel,
    own,
  };
}

/** The cohort of a task. */
export function cohortOf({ problem, tasks }: Pick<Offer, "problem" | "tasks">, task: number): Cohort {
  return problem.cohorts[tasks.cohortOf[task]!]!;
}
