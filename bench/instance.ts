import { type Random, stream } from "../src/base/index.ts";
import { formatDay, openDays, parseDay } from "../src/calendar/index.ts";
import type { Cohort, Facility, Problem, Programme, Region } from "../src/domain/index.ts";
import type { GeoPoint } from "../src/geo/index.ts";
import { indonesianRegions } from "../src/indonesia/index.ts";

/** What a generated instance is made of. */
export interface InstanceOptions {
  readonly cohorts: number;
  /** Share of all room-days that the cohorts ask for, 0 to 1. */
  readonly load: number;
  readonly seed: number;
  /** Whether all start together; then every class lasts five days and the load is the share of rooms taken on that day. */
  readonly wave: boolean;
}

const HORIZON = { start: "2027-01-01", end: "2027-12-31" };
export const WEEK = ["mon", "tue", "wed", "thu", "fri"] as const;
const DAYS = { least: 5, most: 30 };
const WINDOW = { least: 20, most: 120 };
export const COSTS = {
  currency: "IDR",
  classByType: { BLK: 10_000_000, BLKK: 12_000_000, PLUT: 11_000_000 },
  allowancePerDay: 20_000,
  travelPerKm: 2_000,
  latenessPerDay: 50_000,
  unplaced: 3_000_000,
};

/**
 * Cohorts spread over the regencies of Indonesia and the year, and facilities drawn one by one, where cohorts are drawn as
 * well, until the cohorts ask for no more than `load` of all room-days. Chance makes some regencies crowded and leaves
 * others with rooms to spare.
 */
export function generateInstance({ cohorts: count, load, seed, wave }: InstanceOptions): Problem {
  const homes = homesOf();
  const weights = homeWeights(homes, stream(seed, "weights"));
  const programmes: Programme[] = [];
  for (let days = DAYS.least; days <= DAYS.most; days++) {
    programmes.push({ id: courseId(days), phases: [{ id: "course", days }] });
  }
  const drawn = drawCohorts(count, homes, weights, stream(seed, "cohorts"));
  const cohorts = wave ? drawn.map(inWave) : drawn.map(({ days: _, ...cohort }) => cohort);
  const rooms = wave ? count / load : drawn.reduce((sum, { days }) => sum + days, 0) / load / openDaysOfHorizon();
  const facilities = drawFacilities(rooms, homes, weights, stream(seed, "facilities"));
  return {
    horizon: HORIZON,
    calendars: [{ id: "week", week: WEEK, closed: [] }],
    regions: [{ id: "nation", calendar: "week" }, ...homes.map((home) => ({ ...home, parent: "nation" }))],
    facilities,
    programmes,
    cohorts,
    ...(wave ? { waves: [{ id: "together", spreadDays: 0 }] } : {}),
    costs: COSTS,
    note: `Synthetic: generated for a benchmark from seed ${seed}.`,
  };
}

/** The regencies and cities that have a point. */
export function homesOf(): Region[] {
  return indonesianRegions().filter((region) => region.point !== undefined && region.landmass !== undefined);
}

function openDaysOfHorizon(): number {
  const first = parseDay(HORIZON.start);
  const periods = parseDay(HORIZON.end) - first + 1;
  return openDays(first, periods, { week: WEEK, closed: [] }, []).dayOfRank.length;
}

function courseId(days: number): string {
  return `course-${days}`;
}

function inWave({ days: _, ...cohort }: DrawnCohort): Cohort {
  return {
    ...cohort,
    programme: courseId(DAYS.least),
    window: { earliest: HORIZON.start, latest: HORIZON.end },
    preferredStart: HORIZON.start,
    wave: "together",
  };
}

/** Cumulative weights: a few large regencies, many small ones. */
export function homeWeights(homes: readonly Region[], random: Random): Float64Array {
  const cumulative = new Float64Array(homes.length);
  let sum = 0;
  homes.forEach((home, row) => {
    sum += (home.landmass === "Jawa" ? 4 : 1) * (0.2 + random.nextFloat() ** 3 * 3);
    cumulative[row] = sum;
  });
  return cumulative;
}

export function drawHome(cumulative: Float64Array, random: Random): number {
  const at = random.nextFloat() * cumulative[cumulative.length - 1]!;
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

type DrawnCohort = Cohort & { readonly days: number };

function drawCohorts(count: number, homes: readonly Region[], weights: Float64Array, random: Random): DrawnCohort[] {
  const first = parseDay(HORIZON.start);
  const last = parseDay(HORIZON.end);
  return Array.from({ length: count }, (_, row) => {
    const days = DAYS.least + random.nextInt(DAYS.most - DAYS.least + 1);
    const span = days + 2 * Math.ceil(days / 5);
    const earliest = first + random.nextInt(last - first + 1 - span);
    const window = WINDOW.least + random.nextInt(WINDOW.most - WINDOW.least + 1);
    const latest = Math.min(earliest + window, last - span);
    return {
      id: `cohort-${row}`,
      programme: courseId(days),
      days,
      size: 16 + random.nextInt(10),
      region: homes[drawHome(weights, random)]!.id,
      window: { earliest: formatDay(earliest), latest: formatDay(Math.max(latest, earliest)) },
      preferredStart: formatDay(earliest),
    };
  });
}

function drawFacilities(rooms: number, homes: readonly Region[], weights: Float64Array, random: Random): Facility[] {
  const facilities: Facility[] = [];
  for (let drawn = 0; drawn < rooms; ) {
    const home = homes[drawHome(weights, random)]!;
    const kind = random.nextInt(10);
    const type = kind < 1 ? "BLK" : kind < 2 ? "PLUT" : "BLKK";
    const count = type === "BLK" ? 3 + random.nextInt(4) : 1;
    drawn += count;
    facilities.push({
      id: `${type}-${facilities.length}`,
      type,
      region: home.id,
      point: pointNear(home.point!, random),
      rooms: [{ id: "room", seats: type === "BLKK" ? 20 + random.nextInt(6) : 30, count }],
    });
  }
  return facilities;
}

/** A point near a home, mostly quite near. */
export function pointNear({ lat, lon }: GeoPoint, random: Random): GeoPoint {
  const reach = random.nextFloat() ** 2 * 0.25;
  return {
    lat: Math.round((lat + (random.nextFloat() * 2 - 1) * reach) * 1e4) / 1e4,
    lon: Math.round((lon + (random.nextFloat() * 2 - 1) * reach) * 1e4) / 1e4,
  };
}
