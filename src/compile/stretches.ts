import { formatDay } from "../calendar/index.ts";
import type { Offer } from "./offer.ts";

/** The part of a calendar month or year that lies in the horizon: days `from .. past`, the last excluded. */
export interface Stretch {
  /** `2027-03` or `2027`. */
  readonly name: string;
  readonly from: number;
  readonly past: number;
}

const LENGTH = { month: "2027-03".length, year: "2027".length };

/** All months or years that the horizon touches. */
export function stretchesOf({ firstDay, days }: Offer, unit: "month" | "year"): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let day = 1; day <= days; day++) {
    const name = formatDay(firstDay + from).slice(0, LENGTH[unit]);
    if (day < days && formatDay(firstDay + day).startsWith(name)) continue;
    stretches.push({ name, from, past: day });
    from = day;
  }
  return stretches;
}
