/** The rows of a leaf once they are read: what they price, by rows of the problem. */
import type { Problem } from "../../domain/index.ts";
import type { Goal } from "./goal.ts";
import type { RoomRows } from "./room-rows.ts";

export type RoomPart = "whole" | "half" | "morning" | "afternoon";

/** Prices of something from a period on. */
export interface Series {
  readonly from: number;
  readonly prices: readonly number[];
}

export interface PricedRoom extends Series {
  readonly row: number;
  /** ANY_UNIT for all of them. */
  readonly unit: number;
  readonly part: RoomPart;
  /** Of a row of steps. */
  readonly k?: number;
}

/** A room that is packed exactly: what classes earn there together is at most `most`. Prices of a seat lead whoever checks it. */
export interface PackedRoom extends Series {
  readonly row: number;
  readonly most: number;
}

/** Of a facility's beds or of its places for classes, or of a pool. */
export interface PricedRow extends Series {
  readonly row: number;
}

/** A quota by its row, a facility by its row and a year, the budget, a month, what is left out by its key, or a wave and a room by its row. */
export type PricedSum = { readonly most: number; readonly least: number } & (
  | { readonly kind: "quota"; readonly row: number }
  | { readonly kind: "year"; readonly row: number; readonly year: string }
  | { readonly kind: "budget" }
  | { readonly kind: "smoothing"; readonly month: string }
  | { readonly kind: "unplaced"; readonly key: string }
  | { readonly kind: "wave-room"; readonly wave: string; readonly row: number }
);

/** What a cohort, by its row, bears of a facility that it uses in a phase, or that its series uses. */
export interface Share {
  readonly facility: number;
  readonly cohort: number;
  readonly phase: number;
  readonly price: number;
}

export interface LeafRows {
  readonly rooms: readonly PricedRoom[];
  readonly beds: readonly PricedRow[];
  readonly concurrent: readonly PricedRow[];
  readonly pools: readonly PricedRow[];
  readonly sums: readonly PricedSum[];
  readonly shares: readonly Share[];
  readonly seriesShares: readonly Share[];
  readonly packings: readonly PackedRoom[];
  /** [cohort row] what it is worth to the packed room that takes it */
  readonly worths: ReadonlyMap<number, number>;
}

/** The things that rows name, by their ids. */
export interface RowNames {
  readonly rooms: RoomRows;
  readonly facilities: ReadonlyMap<unknown, number>;
  readonly pools: ReadonlyMap<unknown, number>;
  readonly quotas: ReadonlyMap<unknown, number>;
  readonly cohorts: ReadonlyMap<unknown, number>;
  readonly within: Goal["within"];
}

export function rowNames(
  { facilities, pools, quotas, cohorts }: Problem,
  rooms: RoomRows,
  within: Goal["within"] = new Map(),
): RowNames {
  const rowsOf = (list: readonly { readonly id: string }[] = []) => new Map(list.map(({ id }, row) => [id, row]));
  return {
    rooms,
    facilities: rowsOf(facilities),
    pools: rowsOf(pools),
    quotas: rowsOf(quotas),
    cohorts: rowsOf(cohorts),
    within,
  };
}
