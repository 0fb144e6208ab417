import type { Cohort, Origin } from "./cohort.ts";
import type { Demand } from "./demand.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";

/**
 * The cohorts that a plan forms of a problem's demand, each with what follows from its members: programme, window, wave and preferred
 * start are theirs, its size is their number, its origins are where they set out from, and its region is the one that most of them come from.
 *
 * With `{ ...problem, cohorts: [...problem.cohorts, ...formedCohorts(problem, plan)], demand: [] }` every function that knows nothing of
 * demand can look at a joint plan. Members that the problem does not have do not count; a cohort without any is left out.
 *
 * @example
 * const cohorts = formedCohorts(problem, solution.plan);
 */
export function formedCohorts(problem: Problem, plan: Pick<Plan, "cohorts">): Cohort[] {
  const demand = new Map((problem.demand ?? []).map((item) => [item.id, item]));
  return (plan.cohorts ?? []).flatMap(({ id, members }) => {
    const known = members.flatMap(({ demand: of, count }) => {
      const item = demand.get(of);
      return item === undefined ? [] : [{ item, count }];
    });
    const [first] = known;
    if (first === undefined) return [];
    const origins = originsOf(known);
    const [home] = origins as [Origin];
    const { programme, window, wave, preferredStart } = first.item;
    const cohort: Cohort = {
      id,
      programme,
      size: origins.reduce((sum, { count }) => sum + count, 0),
      region: home.region,
      ...(origins.length > 1 ? { origins } : home.point === undefined ? {} : { point: home.point }),
      window: window ?? { earliest: problem.horizon.start, latest: problem.horizon.end },
      ...(wave === undefined ? {} : { wave }),
      ...(preferredStart === undefined ? {} : { preferredStart }),
      ...tagsOf(known.map(({ item }) => item)),
    };
    return [cohort];
  });
}

/** What any of some people ask of their facility, all of them do together. */
export function tagsOf(
  asking: readonly Pick<Demand, "requiredTags" | "excludedTags">[],
): Pick<Cohort, "requiredTags" | "excludedTags"> {
  const required = [...new Set(asking.flatMap(({ requiredTags = [] }) => requiredTags))];
  const excluded = [...new Set(asking.flatMap(({ excludedTags = [] }) => excludedTags))];
  return {
    ...(required.length === 0 ? {} : { requiredTags: required }),
    ...(excluded.length === 0 ? {} : { excludedTags: excluded }),
  };
}

/** Where people set out from, those from one place together, the region with the most people first. */
function originsOf(members: readonly { readonly item: Demand; readonly count: number }[]): Origin[] {
  const places = new Map<string, Origin>();
  const peopleOf = new Map<string, number>();
  for (const { item, count } of members) {
    const { region, point } = item;
    const key = JSON.stringify([region, point?.lat, point?.lon]);
    const people = (places.get(key)?.count ?? 0) + count;
    places.set(key, { region, ...(point === undefined ? {} : { point }), count: people });
    peopleOf.set(region, (peopleOf.get(region) ?? 0) + count);
  }
  return [...places.values()].sort(
    (a, b) => peopleOf.get(b.region)! - peopleOf.get(a.region)! || compare(a.region, b.region) || b.count - a.count,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
