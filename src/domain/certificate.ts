import type { CivilDate } from "./calendar.ts";

/**
 * Prices of something that classes hold, on consecutive days: `prices[k]` is the price of one of it on day `day + k`, divided by the
 * certificate's `unit`.
 *
 * - `room`: facility and room; then `"unit"` and its number where identical rooms are told apart, and `"morning"` or `"afternoon"` where
 *   classes share a room by seats to which half days may come
 * - `beds`: facility; `concurrent`: facility, classes at a time; `pool`: pool
 */
export interface PriceRow {
  readonly kind: "room" | "beds" | "pool" | "concurrent";
  readonly ids: readonly string[];
  readonly day: CivilDate;
  /** Integers, none negative. */
  readonly prices: readonly number[];
}

/** Prices that prove a bound for every start that its path leaves open. */
export interface CertificateLeaf {
  readonly kind: "leaf";
  readonly rows: readonly PriceRow[];
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

export type CertificateNode = CertificateLeaf | CertificateSplit;

/** A proof of a bound that anyone can check: see `docs/objective.md`. */
export interface Certificate {
  /** Of the problem it speaks about. */
  readonly fingerprint: string;
  /** Prices are integers divided by this. */
  readonly unit: number;
  readonly tree: CertificateNode;
}
