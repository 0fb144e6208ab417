/** The plan in figures. */
import type { Facility } from "../../domain/index.ts";
import type { ReportInput } from "../report-input.ts";
import type { Atlas } from "./atlas.ts";
import type { PlannedClass } from "./classes.ts";
import type { LeftPeople } from "./left-people.ts";

interface TypeFigures {
  readonly type: string;
  readonly available: number;
  readonly used: number;
  readonly classes: number;
  readonly people: number;
}

export interface Figures {
  /** Everyone: placed, in a class without a place, and in no class. */
  readonly people: number;
  readonly placed: number;
  readonly unplaced: number;
  readonly left: number;
  /** Those of the last whom the score does not count. */
  readonly uncounted: number;
  readonly classes: number;
  readonly facilitiesUsed: number;
  readonly facilities: number;
  readonly roomsUsed: number;
  readonly rooms: number;
  /** Undefined, like the three below it, where there is no class. */
  readonly averageSize: number | undefined;
  /** Participants of all classes by the seats of their rooms. */
  readonly seatsFilled: number | undefined;
  /** Road metres one way, for each participant. */
  readonly averageRoadM: number | undefined;
  readonly longestRoadM: number | undefined;
  /** Participants who board in some class, each once a class. */
  readonly boarders: number;
  readonly types: readonly TypeFigures[];
}

export function figuresOf(
  { problem, solution }: ReportInput,
  classes: readonly PlannedClass[],
  leftPeople: readonly LeftPeople[],
  atlas: Atlas,
): Figures {
  const { placedParticipants: placed, unplacedParticipants } = solution.score;
  const left = sum(leftPeople, ({ count }) => count);
  const uncounted = sum(leftPeople, ({ count, isCounted }) => (isCounted ? 0 : count));
  const unplaced = unplacedParticipants - (left - uncounted);
  const inClasses = sum(classes, (planned) => planned.cohort.size);
  const seats = sum(classes, (planned) => planned.room.seats);
  const whenAny = (value: number): number | undefined => (classes.length === 0 ? undefined : value);
  return {
    people: placed + unplaced + left,
    placed,
    unplaced,
    left,
    uncounted,
    classes: classes.length,
    facilitiesUsed: new Set(classes.map((planned) => planned.facility)).size,
    facilities: problem.facilities.length,
    roomsUsed: new Set(classes.map(roomKey)).size,
    rooms: sum(problem.facilities, roomsOf),
    averageSize: whenAny(inClasses / classes.length),
    seatsFilled: whenAny(inClasses / seats),
    averageRoadM: whenAny(sum(classes, (planned) => planned.roadM) / inClasses),
    longestRoadM: whenAny(classes.reduce(longerRoad, 0)),
    boarders: sum(classes, (planned) => planned.boarders),
    types: atlas.types.map((type) => figuresOfType(type, problem.facilities, classes)),
  };
}

export function sum<T>(items: Iterable<T>, amount: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += amount(item);
  return total;
}

function figuresOfType(type: string, facilities: readonly Facility[], classes: readonly PlannedClass[]): TypeFigures {
  const here = classes.filter((planned) => planned.facility.type === type);
  return {
    type,
    available: facilities.filter((facility) => facility.type === type).length,
    used: new Set(here.map((planned) => planned.facility)).size,
    classes: here.length,
    people: sum(here, (planned) => planned.cohort.size),
  };
}

function roomsOf(facility: Facility): number {
  return sum(facility.rooms, (room) => room.count ?? 1);
}

function roomKey({ assignment: { facility, room, unit } }: PlannedClass): string {
  return JSON.stringify([facility, room, unit]);
}

function longerRoad(longest: number, { origins }: PlannedClass): number {
  return origins.reduce((metres, origin) => Math.max(metres, origin.roadM), longest);
}
