/** Rates in rupiah: synthetic, of the size that public reports give, and all of them settings. */
import type { Costs } from "../domain/index.ts";

const RATES = {
  currency: "IDR",
  class: 10_000_000,
  classByType: { UPTP: 10_000_000, UPTD: 10_000_000, BLKK: 12_000_000, PLUT: 11_000_000, RPB: 14_000_000 },
  allowancePerDay: 20_000,
  travelPerKm: 2_000,
  latenessPerDay: 50_000,
  unplaced: 3_000_000,
} as const satisfies Costs;

/**
 * The preset rates in whole rupiah, with those that you give in place of the preset's; rates by type of facility are replaced one by one.
 *
 * A class costs 10 million at a training centre (UPTP, UPTD) and where the type is unknown, 12 at a community centre (BLKK), 11 at a service centre (PLUT), 14 at a
 * production house (RPB); a participant 20,000 a day, 2,000 a day and road kilometre, and 3 million when not placed; a late start 50,000 a day.
 *
 * @example
 * rupiahCosts({ travelPerKm: 2500, classByType: { BLKK: 11_000_000 } });
 */
export function rupiahCosts(overrides: Partial<Costs> = {}): Costs {
  return { ...RATES, ...overrides, classByType: { ...RATES.classByType, ...overrides.classByType } };
}
