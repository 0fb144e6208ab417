/** Rules of sums over many classes: pools, quotas, the budget, an even load. */
import type { Problem } from "../../src/domain/index.ts";
import { verify } from "../../src/verify/index.ts";
import { firstFit } from "./first-fit.ts";
import { cohortsByProvince, provinceOf, withProvinces } from "./provinces.ts";
import type { BenchRule } from "./rule.ts";
import { fullDays, sumsBy } from "./tallies.ts";

const TRAVEL_DAYS = 4;
/** Mean civil days of a class. */
const MEAN_SPAN = 24;
const CHEAPEST_CLASS = 11_600_000;

export const POOLS: BenchRule = {
  id: "pools",
  counts: "days on which all teams of a province teach, summed over provinces",
  add: (problem) => withTeams(problem, 0),
  binds: (problem, { assignments }) => busyDays(problem, assignments, 0),
};

export const TRAVELLING_TEAMS: BenchRule = {
  id: "travel-days",
  counts: "days on which all teams of a province teach or travel, summed over provinces",
  add: (problem) => withTeams(problem, TRAVEL_DAYS),
  binds: (problem, { assignments }) => busyDays(problem, assignments, TRAVEL_DAYS),
};

/** A team for each class, of which every province has a fifth fewer than its cohorts ask for evenly over the year. */
function withTeams(problem: Problem, travelDays: number): Problem {
  return {
    ...problem,
    regions: withProvinces(problem),
    pools: cohortsByProvince(problem).map(([province, cohorts]) => ({
      id: `team-${province}`,
      kind: "team",
      region: province,
      capacity: Math.max(1, Math.floor((cohorts.length * MEAN_SPAN * 0.8) / 365)),
      ...(travelDays > 0 ? { travelDays } : {}),
    })),
    programmes: problem.programmes.map((programme) => ({
      ...programme,
      phases: programme.phases.map((phase) => ({ ...phase, pools: [{ id: "team", amount: 1 }] })),
    })),
  };
}

function busyDays(problem: Problem, assignments: Parameters<typeof fullDays>[0], extraDays: number): number {
  const teams = new Map(problem.pools!.map(({ region, capacity }) => [region!, capacity as number]));
  const provinces = new Map(problem.facilities.map(({ id, region }) => [id, provinceOf(region)]));
  return fullDays(assignments, {
    keyOf: ({ facility }) => provinces.get(facility)!,
    amountOf: () => 1,
    fullAt: (province) => teams.get(province),
    extraDays,
  });
}

export const QUOTA_MIN: BenchRule = {
  id: "quota-min",
  counts: "provinces with no more classes at a PLUT than they must have",
  add: (problem) => {
    const fits = firstFit(
      problem,
      problem.cohorts,
      problem.facilities.filter(({ type }) => type === "PLUT"),
    );
    const fitting = new Map<string, number>();
    for (const { facility } of fits.values()) {
      const province = provinceOf(facility.region);
      fitting.set(province, (fitting.get(province) ?? 0) + 1);
    }
    return withQuotas(problem, "PLUT", (province) => ({ min: Math.floor((fitting.get(province) ?? 0) * 0.8) }));
  },
  binds: quotasAtLimit,
};

export const QUOTA_MAX: BenchRule = {
  id: "quota-max",
  counts: "provinces with as many classes at BLKK as they may have",
  add: (problem) => {
    const cohorts = new Map(cohortsByProvince(problem));
    return withQuotas(problem, "BLKK", (province) => ({ max: Math.floor((cohorts.get(province) ?? []).length * 0.4) }));
  },
  binds: quotasAtLimit,
};

function withQuotas(
  problem: Problem,
  type: string,
  limits: (province: string) => { min?: number; max?: number },
): Problem {
  return {
    ...problem,
    regions: withProvinces(problem),
    quotas: cohortsByProvince(problem).map(([province]) => ({
      id: `${type}-${province}`,
      unit: "cohorts" as const,
      facilities: { regions: [province], types: [type] },
      ...limits(province),
    })),
  };
}

function quotasAtLimit(problem: Problem, { assignments }: Parameters<BenchRule["binds"]>[1]): number {
  const facilities = new Map(problem.facilities.map((facility) => [facility.id, facility]));
  const counts = sumsBy(
    assignments,
    ({ facility }) => `${facilities.get(facility)!.type}-${provinceOf(facilities.get(facility)!.region)}`,
    () => 1,
  );
  return problem.quotas!.filter(({ id, min, max }) => {
    const count = counts.get(id) ?? 0;
    return count > 0 && (count === min || count === max);
  }).length;
}

export const BUDGET: BenchRule = {
  id: "budget",
  counts: "cohorts left out when the rest of the budget pays for no further class, else 0",
  add: (problem) => ({ ...problem, budget: problem.cohorts.length * 13_000_000 }),
  binds: (problem, plan) => {
    const { terms } = verify(problem, plan).score;
    const spent = terms.class + terms.allowance + terms.travel;
    return problem.budget! - spent < CHEAPEST_CLASS ? plan.unplaced.length : 0;
  },
};

export const SMOOTHING: BenchRule = {
  id: "smoothing",
  counts: "months with as many starts as are free of cost, or more",
  add: (problem) => ({
    ...problem,
    smoothing: { unit: "cohorts", perMonth: Math.floor(problem.cohorts.length / 24), overCost: 2_000_000 },
  }),
  binds: ({ smoothing }, { assignments }) => {
    const months = sumsBy(
      assignments,
      ({ start }) => start.slice(0, 7),
      () => 1,
    );
    return [...months.values()].filter((starts) => starts >= smoothing!.perMonth).length;
  },
};

export const FAIRNESS: BenchRule = {
  id: "fairness",
  counts: "provinces that leave out as large a share of their people as the worst one that places anyone",
  // What the budget pays for has to be shared out.
  add: (problem) => ({ ...BUDGET.add(problem), regions: withProvinces(problem), fairness: {} }),
  binds: (problem, { assignments }) => {
    const placed = new Set(assignments.map(({ cohort }) => cohort));
    const shares = cohortsByProvince(problem).map(([, cohorts]) => {
      const people = (some: typeof cohorts): number => some.reduce((sum, { size }) => sum + size, 0);
      return people(cohorts.filter(({ id }) => !placed.has(id))) / people(cohorts);
    });
    const some = shares.filter((share) => share < 1);
    return some.filter((share) => share > 0 && share === Math.max(...some)).length;
  },
};
