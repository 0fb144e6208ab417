import { type Compiled, hasLevels } from "../compile/index.ts";
import { costSearch } from "./cost-search.ts";
import { FairSearch } from "./fair-search.ts";
import { LevelledSearch } from "./levelled-search.ts";
import type { PlanSearch, SearchSpec } from "./plan-search.ts";

/** The search that fits a problem. */
export function searchOf(compiled: Compiled, spec: SearchSpec): PlanSearch {
  if (compiled.problem.fairness !== undefined) return new FairSearch(compiled, spec);
  return hasLevels(compiled.problem) ? new LevelledSearch(compiled, spec) : costSearch(compiled, spec);
}
