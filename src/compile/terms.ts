import { divideHalfUp } from "../base/index.ts";
import { type Cohort, type Costs, DEFAULT_COSTS, type Facility, type Problem } from "../domain/index.ts";

/** The rates of a problem, every one present. */
export interface Rates extends Required<Omit<Costs, "currency" | "classByType">> {
  readonly byType: ReadonlyMap<string, number>;
}

export function ratesOf(problem: Problem): Rates {
  const costs = problem.costs ?? DEFAULT_COSTS;
  return {
    class: costs.class ?? 0,
    byType: new Map(Object.entries(costs.classByType ?? {})),
    allowancePerDay: costs.allowancePerDay ?? 0,
    travelPerKm: costs.travelPerKm ?? 0,
    latenessPerDay: costs.latenessPerDay ?? 0,
    boardingPerNight: costs.boardingPerNight ?? 0,
    activation: costs.activation ?? 0,
    seriesFacility: costs.seriesFacility ?? 0,
    emptySeat: costs.emptySeat ?? 0,
    unplaced: costs.unplaced ?? 0,
  };
}

// One function a term; docs/objective.md gives the same formulas in words.

export function classTerm(rates: Rates, facility: Facility): number {
  return facility.costs?.class ?? rates.byType.get(facility.type) ?? rates.class;
}

export function facilityDaysTerm(facility: Facility, days: number): number {
  return (facility.costs?.perDay ?? 0) * days;
}

export function allowanceTerm(rates: Rates, size: number, days: number): number {
  return rates.allowancePerDay * size * days;
}

/** The sums over participants of the road metres to the facility: of those who come each day, and of boarders, who come once. */
export function travelTerm(rates: Rates, dailyM: number, boarderM: number, days: number): number {
  return divideHalfUp(rates.travelPerKm * (days * dailyM + boarderM), 1000);
}

/** Seats of a shared room are everyone's, so no class leaves any of them empty. */
export function emptySeatsTerm(rates: Rates, size: number, seats: number, isShared: boolean): number {
  return isShared ? 0 : rates.emptySeat * (seats - size);
}

export function latenessTerm(rates: Rates, daysLate: number): number {
  return rates.latenessPerDay * Math.max(0, daysLate);
}

export function unplacedTerm(rates: Rates, cohort: Cohort): number {
  return rates.unplaced * cohort.size * (cohort.priority ?? 1);
}
