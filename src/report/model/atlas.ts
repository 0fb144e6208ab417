/** What ids stand for: the nouns of a problem, each found by its id, and the province of every region. */
import {
  type Cohort,
  type Costs,
  DEFAULT_COSTS,
  type Facility,
  type Problem,
  type Region,
} from "../../domain/index.ts";

export interface Atlas {
  readonly facilities: ReadonlyMap<string, Facility>;
  readonly cohorts: ReadonlyMap<string, Cohort>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly costs: Costs;
  /** Types of facility in the order in which people know them. */
  readonly types: readonly string[];
  /** Whether regions form a tree; else each region is its own province. */
  readonly hasProvinces: boolean;
  /**
   * The region under which a report counts this one: just below the root, or the root itself where there are several roots.
   * An id that names no region is its own province.
   */
  provinceOf(region: string): string;
  /** A region's name, or its id. */
  nameOf(region: string): string;
  /** A programme's name, or its id. */
  programmeName(programme: string): string;
}

const KNOWN_TYPES = ["UPTP", "UPTD", "BLKK", "PLUT", "RPB"];

/** `formed`: cohorts that a plan forms of the demand, which count as if they were the problem's. */
export function atlasOf(problem: Problem, formed: readonly Cohort[] = []): Atlas {
  const regions = byId(problem.regions);
  const programmes = byId(problem.programmes);
  const roots = problem.regions.filter((region) => region.parent === undefined);
  const province = new Map<string, string>();
  const provinceOf = (id: string): string => {
    const known = province.get(id);
    if (known !== undefined) return known;
    const parent = regions.get(id)?.parent;
    const isTop = parent === undefined || (roots.length === 1 && parent === roots[0]!.id);
    const found = isTop ? id : provinceOf(parent);
    province.set(id, found);
    return found;
  };
  return {
    facilities: byId(problem.facilities),
    cohorts: byId([...problem.cohorts, ...formed]),
    regions,
    costs: problem.costs ?? DEFAULT_COSTS,
    types: [...new Set(problem.facilities.map((facility) => facility.type))].sort(byFamiliarity),
    hasProvinces: problem.regions.some((region) => region.parent !== undefined),
    provinceOf,
    nameOf: (id) => regions.get(id)?.name ?? id,
    programmeName: (id) => programmes.get(id)?.name ?? id,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function byFamiliarity(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

function rankOf(type: string): number {
  const rank = KNOWN_TYPES.indexOf(type);
  return rank < 0 ? KNOWN_TYPES.length : rank;
}
