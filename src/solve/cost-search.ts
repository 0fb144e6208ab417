import type { Compiled } from "../compile/index.ts";
import { ListedSearch } from "./listed-search.ts";
import type { CostSearch, SearchSpec } from "./plan-search.ts";
import { TiedSearch } from "./tied-search.ts";

/** The search for least cost that fits a problem. */
export function costSearch(compiled: Compiled, spec: SearchSpec): CostSearch {
  return compiled.isTied ? new TiedSearch(compiled, spec) : new ListedSearch(compiled, spec);
}
