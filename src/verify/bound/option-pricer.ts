/**
 * What a class in a room costs at a leaf's prices, in units.
 *
 * Exact in doubles, or else a number that is too low: everything that is not negative is added up first, and a sum of 2^53 or more counts
 * as 2^53 - 1, which a bound may do. What may be negative adds up to less than 2^53, as `sumPrices` sees to.
 */
import type { Wave } from "../../domain/index.ts";
import type { Facts } from "../facts.ts";
import type { CohortOptions, PhaseOptions } from "./candidates.ts";
import { costOf, type DaySums } from "./day-sums.ts";
import type { LeafPrices } from "./leaf-prices.ts";
import type { RoomRows } from "./room-rows.ts";
import { type StepSums, stepTimes } from "./room-stations.ts";
import type { SumPrices, Tariff } from "./tariff.ts";
import { sharesDay } from "./wave-rooms.ts";

/** Something that a class holds from its start until some days after its end. */
interface Held {
  readonly sums: DaySums;
  readonly amount: number;
  readonly extraDays: number;
}

/** Where in the room of a candidate a class may be: the unit, and the prices of a place there. */
interface Spot {
  readonly unit: number;
  readonly sums: DaySums | undefined;
  readonly steps: readonly StepSums[];
}

export class OptionPricer {
  /** The units of a cost. */
  readonly unit: number;
  /** The spots of the candidate that was opened last. */
  spots: readonly Spot[] = [];
  /** Of that candidate: what a class there costs whenever it starts, without what may be negative. */
  fixed = 0;
  /** Whether what a class there costs depends on its start by lateness alone. */
  isFlat = true;

  readonly #facts: Facts;
  readonly #prices: LeafPrices;
  readonly #sums: SumPrices;
  readonly #rooms: RoomRows;
  readonly #boardingPerNight: number;
  readonly #poolRow: ReadonlyMap<object, number>;
  readonly #freeSpots: readonly (readonly Spot[])[];
  #tariff: Tariff | undefined;
  #phase: PhaseOptions | undefined;
  #wave: Wave | undefined;
  #seats = 1;
  /** Seats of the room that was opened last. */
  #roomSeats = 1;
  #perNight = 0;
  #net = 0;
  #byStart: Float64Array | undefined;
  #held: readonly Held[] = [];
  /** What a class pays that shares a day with all such classes of its wave in the room, and whether it does. */
  #waveRoom = 0;
  #sharesDay: (start: number, past: number) => boolean = () => false;
  #ownAt: ((start: number) => number) | undefined;

  constructor(facts: Facts, rooms: RoomRows, unit: number, prices: LeafPrices, sums: SumPrices, freeSpots: FreeSpots) {
    this.unit = unit;
    this.#facts = facts;
    this.#prices = prices;
    this.#sums = sums;
    this.#rooms = rooms;
    this.#boardingPerNight = facts.costs.boardingPerNight ?? 0;
    this.#poolRow = new Map((facts.problem.pools ?? []).map((pool, row) => [pool, row]));
    this.#freeSpots = freeSpots;
  }

  /** Whether any price may change what the cohort pays. */
  meets({ phases }: CohortOptions): boolean {
    const { rooms, beds, concurrent, pools } = this.#prices;
    if (!this.#sums.isEmpty || pools.size > 0) return true;
    // Most leaves price nothing but rooms, and are asked about millions of them.
    if (beds.size + concurrent.size === 0)
      return phases.some(({ rows }) => rows.some((row) => rooms[row] !== undefined));
    const { facilityRow } = this.#rooms;
    const isPriced = (row: number): boolean =>
      rooms[row] !== undefined || beds.has(facilityRow[row]!) || concurrent.has(facilityRow[row]!);
    return phases.some(({ rows }) => rows.some(isPriced));
  }

  /** What leaving a cohort out counts, in units; infinite for one that must be placed. */
  outOf(cohort: CohortOptions): number {
    return this.#sums.outOf(cohort);
  }

  /** The row of a room's facility. */
  facilityOf(row: number): number {
    return this.#rooms.facilityRow[row]!;
  }

  /** Turns to the phase of a cohort; returns what its classes may cost less than nothing, at most. */
  turnTo(cohort: CohortOptions, phase: PhaseOptions): number {
    this.#phase = phase;
    this.#tariff = this.#sums.tariffOf(cohort, phase);
    this.#wave = this.#facts.problem.waves?.find(({ id }) => id === cohort.cohort.wave);
    return this.#tariff.gain;
  }

  /** Turns to a candidate of the phase. */
  open(k: number): void {
    const { rows, costs, penalties, boarders, size, phase, ownCost } = this.#phase!;
    const tariff = this.#tariff!;
    const row = rows[k]!;
    this.#ownAt = ownCost && ((start) => ownCost(row, start));
    const facility = this.#rooms.facilityRow[row]!;
    const stations = this.#prices.rooms[row];
    if (stations === undefined) this.spots = this.#freeSpots[row]!;
    else this.spots = phase.sessions === "half" ? stations.half : stations.full;
    this.#seats = this.#rooms.room[row]!.shared === true ? size : 1;
    this.#roomSeats = this.#rooms.room[row]!.seats;
    const perUnit = this.unit + tariff.budget;
    this.#perNight = perUnit * this.#boardingPerNight * (boarders?.[k] ?? 0);
    this.fixed = this.unit * costs[k]!;
    if (tariff.budget > 0) this.fixed += tariff.budget * (costs[k]! - (penalties?.[k] ?? 0));
    this.fixed += tariff.shareAt(facility);
    this.#net = tariff.fixedAt(facility);
    this.#byStart = tariff.byStartAt(facility);
    this.#held = this.#heldAt(row, facility, boarders?.[k] ?? 0);
    this.#waveRoom = tariff.waveRoomAt(row);
    if (this.#waveRoom > 0) this.#sharesDay = sharesDay(this.#facts, this.#rooms.facility[row]!.id, this.#wave!);
    this.isFlat =
      this.#waveRoom === 0 &&
      stations === undefined &&
      this.#held.length === 0 &&
      this.#perNight === 0 &&
      this.#byStart === undefined &&
      ownCost === undefined;
  }

  /** What a class of the candidate costs at a spot in periods `start .. past`, the last excluded; `lateness` included. */
  at({ sums, steps }: Spot, start: number, past: number, lateness: number): number {
    const { priced } = this.#prices;
    let cost = this.fixed + lateness + this.#perNight * (past - start);
    if (this.#ownAt !== undefined) cost += this.unit * this.#ownAt(start);
    if (sums !== undefined) cost += this.#seats * costOf(priced, sums, start, past);
    for (let n = 0; n < steps.length; n++) {
      const times = stepTimes(this.#seats, this.#roomSeats, steps[n]!.k);
      cost += times * costOf(priced, steps[n]!.sums, start, past);
    }
    for (let k = 0; k < this.#held.length; k++) {
      const { sums: ofHeld, amount, extraDays } = this.#held[k]!;
      cost += amount * costOf(priced, ofHeld, start, past + extraDays);
    }
    if (this.#waveRoom > 0 && this.#sharesDay(start, past)) cost += this.#waveRoom;
    return clamped(cost) + this.#net + (this.#byStart === undefined ? 0 : this.#byStart[start]!);
  }

  #heldAt(row: number, facility: number, boarders: number): Held[] {
    const { beds, concurrent, pools } = this.#prices;
    if (beds.size + concurrent.size + pools.size === 0) return NOTHING_HELD;
    const held: Held[] = [];
    const ofBeds = boarders > 0 ? beds.get(facility) : undefined;
    if (ofBeds !== undefined) held.push({ sums: ofBeds, amount: boarders, extraDays: 0 });
    const ofClasses = concurrent.get(facility);
    if (ofClasses !== undefined) held.push({ sums: ofClasses, amount: 1, extraDays: 0 });
    for (const { pool, amount } of pools.size === 0 ? [] : this.#phase!.drawsAt(row)!) {
      const ofPool = pools.get(this.#poolRow.get(pool)!);
      if (ofPool !== undefined) held.push({ sums: ofPool, amount, extraDays: pool.travelDays ?? 0 });
    }
    return held;
  }
}

const NOTHING_HELD: Held[] = [];

/** [room row] the spots of a room that has no price */
export type FreeSpots = readonly (readonly Spot[])[];

export function freeSpots({ units }: RoomRows): FreeSpots {
  const known = new Map<readonly number[], readonly Spot[]>();
  return units.map((own) => {
    const spots = known.get(own) ?? own.map((unit) => ({ unit, sums: undefined, steps: [] }));
    known.set(own, spots);
    return spots;
  });
}

/** A sum that may be taken for smaller than it is. */
export function clamped(sum: number): number {
  return sum > Number.MAX_SAFE_INTEGER && sum !== Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : sum;
}
