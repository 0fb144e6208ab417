/** The rows of a leaf, read with suspicion: every id must name something, every price be whole, and nothing be priced twice. */
import { type Facts, phasesOf } from "../facts.ts";
import { isRecord, show } from "../untrusted.ts";
import { keyOf } from "./goal.ts";
import type { LeafRows, PackedRoom, PricedRoom, PricedRow, PricedSum, RowNames, Series, Share } from "./leaf-rows.ts";
import { periodOf } from "./periods.ts";
import { hasPlaces } from "./places.ts";
import { ANY_UNIT } from "./room-rows.ts";
import { A_PRICE, arePackable, isMonth, isPrice, isYear, shown } from "./row-values.ts";

/** The rows of a leaf, or what is wrong with them. */
export function readRows(facts: Facts, names: RowNames, rows: unknown, path: string): LeafRows | string {
  if (!Array.isArray(rows)) return `${path}.rows is not a list.`;
  const reader = new RowReader(facts, names);
  for (const [k, entry] of rows.entries()) {
    const fault = isRecord(entry) ? reader.read(entry, entry["ids"]) : " is not a row.";
    if (fault !== undefined) return `${path}.rows[${k}]${fault}`;
  }
  return reader;
}

type Row = Record<string, unknown>;

/** Collects rows; each method returns what is wrong with one, to follow its path. */
class RowReader implements LeafRows {
  readonly rooms: PricedRoom[] = [];
  readonly beds: PricedRow[] = [];
  readonly concurrent: PricedRow[] = [];
  readonly pools: PricedRow[] = [];
  readonly sums: PricedSum[] = [];
  readonly shares: Share[] = [];
  readonly seriesShares: Share[] = [];
  readonly packings: PackedRoom[] = [];
  readonly worths = new Map<number, number>();

  readonly #facts: Facts;
  readonly #names: RowNames;
  /** [what is priced][period] 1 when it has a price */
  readonly #taken = new Map<string, Uint8Array>();

  constructor(facts: Facts, names: RowNames) {
    this.#facts = facts;
    this.#names = names;
  }

  read(row: Row, ids: unknown): string | undefined {
    const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
    const { kind } = row;
    switch (kind) {
      case "room":
        return this.#room(row, list);
      case "beds":
      case "concurrent":
        return this.#byDay(row, list, this.#names.facilities, "facility", this[kind]);
      case "pool":
        return this.#byDay(row, list, this.#names.pools, "pool", this.pools);
      case "quota":
      case "year":
      case "budget":
      case "smoothing":
      case "unplaced":
      case "wave-room":
        return this.#sum(kind, row, list);
      case "packing":
        return this.#packing(row, list);
      case "worth":
        return this.#worth(row, list);
      case "share":
        return this.#share(row, list);
      case "series-share":
        return this.#seriesShare(row, list);
      default:
        return `.kind is ${show(kind)}, which is no kind of row.`;
    }
  }

  #room(row: Row, ids: readonly unknown[]): string | undefined {
    const { rooms } = this.#names;
    const [facility, room] = ids.length === 2 ? ids : [];
    const at = rooms.rowOf.get(facility as string)?.get(room as string);
    if (at === undefined) return `.ids is [${show(facility)}, ${show(room)}], which is no room of the problem.`;
    const { unit = ANY_UNIT, part = "whole" } = row;
    const { count = 1 } = rooms.room[at]!;
    if (typeof unit !== "number" || !Number.isInteger(unit) || unit < ANY_UNIT || unit >= count) {
      return `.unit is ${show(unit)}, expected one from 0 to ${count - 1}.`;
    }
    if (unit === ANY_UNIT && row["unit"] !== undefined) return `.unit is ${unit}, expected one from 0 on.`;
    if (part !== "whole" && part !== "half" && part !== "morning" && part !== "afternoon") {
      return `.part is ${show(part)}, expected half, morning or afternoon.`;
    }
    const { k } = row;
    const { shared, seats } = rooms.room[at]!;
    if (k !== undefined && !(shared === true && Number.isInteger(k) && (k as number) >= 1 && (k as number) <= seats)) {
      return `.k is ${show(k)}, expected a whole number from 1 to the seats of a shared room.`;
    }
    const key = JSON.stringify(["room", at, unit, part, k]);
    const series = this.#series(row, key, `room ${room} of facility ${facility}`);
    if (typeof series === "string") return series;
    this.rooms.push({ row: at, unit, part, ...(k !== undefined && { k: k as number }), ...series });
    return undefined;
  }

  #packing(row: Row, ids: readonly unknown[]): string | undefined {
    const { rooms } = this.#names;
    const at = ids.length === 2 ? rooms.rowOf.get(ids[0] as string)?.get(ids[1] as string) : undefined;
    const room = at === undefined ? undefined : rooms.room[at]!;
    if (at === undefined || room?.shared !== true || (room.count ?? 1) !== 1) {
      return `.ids is ${shown(ids)}, which is no single shared room of the problem.`;
    }
    if (!arePackable(this.#facts)) return " packs a room, and the problem has waves, phases or half-day classes.";
    if (this.#isAgain(JSON.stringify(["packing", at]))) return ` packs room ${room.id} of facility ${ids[0]} again.`;
    const { most } = row;
    if (!isPrice(most)) return `.most is ${show(most)}, expected ${A_PRICE}.`;
    const series = this.#series(row, JSON.stringify(["seats", at]), `room ${room.id} of facility ${ids[0]}`);
    if (typeof series === "string") return series;
    this.packings.push({ row: at, most, ...series });
    return undefined;
  }

  #worth({ price }: Row, ids: readonly unknown[]): string | undefined {
    const cohort = ids.length === 1 ? this.#names.cohorts.get(ids[0]) : undefined;
    if (cohort === undefined) return `.ids is ${shown(ids)}, which is no cohort of the problem.`;
    if (!isPrice(price)) return `.price is ${show(price)}, expected ${A_PRICE}.`;
    if (this.worths.has(cohort)) return ` prices cohort ${ids[0]} again.`;
    this.worths.set(cohort, price);
    return undefined;
  }

  #byDay(row: Row, ids: readonly unknown[], rows: ReadonlyMap<unknown, number>, noun: string, to: PricedRow[]) {
    const at = ids.length === 1 ? rows.get(ids[0]) : undefined;
    if (at === undefined) return `.ids is ${shown(ids)}, which is no ${noun} of the problem.`;
    if (to === this.beds && this.#facts.problem.facilities[at]!.beds === undefined) {
      return `.ids is ${shown(ids)}, a facility without beds.`;
    }
    if (to === this.concurrent && this.#facts.problem.facilities[at]!.limits?.concurrentCohorts === undefined) {
      return `.ids is ${shown(ids)}, a facility without a limit of classes.`;
    }
    const series = this.#series(row, JSON.stringify([row["kind"], at]), `${noun} ${ids[0]}`);
    if (typeof series === "string") return series;
    to.push({ row: at, ...series });
    return undefined;
  }

  /** Prices by day of something that goes by a key. */
  #series({ day, prices }: Row, key: string, what: string): Series | string {
    if (!Array.isArray(prices)) return `.prices is not a list.`;
    const from = periodOf(this.#facts, day);
    const past = this.#facts.lastDay - this.#facts.firstDay + 1;
    if (!(from >= 0 && from + prices.length <= past)) return ` has prices on days outside the horizon.`;
    const days = this.#taken.get(key) ?? new Uint8Array(past);
    this.#taken.set(key, days);
    for (let n = 0; n < prices.length; n++) {
      if (!isPrice(prices[n])) return `.prices[${n}] is ${show(prices[n])}, expected ${A_PRICE}.`;
      if (days[from + n] === 1) return `.prices[${n}] prices a day of ${what} again.`;
      days[from + n] = 1;
    }
    return { from, prices };
  }

  #sum(kind: PricedSum["kind"], row: Row, ids: readonly unknown[]): string | undefined {
    const { most = 0, least = 0 } = row;
    if (!isPrice(most)) return `.most is ${show(most)}, expected ${A_PRICE}.`;
    if (!isPrice(least)) return `.least is ${show(least)}, expected ${A_PRICE}.`;
    const sum = this.#sumNamed(kind, ids);
    if (sum === undefined) return `.ids is ${shown(ids)}, which is no ${kind} of the problem.`;
    const { hasMost, hasLeast } = sum;
    if (most > 0 && !hasMost) return `.most is ${most}, and ${kind} ${shown(ids)} has no maximum.`;
    if (least > 0 && !hasLeast) return `.least is ${least}, and ${kind} ${shown(ids)} has no minimum.`;
    if (this.#isAgain(JSON.stringify([kind, ...ids]))) return ` prices ${kind} ${shown(ids)} again.`;
    this.sums.push({ ...sum.what, most, least } as PricedSum);
    return undefined;
  }

  /** What a sum's ids name, and which ends it has. */
  #sumNamed(kind: PricedSum["kind"], ids: readonly unknown[]) {
    const { problem } = this.#facts;
    const [first, second, third] = ids;
    if (kind === "budget") {
      return ids.length === 0 && problem.budget !== undefined
        ? { what: { kind }, hasMost: true, hasLeast: false }
        : undefined;
    }
    if (kind === "smoothing") {
      return ids.length === 1 && problem.smoothing !== undefined && isMonth(first)
        ? { what: { kind, month: first }, hasMost: true, hasLeast: false }
        : undefined;
    }
    if (kind === "year") {
      const row = ids.length === 2 ? this.#names.facilities.get(first) : undefined;
      const isLimited = row !== undefined && problem.facilities[row]!.limits?.participantsPerYear !== undefined;
      return isLimited && isYear(second)
        ? { what: { kind, row, year: second }, hasMost: true, hasLeast: false }
        : undefined;
    }
    if (kind === "unplaced") {
      const key = keyOf(ids);
      return this.#names.within.has(key) ? { what: { kind, key }, hasMost: true, hasLeast: false } : undefined;
    }
    if (kind === "wave-room") {
      const wave = problem.waves?.find(({ id }) => id === first);
      const row = this.#names.rooms.rowOf.get(second as string)?.get(third as string);
      return ids.length === 3 && wave !== undefined && row !== undefined
        ? { what: { kind, wave: wave.id, row }, hasMost: true, hasLeast: false }
        : undefined;
    }
    const row = ids.length === 1 ? this.#names.quotas.get(first) : undefined;
    if (row === undefined) return undefined;
    const { min, max } = problem.quotas![row]!;
    return { what: { kind, row }, hasMost: max !== undefined, hasLeast: min !== undefined };
  }

  #share({ price }: Row, ids: readonly unknown[]): string | undefined {
    if (!hasPlaces(this.#facts.problem)) return ` is a share, and opening a place costs nothing.`;
    const facility = this.#names.facilities.get(ids[0]);
    const cohort = this.#names.cohorts.get(ids[1]);
    const phases = cohort === undefined ? [] : phasesOf(this.#facts, this.#facts.problem.cohorts[cohort]!);
    const phase = phases.findIndex(({ id }) => id === ids[2]);
    if (ids.length !== 3 || facility === undefined || cohort === undefined || phase < 0) {
      return `.ids is ${shown(ids)}, expected a facility, a cohort and its phase.`;
    }
    if (!isPrice(price)) return `.price is ${show(price)}, expected ${A_PRICE}.`;
    if (this.#isAgain(JSON.stringify(["share", ...ids]))) return ` is the share ${shown(ids)} again.`;
    this.shares.push({ facility, cohort, phase, price });
    return undefined;
  }

  #seriesShare({ price }: Row, ids: readonly unknown[]): string | undefined {
    if (!hasPlaces(this.#facts.problem)) return ` is a share, and opening a place costs nothing.`;
    const facility = this.#names.facilities.get(ids[1]);
    const cohort = this.#names.cohorts.get(ids[2]);
    const series = cohort === undefined ? undefined : this.#facts.problem.cohorts[cohort]!.series;
    if (
      ids.length !== 3 ||
      facility === undefined ||
      cohort === undefined ||
      series === undefined ||
      series !== ids[0]
    ) {
      return `.ids is ${shown(ids)}, expected a series, a facility and a cohort of the series.`;
    }
    if (!isPrice(price)) return `.price is ${show(price)}, expected ${A_PRICE}.`;
    if (this.#isAgain(JSON.stringify(["series-share", ...ids]))) return ` is the share ${shown(ids)} again.`;
    this.seriesShares.push({ facility, cohort, phase: 0, price });
    return undefined;
  }

  #isAgain(key: string): boolean {
    if (this.#taken.has(key)) return true;
    this.#taken.set(key, new Uint8Array(0));
    return false;
  }
}
