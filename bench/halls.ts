import { type Random, stream } from "../src/base/index.ts";
import { formatDay, parseDay } from "../src/calendar/index.ts";
import type { Cohort, Facility, Problem, Region } from "../src/domain/index.ts";
import { COSTS, drawHome, homesOf, homeWeights, pointNear, WEEK } from "./instance.ts";

/** What an instance of shared halls is made of. */
export interface HallOptions {
  readonly cohorts: number;
  /** Share of all seats, over all weeks, that the cohorts ask for, 0 to 1: it decides how many weeks there are. */
  readonly load: number;
  readonly seed: number;
}

/** A Monday. */
const FIRST_DAY = "2027-01-04";
const DAYS_OF_WEEK = 5;
const HALLS_PER_COHORT = 0.4;
/** Cohorts of a regency: fewer cohorts come from fewer regencies, neighbours on Jawa, so that halls are as near as in the nation. */
const COHORTS_PER_HOME = 20;
const LEAST_HOMES = 8;
const SEATS = [30, 40, 50, 60, 80, 100, 120];
const SIZE = { least: 20, most: 40 };
const WEEKS = { least: 1, most: 4 };
/** Mondays among which a cohort may start. */
const STARTS = { least: 2, most: 5 };
/** Weeks that an instance has at the least: the longest class. */
const LEAST_WEEKS = 4;

/** Where the people of a class live, how many they are, and for how long they learn. */
interface Shape {
  readonly home: Region;
  readonly size: number;
  readonly weeks: number;
}

/**
 * Halls that several classes share by their seats, and classes of 20 to 40 people that last one to four weeks and start on a
 * Monday: seats are lumpy, since few classes fit into a hall at a time. Two cohorts in five have a hall near their home, so that
 * about all can be placed, if seldom in the nearest hall.
 */
export function generateHalls({ cohorts: count, load, seed }: HallOptions): Problem {
  const homes = neighbours(Math.max(LEAST_HOMES, Math.ceil(count / COHORTS_PER_HOME)), stream(seed, "homes"));
  const weights = homeWeights(homes, stream(seed, "weights"));
  const shapes = drawShapes(count, homes, weights, stream(seed, "shapes"));
  const facilities = drawHalls(shapes, stream(seed, "halls"));
  const asked = shapes.reduce((sum, { size, weeks }) => sum + size * weeks, 0);
  const offered = facilities.reduce((sum, { rooms }) => sum + rooms[0]!.seats, 0);
  const weeks = Math.max(LEAST_WEEKS, Math.round(asked / (load * offered)));
  const random = stream(seed, "windows");
  const cohorts = shapes.map((shape, row): Cohort => {
    const starts = STARTS.least + random.nextInt(STARTS.most - STARTS.least + 1);
    const last = weeks - shape.weeks;
    const first = random.nextInt(last + 1);
    return {
      id: `cohort-${row}`,
      programme: courseId(shape.weeks),
      size: shape.size,
      region: shape.home.id,
      window: { earliest: monday(first), latest: monday(Math.min(first + starts - 1, last)) },
      preferredStart: monday(first),
    };
  });
  return {
    horizon: { start: FIRST_DAY, end: formatDay(parseDay(FIRST_DAY) + 7 * weeks - 1) },
    calendars: [{ id: "week", week: WEEK, closed: [] }],
    regions: [{ id: "nation", calendar: "week" }, ...homes.map((home) => ({ ...home, parent: "nation" }))],
    facilities,
    programmes: Array.from({ length: WEEKS.most }, (_, k) => ({
      id: courseId(k + 1),
      phases: [{ id: "course", days: DAYS_OF_WEEK * (k + 1), startDays: ["mon"] as const }],
    })),
    cohorts,
    costs: COSTS,
    note: `Synthetic: shared halls, generated for a benchmark from seed ${seed}.`,
  };
}

/** So many regencies in the order of their codes, from some regency of Jawa on. */
function neighbours(count: number, random: Random): Region[] {
  const homes = homesOf();
  const first = homes.findIndex(({ landmass }) => landmass === "Jawa");
  const from = first + random.nextInt(homes.filter(({ landmass }) => landmass === "Jawa").length);
  return [...homes.slice(from), ...homes.slice(0, from)].slice(0, count);
}

function courseId(weeks: number): string {
  return `weeks-${weeks}`;
}

/** The Monday of a week. */
function monday(week: number): string {
  return formatDay(parseDay(FIRST_DAY) + 7 * week);
}

function drawShapes(count: number, homes: readonly Region[], weights: Float64Array, random: Random): Shape[] {
  return Array.from({ length: count }, () => ({
    home: homes[drawHome(weights, random)]!,
    size: SIZE.least + random.nextInt(SIZE.most - SIZE.least + 1),
    weeks: WEEKS.least + random.nextInt(WEEKS.most - WEEKS.least + 1),
  }));
}

function drawHalls(shapes: readonly Shape[], random: Random): Facility[] {
  const count = Math.max(1, Math.round(shapes.length * HALLS_PER_COHORT));
  return Array.from({ length: count }, (_, row) => {
    const { home } = shapes[Math.floor(row / HALLS_PER_COHORT)]!;
    return {
      id: `hall-${row}`,
      type: "BLK",
      region: home.id,
      point: pointNear(home.point!, random),
      rooms: [{ id: "hall", seats: SEATS[random.nextInt(SEATS.length)]!, shared: true }],
    };
  });
}
