/** The classes of a plan with what the tables say of each: where its people come from, how far they travel, what it costs. */
import { divideHalfUp } from "../../base/index.ts";
import { parseDay } from "../../calendar/index.ts";
import {
  type Assignment,
  type Cohort,
  type Costs,
  DEFAULT_TRAVEL,
  type Facility,
  type Problem,
  type Room,
} from "../../domain/index.ts";
import { type GeoPoint, greatCircleTravel } from "../../geo/index.ts";
import type { Atlas } from "./atlas.ts";

/** Participants of a class who set out from one place. */
interface ClassOrigin {
  readonly region: string;
  readonly count: number;
  /** Unknown where neither the cohort nor its region says. */
  readonly point: GeoPoint | undefined;
  /** Road metres one way, for each of them. */
  readonly roadM: number;
}

export interface PlannedClass {
  readonly assignment: Assignment;
  readonly cohort: Cohort;
  /** Whether it is its cohort's first class: people count where they take that one. */
  readonly isFirst: boolean;
  /** Participants who board, and nights for each of them. */
  readonly boarders: number;
  readonly nights: number;
  readonly facility: Facility;
  readonly room: Room;
  readonly origins: readonly ClassOrigin[];
  /** Road metres one way, summed over participants. */
  readonly roadM: number;
  /** In the smallest unit of the currency; what people without a place count for is no part of it. */
  readonly cost: number;
}

/** One class for each assignment, in the plan's order. An assignment that names what the problem does not have is left to `verify`. */
export function plannedClasses(problem: Problem, assignments: readonly Assignment[], atlas: Atlas): PlannedClass[] {
  // A class is on the landmass of its facility, so only the length of the road is asked for here.
  const travel = greatCircleTravel(problem.travel ?? DEFAULT_TRAVEL);
  const classes: PlannedClass[] = [];
  for (const assignment of assignments) {
    const cohort = atlas.cohorts.get(assignment.cohort);
    const facility = atlas.facilities.get(assignment.facility);
    const room = facility?.rooms.find((candidate) => candidate.id === assignment.room);
    if (cohort === undefined || facility === undefined || room === undefined) continue;
    const origins = originsOf(cohort, atlas).map(({ region, count, point }) => {
      const roadM =
        point === undefined ? 0 : travel.roadMetres({ point, landmass: "" }, { point: facility.point, landmass: "" });
      return { region, count, point, roadM };
    });
    const roadM = origins.reduce((sum, origin) => sum + origin.count * origin.roadM, 0);
    const limitM = Math.round((cohort.maxTravelKm ?? (problem.travel ?? DEFAULT_TRAVEL).maxTravelKm) * 1000);
    const far = facility.beds === undefined ? [] : origins.filter((origin) => origin.roadM > limitM);
    const boarders = far.reduce((sum, { count }) => sum + count, 0);
    const onceM = far.reduce((sum, origin) => sum + origin.count * origin.roadM, 0);
    const nights = boarders === 0 ? 0 : parseDay(assignment.end) - parseDay(assignment.start) + 1;
    const isFirst = isFirstPhase(problem, cohort, assignment.phase);
    const trip = { dailyM: roadM - onceM, onceM, boarders, nights };
    const cost = costOfClass(assignment, cohort, facility, isFirst, trip, atlas);
    classes.push({ assignment, cohort, isFirst, boarders, nights, facility, room, origins, roadM, cost });
  }
  return classes;
}

/** Where the participants of a cohort set out from; one place unless it says otherwise. */
export function originsOf(
  cohort: Cohort,
  atlas: Atlas,
): { readonly region: string; readonly count: number; readonly point: GeoPoint | undefined }[] {
  if (cohort.origins === undefined) {
    const point = cohort.point ?? atlas.regions.get(cohort.region)?.point;
    return [{ region: cohort.region, count: cohort.size, point }];
  }
  return cohort.origins.map(({ region, count, point }) => ({
    region,
    count,
    point: point ?? atlas.regions.get(region)?.point,
  }));
}

function isFirstPhase({ programmes }: Problem, { programme }: Cohort, phase: string): boolean {
  const { phases } = programmes.find(({ id }) => id === programme) ?? { phases: [] };
  return phases[0]?.id === phase;
}

/** How participants get there: person-metres each day, and once; who boards, and for how many nights. */
interface Trip {
  readonly dailyM: number;
  readonly onceM: number;
  readonly boarders: number;
  readonly nights: number;
}

function costOfClass(
  { start, sessions }: Assignment,
  { size, preferredStart }: Cohort,
  { type, costs: own }: Facility,
  isFirst: boolean,
  { dailyM, onceM, boarders, nights }: Trip,
  { costs }: Atlas,
): number {
  const days = sessions.length;
  const room = own?.class ?? rateOfType(costs, type) ?? costs.class ?? 0;
  const facilityDays = days * (own?.perDay ?? 0);
  const allowance = size * days * (costs.allowancePerDay ?? 0);
  const travel = divideHalfUp((dailyM * days + onceM) * (costs.travelPerKm ?? 0), 1000);
  const boarding = boarders * nights * (costs.boardingPerNight ?? 0);
  const lateDays =
    preferredStart === undefined || !isFirst ? 0 : Math.max(0, parseDay(start) - parseDay(preferredStart));
  return room + facilityDays + allowance + travel + boarding + lateDays * (costs.latenessPerDay ?? 0);
}

/** A type is a word of the user's, so it may also be `constructor`. */
function rateOfType({ classByType }: Costs, type: string): number | undefined {
  return classByType !== undefined && Object.hasOwn(classByType, type) ? classByType[type] : undefined;
}
