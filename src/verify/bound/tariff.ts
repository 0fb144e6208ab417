/**
 * What a leaf's prices of sums add to a class: quotas, the participants of a year, the budget, the load of a month, and the shares of
 * places.
 */
import { formatDay } from "../../calendar/index.ts";
import type { Cohort, Quota } from "../../domain/index.ts";
import { unplacedCost } from "../costs.ts";
import { dayRange, type Facts, phasesOf } from "../facts.ts";
import { matchesCohort, matchesFacility } from "../filters.ts";
import type { CohortOptions, PhaseOptions } from "./candidates.ts";
import type { Goal, Weigh } from "./goal.ts";
import type { LeafRows } from "./leaf-rows.ts";
import type { RoomRows } from "./room-rows.ts";
import { waveRoomCount, waveRoomMax } from "./wave-rooms.ts";

/** What a phase of a cohort pays. */
export interface Tariff {
  /** For each unit of its budgeted cost. */
  readonly budget: number;
  /** No class of it pays less than this below nothing: what quotas with a minimum give at most. Not negative. */
  readonly gain: number;
  /** At a facility, whenever; may be negative. */
  readonly fixedAt: (facility: number) => number;
  /** At a facility, by the period of the start; may be negative. Absent when all is 0. */
  readonly byStartAt: (facility: number) => Float64Array | undefined;
  /** Of the cost of opening the facility, and of its series' using it; not negative. */
  readonly shareAt: (facility: number) => number;
  /** What a class in a room, by its row, pays that shares a day there with all such classes of its wave; not negative. */
  readonly waveRoomAt: (room: number) => number;
}

/** The units of a cost: none where what is left out is bounded. */
export function costUnitOf({ weigh }: Goal, unit: number): number {
  return weigh === undefined ? unit : 0;
}

/** The prices of a leaf's sums. */
export interface SumPrices {
  readonly isEmpty: boolean;
  readonly budget: number;
  /** Sum of price x maximum, less that of price x minimum. */
  readonly worth: bigint;
  /** What leaving a cohort out counts; infinite for one that must be placed. */
  readonly outOf: (cohort: CohortOptions) => number;
  readonly tariffOf: (cohort: CohortOptions, phase: PhaseOptions) => Tariff;
}

const FREE: Tariff = {
  budget: 0,
  gain: 0,
  fixedAt: () => 0,
  byStartAt: () => undefined,
  shareAt: () => 0,
  waveRoomAt: () => 0,
};

interface QuotaPrice {
  readonly quota: Quota;
  /** For each unit: what the maximum costs less what the minimum gives. */
  readonly net: number;
  /** [facility row] 1 where it counts */
  readonly matches: Uint8Array;
  /** Periods of the starts that count. */
  readonly from: number;
  readonly past: number;
}

/** The prices of a leaf's sums, or why they are refused. `unit`: of what is bounded. */
export function sumPrices(
  facts: Facts,
  rooms: RoomRows,
  goal: Goal,
  unit: number,
  { sums, shares, seriesShares }: Pick<LeafRows, "sums" | "shares" | "seriesShares">,
): SumPrices | string {
  const outs: { readonly weigh: Weigh; readonly price: number }[] = [];
  if (goal.weigh !== undefined) outs.push({ weigh: goal.weigh, price: unit });
  const costUnit = costUnitOf(goal, unit);
  const outOf = ({ cohort, unplaced }: CohortOptions): number =>
    unplaced === Number.POSITIVE_INFINITY
      ? unplaced
      : outs.reduce((sum, { weigh, price }) => sum + price * weigh(cohort), costUnit * unplaced);
  if (sums.length === 0 && shares.length === 0 && seriesShares.length === 0) {
    return { isEmpty: true, budget: 0, worth: 0n, outOf, tariffOf: () => FREE };
  }
  const { problem, firstDay, lastDay } = facts;
  const periods = lastDay - firstDay + 1;
  const largest = problem.cohorts.reduce((most, { size }) => Math.max(most, size), 1);
  const quotas: QuotaPrice[] = [];
  const years = new Map<number, Float64Array>();
  const waveRooms = new Map<string, Map<number, number>>();
  let month: Float64Array | undefined;
  let [budget, worth, magnitude] = [0, 0n, 0];
  for (const sum of sums) {
    const { most, least } = sum;
    if (sum.kind !== "budget" && sum.kind !== "unplaced" && sum.kind !== "wave-room")
      magnitude += (most + least) * largest;
    switch (sum.kind) {
      case "budget":
        budget = most;
        worth += BigInt(most) * BigInt(problem.budget!);
        break;
      case "quota": {
        const quota = problem.quotas![sum.row]!;
        quotas.push(quotaPrice(facts, quota, most - least));
        worth += BigInt(most) * BigInt(quota.max ?? 0) - BigInt(least) * BigInt(quota.min ?? 0);
        break;
      }
      case "year": {
        const ofYear = years.get(sum.row) ?? new Float64Array(periods);
        years.set(sum.row, ofYear);
        fillDays(ofYear, firstDay, sum.year, most);
        worth += BigInt(most) * BigInt(problem.facilities[sum.row]!.limits!.participantsPerYear!);
        break;
      }
      case "smoothing": {
        const { overCost, perMonth } = problem.smoothing!;
        // Beyond what a unit above the even load costs a price gains nothing: whoever pays it would rather exceed.
        const price = BigInt(most) > BigInt(costUnit) * BigInt(overCost) ? costUnit * overCost : most;
        month ??= new Float64Array(periods);
        fillDays(month, firstDay, sum.month, price);
        worth += BigInt(price) * BigInt(perMonth);
        break;
      }
      case "unplaced": {
        const { weigh, max } = goal.within.get(sum.key)!;
        outs.push({ weigh, price: most });
        worth += BigInt(most) * BigInt(max);
        break;
      }
      case "wave-room": {
        const { wave, row } = sum;
        const ofWave = waveRooms.get(wave) ?? new Map<number, number>();
        waveRooms.set(wave, ofWave.set(row, most));
        worth += BigInt(most) * waveRoomMax(rooms.room[row]!);
        break;
      }
    }
  }
  if (magnitude > Number.MAX_SAFE_INTEGER || unit + budget > Number.MAX_SAFE_INTEGER) {
    return `prices of sums that add up to 2^53 or more`;
  }
  const isTooDear = (cohort: Cohort): boolean =>
    outs.reduce((sum, { weigh, price }) => sum + price * weigh(cohort), costUnit * unplacedCost(facts, cohort)) >
    Number.MAX_SAFE_INTEGER;
  if (outs.length > 0 && problem.cohorts.some(isTooDear)) return "prices of those left out that add up to 2^53 or more";
  const shareOf = new Map<string, Map<number, number>>();
  for (const { cohort, phase, facility, price } of [...shares, ...seriesShares]) {
    const key = `${cohort} ${phase}`;
    const own = shareOf.get(key) ?? new Map<number, number>();
    shareOf.set(key, own.set(facility, (own.get(facility) ?? 0) + price));
  }

  const tariffOf = ({ cohort, row }: CohortOptions, { phase, index, size }: PhaseOptions): Tariff => {
    const first = phasesOf(facts, cohort)[0]!.id;
    const own = quotas
      .filter(({ quota }) => (quota.phase ?? first) === phase.id && matchesCohort(facts, quota.cohorts, cohort))
      .map((price) => ({ ...price, net: price.net * (price.quota.unit === "cohorts" ? 1 : size) }));
    const always = own.filter(({ from, past }) => from === 0 && past === periods);
    const sometimes = own.filter((price) => !always.includes(price));
    const monthUnits = index > 0 ? 0 : problem.smoothing?.unit === "cohorts" ? 1 : size;
    const ownShares = shareOf.get(`${row} ${index}`);
    const ofWave = index > 0 || cohort.wave === undefined ? undefined : waveRooms.get(cohort.wave);
    const byStart = new Map<number, Float64Array | undefined>();
    const makeByStart = (facility: number): Float64Array | undefined => {
      const ofYear = years.get(facility);
      const here = sometimes.filter(({ matches }) => matches[facility] === 1);
      if (ofYear === undefined && here.length === 0 && (month === undefined || monthUnits === 0)) return undefined;
      return Float64Array.from({ length: periods }, (_, start) => {
        let sum = (ofYear?.[start] ?? 0) * size + (month?.[start] ?? 0) * monthUnits;
        for (const { net, from, past } of here) if (from <= start && start < past) sum += net;
        return sum;
      });
    };
    return {
      budget,
      gain: own.reduce((sum, { net }) => sum + Math.max(0, -net), 0),
      fixedAt: (facility) => always.reduce((sum, { net, matches }) => sum + net * matches[facility]!, 0),
      byStartAt: (facility) => {
        if (!byStart.has(facility)) byStart.set(facility, makeByStart(facility));
        return byStart.get(facility);
      },
      shareAt: (facility) => ownShares?.get(facility) ?? 0,
      waveRoomAt: (row) => (ofWave?.get(row) ?? 0) * waveRoomCount(rooms.room[row]!, phase, size),
    };
  };
  return { isEmpty: false, budget, worth, outOf, tariffOf };
}

function quotaPrice(facts: Facts, quota: Quota, net: number): QuotaPrice {
  const { problem, firstDay, lastDay } = facts;
  const matches = Uint8Array.from(problem.facilities, (one) => (matchesFacility(facts, quota.facilities, one) ? 1 : 0));
  const { from, to } = quota.period === undefined ? { from: firstDay, to: lastDay } : dayRange(quota.period);
  return {
    quota,
    net,
    matches,
    from: Math.max(0, from - firstDay),
    past: Math.min(to, lastDay) - firstDay + 1,
  };
}

/** Sets a price on the periods whose date begins like this: those of a year or of a month. */
function fillDays(prices: Float64Array, firstDay: number, dates: string, price: number): void {
  for (let period = 0; period < prices.length; period++) {
    if (formatDay(firstDay + period).startsWith(`${dates}-`)) prices[period] = price;
  }
}
