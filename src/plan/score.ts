import {
  type Compiled,
  fairSumsOf,
  hasLevels,
  placementWeights,
  sharesOf,
  termsOf,
  unplacedWeight,
  worseFirst,
} from "../compile/index.ts";
import { type LevelValue, type Score, TERMS } from "../domain/index.ts";
import { type Choice, NONE, openPlaces, quotaSum, startsByMode } from "../kernel/index.ts";

/** The cost of a choice by term, and whom it places. */
export function scoreOf(compiled: Compiled, choice: Choice): Score {
  const { problem, tasks } = compiled;
  const terms = noTerms(compiled);
  let placedParticipants = 0;
  let unplacedParticipants = 0;
  problem.cohorts.forEach(({ size }, row) => {
    if (choice.mode[tasks.firstTask[row]!] === NONE) unplacedParticipants += size;
    else placedParticipants += size;
  });
  for (let task = 0; task < tasks.count; task++) {
    for (const [term, amount] of termsOf(compiled, choice, task)) terms[term]! += amount;
  }
  for (const [term, amount] of sharedTerms(compiled, choice)) terms[term]! += amount;
  const total = Object.values(terms).reduce((sum, amount) => sum + amount, 0);
  const score = { total, terms, placedParticipants, unplacedParticipants };
  if (!hasLevels(problem) && problem.fairness === undefined) return score;
  const fairness = sharesOf(fairSumsOf(compiled), choice).toSorted(worseFirst);
  const levels = fairness.map(({ sum: { group, participants: of }, unplaced }): LevelValue => {
    return { level: "fairness", group, of, value: unplaced };
  });
  const leftOut = unplacedWeight(choice, placementWeights(compiled));
  if (hasLevels(problem)) levels.push({ level: "placement", value: leftOut });
  return { ...score, levels: [...levels, { level: "cost", value: total }] };
}

/** Every term at 0, those of own rules last. */
function noTerms({ own: { rules = [] } }: Compiled): Score["terms"] & Record<string, number> {
  const ids = [...TERMS, ...rules.filter(({ cost }) => cost !== undefined).map(({ id }) => id)];
  return Object.fromEntries(ids.map((id) => [id, 0])) as Score["terms"];
}

/** What classes cost together: places that they open, and months that they overfill. */
function* sharedTerms({ model, names }: Compiled, choice: Choice): Generator<readonly [string, number]> {
  const { places, quotas } = model.couplings;
  const isOpen = openPlaces(model, choice);
  for (const [place, { series }] of names.places.entries()) {
    if (isOpen[place] === 1) yield [series === undefined ? "activation" : "series", places.cost[place]!];
  }
  if (names.sums.length === 0) return;
  const startOfMode = startsByMode(model, choice);
  for (const [sum, { kind }] of names.sums.entries()) {
    if (kind !== "smoothing") continue;
    const over = Math.max(0, quotaSum(model, sum, startOfMode, isOpen) - quotas.max[sum]!);
    yield ["smoothing", over * quotas.overCost[sum]!];
  }
}
