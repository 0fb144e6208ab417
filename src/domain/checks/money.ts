/**
 * Costs are added up in doubles, which hold whole numbers exactly up to 2^53 - 1. So the dearest plan that could be made
 * must stay within that, and so must the largest product on the way, travel in metres before it is divided by 1,000.
 */
import { DEFAULT_COSTS, DEFAULT_TRAVEL } from "../costs.ts";
import type { FacilityCosts } from "../facility.ts";
import { grouped } from "../shapes/number.ts";
import type { Draft } from "./draft.ts";
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

interface Figure {
  readonly cohort: string;
  readonly amount: bigint;
}

export function checkMoney({ problem, names, days, faults }: Subject): void {
  const costs = faults.isAbsent(["costs"]) ? DEFAULT_COSTS : (problem.costs ?? {});
  const maxTravelKm = faults.isAbsent(["travel"]) ? DEFAULT_TRAVEL.maxTravelKm : (problem.travel?.maxTravelKm ?? 0);
  const { facilities = [], smoothing } = problem;
  const of = (pick: (costs: Draft<FacilityCosts>) => number | undefined): (number | undefined)[] =>
    facilities.map((facility) => (facility?.costs === undefined ? undefined : pick(facility.costs)));
  const dearestClass = dearest([costs.class, ...Object.values(costs.classByType ?? {}), ...of((own) => own.class)]);
  const dearestDay = dearest(of((own) => own.perDay));
  const horizonDays = spanOf(days.of(problem.horizon?.start), days.of(problem.horizon?.end));
  const boardingKm = problem.travel?.maxBoardingKm ?? 0;

  const mostSeats = facilities.reduce(
    (most, facility) => Math.max(most, ...(facility?.rooms ?? []).map((room) => room?.seats ?? 0)),
    0,
  );

  let total = 0n;
  let largest: Figure = { cohort: "", amount: 0n };
  let farthest: Figure = { cohort: "", amount: 0n };
  for (const cohort of problem.cohorts ?? []) {
    const programmeRow = names.programmes.rowOf.get(cohort?.programme ?? "");
    const programme = programmeRow === undefined ? undefined : problem.programmes?.[programmeRow];
    if (cohort === undefined || programme === undefined) continue;
    const size = BigInt(cohort.size ?? 0);
    const metres = BigInt(Math.ceil(Math.max(cohort.maxTravelKm ?? maxTravelKm, boardingKm) * 1000));
    const lateDays = BigInt(daysLate(days.of(cohort.preferredStart), days.of(cohort.window?.latest)));

    let placed = BigInt(costs.latenessPerDay ?? 0) * lateDays + BigInt(costs.seriesFacility ?? 0);
    for (const preference of cohort.preferences ?? []) placed += BigInt(preference?.penalty ?? 0);
    if (smoothing?.overCost !== undefined) placed += BigInt(smoothing.overCost) * size;
    const emptySeats = BigInt(costs.emptySeat ?? 0) * BigInt(mostSeats);
    for (const phase of programme.phases ?? []) {
      const trainingDays = BigInt(phase?.days ?? 0);
      const metrePrices = BigInt(costs.travelPerKm ?? 0) * size * trainingDays * metres;
      const nights = boardingKm === 0 ? 0n : BigInt(Math.min(phase?.maxSpanDays ?? horizonDays, horizonDays));
      placed +=
        dearestClass +
        emptySeats +
        dearestDay * trainingDays +
        BigInt(costs.allowancePerDay ?? 0) * size * trainingDays +
        metrePrices / 1000n +
        1n +
        BigInt(costs.boardingPerNight ?? 0) * size * nights;
      if (metrePrices > farthest.amount) farthest = { cohort: cohort.id ?? "", amount: metrePrices };
    }
    const unplaced = BigInt(costs.unplaced ?? 0) * size * BigInt(cohort.priority ?? 1);
    const amount = placed > unplaced ? placed : unplaced;
    total += amount;
    if (amount > largest.amount) largest = { cohort: cohort.id ?? "", amount };
  }
  for (const own of of((own) => own.activation)) total += BigInt(own ?? costs.activation ?? 0);

  if (farthest.amount > LIMIT) {
    const says = `ask for sums that are not exact: travelPerKm x size x days x metres is ${grouped(farthest.amount)} for cohort ${quoted(farthest.cohort)} at the limit of its travel; expected at most ${grouped(LIMIT)}.`;
    faults.add(["costs"], "overflow", says, "count in a larger unit, such as thousands.");
  }
  if (total > LIMIT) {
    const says = `ask for sums that are not exact: the dearest plan would cost ${grouped(total)}, of which cohort ${quoted(largest.cohort)} ${grouped(largest.amount)}; expected at most ${grouped(LIMIT)}.`;
    faults.add(["costs"], "overflow", says, "count in a larger unit, such as thousands.");
  }
}

function dearest(rates: readonly (number | undefined)[]): bigint {
  return BigInt(rates.reduce<number>((most, rate) => Math.max(most, rate ?? 0), 0));
}

function spanOf(first: number | undefined, last: number | undefined): number {
  return first === undefined || last === undefined ? 0 : Math.max(0, last - first + 1);
}

/** The most civil days that a cohort may start after the day it prefers. */
function daysLate(preferred: number | undefined, latest: number | undefined): number {
  return preferred === undefined || latest === undefined ? 0 : Math.max(0, latest - preferred);
}
