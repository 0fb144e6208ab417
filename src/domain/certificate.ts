import type { CivilDate } from "./calendar.ts";

/** Prices on consecutive days: `prices[k]` is the price on day `day + k`, divided by the certificate's `unit`. Integers, none negative. */
interface DayPrices {
  readonly day: CivilDate;
  readonly prices: readonly number[];
}

/**
 * Prices of a place in a room: of the room as a whole, or of a seat where it is shared.
 *
 * Without a part it is paid by classes of whole days alone. `morning` and `afternoon` are paid by classes of that part and by those of
 * whole days. `half` is the price of half a day, whichever half: a half-day class pays it once, a class of whole days twice.
 */
export interface RoomPrices extends DayPrices {
  readonly kind: "room";
  /** Facility and room. */
  readonly ids: readonly [facility: string, room: string];
  /** One of the `count` identical rooms; all of them when absent. */
  readonly unit?: number;
  readonly part?: "half" | "morning" | "afternoon";
  /**
   * Of a shared room: prices of a row of steps instead. A class of q people in a room of s seats pays them k x q times when (k + 1) x q is a
   * multiple of s, else s x floor((k + 1) x q / s) times, and the room has k x s to give: see `docs/objective.md`.
   */
  readonly k?: number;
}

/** Prices of a bed, or of a place among the classes that a facility holds at a time. */
export interface FacilityPrices extends DayPrices {
  readonly kind: "beds" | "concurrent";
  readonly ids: readonly [facility: string];
}

/** Prices of one piece of a pool. */
export interface PoolPrices extends DayPrices {
  readonly kind: "pool";
  readonly ids: readonly [pool: string];
}

/** Prices of capacities by day. */
export type PriceRow = RoomPrices | FacilityPrices | PoolPrices;

/**
 * What a single sum is worth: `most` for each unit that counts towards its maximum, `least` for each that is missing from its minimum.
 *
 * Ids: of a quota; of a facility and a year (`["blk", "2027"]`); none for the budget; a month (`["2027-03"]`) for smoothing, whose `most`
 * counts up to `overCost`; those of a sum in `within` for what is left out; a wave, a facility and a room, of which a wave's classes share a
 * day: see `docs/objective.md`.
 */
export interface SumPrice {
  readonly kind: "quota" | "year" | "budget" | "smoothing" | "unplaced" | "wave-room";
  readonly ids: readonly string[];
  readonly most?: number;
  readonly least?: number;
}

/** What a cohort's phase bears of the cost of opening a facility, when it is there. */
export interface FacilityShare {
  readonly kind: "share";
  readonly ids: readonly [facility: string, cohort: string, phase: string];
  readonly price: number;
}

/** What a cohort bears of the cost of its series' using a facility, when its first phase is there. */
export interface SeriesShare {
  readonly kind: "series-share";
  readonly ids: readonly [series: string, facility: string, cohort: string];
  readonly price: number;
}

/**
 * What a participant is worth: of all people of the demand who are alike, named by the id of the first of them in the problem. People
 * without a price are worth what leaving them out costs.
 */
export interface DemandPrice {
  readonly kind: "demand";
  readonly ids: readonly [demand: string];
  readonly price: number;
}

/**
 * A facility where classes can be held; where rooms of other seats count apart (demand without a wave that pays for lateness), those of a
 * facility for classes of up to so many.
 */
export type HostName = string | readonly [facility: string, seats: number];

/** Price of a place among the classes of some facilities for people of some demand, rounded by classes of `size` seats (residual capacity). */
export interface SeatsPrice {
  readonly kind: "seats";
  readonly demand: readonly string[];
  readonly facilities: readonly HostName[];
  readonly size: number;
  readonly price: number;
}

/** Price of a class at some facilities beyond those that people of some demand can fill to the smallest size. */
export interface LeastSizePrice {
  readonly kind: "least-size";
  readonly demand: readonly string[];
  readonly facilities: readonly HostName[];
  readonly price: number;
}

/** Price of what a split on the path says about the classes of these facilities: `most` of them or `least`. */
export interface ClassesPrice {
  readonly kind: "classes";
  readonly facilities: readonly HostName[];
  readonly most?: number;
  readonly least?: number;
  readonly price: number;
}

/**
 * A shared room that is packed exactly instead of priced: no classes that may be there together earn more than `most`, where a class earns what its
 * cohort is worth less what it costs. `prices` of a seat by day show whoever checks it where to look first; the claim does not depend on them.
 */
export interface PackedRoom extends DayPrices {
  readonly kind: "packing";
  readonly ids: readonly [facility: string, room: string];
  readonly most: number;
}

/** What a cohort is worth to the packed room that takes it. Cohorts without a price are worth nothing. */
export interface CohortWorth {
  readonly kind: "worth";
  readonly ids: readonly [cohort: string];
  readonly price: number;
}

/** A priced row of a leaf. */
export type CertificateRow =
  | PriceRow
  | SumPrice
  | PackedRoom
  | CohortWorth
  | FacilityShare
  | SeriesShare
  | DemandPrice
  | SeatsPrice
  | LeastSizePrice
  | ClassesPrice;

/** Prices that prove a bound for every start that its path leaves open. */
export interface CertificateLeaf {
  readonly kind: "leaf";
  readonly rows: readonly CertificateRow[];
}

/**
 * A wave's start day, split into consecutive ranges that together hold every day of the horizon.
 * Part k holds the days after part k - 1's `to` up to and including its own `to`; the last part has none and holds the rest.
 */
export interface CertificateSplit {
  readonly kind: "wave";
  readonly wave: string;
  readonly parts: readonly { readonly to?: CivilDate; readonly node: CertificateNode }[];
}

/**
 * Parts of the demand that share no facility where a class is possible: what all of them cost is the sum. People in no part can be
 * in no class.
 */
export interface CertificateSum {
  readonly kind: "sum";
  readonly parts: readonly {
    /** Ids, each of the first of people who are alike. */
    readonly demand: readonly string[];
    readonly node: CertificateNode;
  }[];
}

/** How many classes some facilities hold: at most `most`, or more. */
export interface ClassesSplit {
  readonly kind: "classes";
  readonly facilities: readonly HostName[];
  readonly most: number;
  readonly upTo: CertificateNode;
  readonly beyond: CertificateNode;
}

export type CertificateNode = CertificateLeaf | CertificateSplit | CertificateSum | ClassesSplit;

/** A sum over cohorts that have no place: without ids over all, each its size times its priority; with the id of a fair group its sizes. */
export interface UnplacedSum {
  readonly kind: "unplaced";
  readonly ids: readonly string[];
}

/** A proof of a bound that anyone can check: see `docs/objective.md`. */
export interface Certificate {
  /** Of the problem it speaks about. */
  readonly fingerprint: string;
  /** What is bounded, in a problem with levels; the cost when absent. */
  readonly objective?: UnplacedSum;
  /** The bound is about plans that leave out no more than this; about all plans when absent. */
  readonly within?: readonly (UnplacedSum & { readonly max: number })[];
  /** Prices are integers divided by this. */
  readonly unit: number;
  readonly tree: CertificateNode;
}
