import { isMandatory } from "../is-tied.ts";
import type { Offer } from "../offer.ts";
import { unplacedTerm } from "../terms.ts";
import { boarding } from "./boarding.ts";
import { concurrent } from "./concurrent.ts";
import { ownRules } from "./own-rules.ts";
import { pinned } from "./pinned.ts";
import { pools } from "./pools.ts";
import { preferences } from "./preferences.ts";
import type { ClassRule } from "./rule.ts";

type Has<K extends keyof ClassRule> = ClassRule & Required<Pick<ClassRule, K>>;

/** The rules that a problem uses, by what they say about a class. */
export interface Rules {
  readonly allowing: readonly Has<"allows">[];
  readonly allowingRooms: readonly Has<"allowsRoom">[];
  readonly refusing: Has<"refusal"> | undefined;
  readonly costing: readonly Has<"cost">[];
  readonly demanding: readonly Has<"demand">[];
  readonly byStart: readonly Has<"costByStart">[];
  /** What a place must cost less than to be worth it; Infinity for a cohort that may have to be placed at any cost. [cohort] */
  readonly cutCost: Float64Array;
}

/** Each makes its rule, when the problem uses it. */
const MAKERS: readonly ((offer: Offer) => ClassRule | undefined)[] = [
  pinned,
  preferences,
  concurrent,
  boarding,
  pools,
  ownRules,
];

export function rulesOf(offer: Offer): Rules {
  const rules = MAKERS.map((make) => make(offer)).filter((rule) => rule !== undefined);
  return {
    allowing: rules.filter((rule): rule is Has<"allows"> => rule.allows !== undefined),
    allowingRooms: rules.filter((rule): rule is Has<"allowsRoom"> => rule.allowsRoom !== undefined),
    refusing: rules.find((rule): rule is Has<"refusal"> => rule.refusal !== undefined),
    costing: rules.filter((rule): rule is Has<"cost"> => rule.cost !== undefined),
    demanding: rules.filter((rule): rule is Has<"demand"> => rule.demand !== undefined),
    byStart: rules.filter((rule): rule is Has<"costByStart"> => rule.costByStart !== undefined),
    cutCost: cutCosts(offer),
  };
}

/** A minimum may ask for a cohort that is not worth its cost by itself, and so do levels above costs. */
function cutCosts({ problem, rates }: Offer): Float64Array {
  const hasMinimum = (problem.quotas ?? []).some(({ min }) => min !== undefined);
  const isAnyWorth = hasMinimum || problem.levels === "lexicographic" || problem.fairness !== undefined;
  return Float64Array.from(problem.cohorts, (cohort) =>
    isAnyWorth || isMandatory(cohort) ? Number.POSITIVE_INFINITY : unplacedTerm(rates, cohort),
  );
}
