/** The terms of the score in words. */
import type { Score, Term } from "../../domain/index.ts";

export interface CostTerm {
  readonly id: string;
  readonly label: string;
  readonly amount: number;
}

const LABELS: Readonly<Record<Term, string>> = {
  class: "Holding the classes",
  facilityDays: "Facilities by the day",
  allowance: "Daily allowance",
  travel: "Travel",
  boarding: "Boarding",
  activation: "Opening facilities",
  series: "Series at several facilities",
  preferences: "Preferences not met",
  emptySeats: "Seats left empty",
  smoothing: "Months above the even load",
  lateness: "Starting late",
  unplaced: "People without a place",
};

/** Every term, in the order in which people read them; one that is new here is called by its id. */
export function costTerms(terms: Score["terms"]): CostTerm[] {
  return Object.entries(terms).map(([id, amount]) => ({
    id,
    label: Object.hasOwn(LABELS, id) ? LABELS[id as Term] : id,
    amount,
  }));
}
