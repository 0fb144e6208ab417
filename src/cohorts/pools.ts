import { limitMetres } from "../compile/reach.ts";
import type { RegionTree, Site } from "../compile/sites.ts";
import type { Rates } from "../compile/terms.ts";
import { type Cohort, type Problem, ProblemError } from "../domain/index.ts";
import type { PlaceIndex } from "../geo/index.ts";
import { compare, type Network, networkOf, sourcesOf } from "./network.ts";
import type { Reservations } from "./reservations.ts";
import { type RoomStarts, roomStarts, type StartPeriods } from "./room-starts.ts";

/** The people who ask for one programme, and the rooms in which it can be taught. */
export interface Pool {
  readonly network: Network;
  readonly rooms: readonly RoomStarts[];
}

/** A pool for each programme that anyone asks for, by id of the programme. */
export function poolsOf(
  problem: Problem,
  regions: RegionTree,
  sites: readonly Site[],
  rates: Rates,
  index: PlaceIndex,
  days: StartPeriods,
  reservations: Reservations,
): Pool[] {
  const pools: Pool[] = [];
  const limitM = roadLimitM(problem);
  problem.programmes.forEach((programme, row) => {
    const demand = (problem.demand ?? []).filter((item) => item.programme === programme.id);
    if (demand.length === 0) return;
    const { classSize } = programme;
    if (classSize === undefined) {
      const path = `programmes[${row}].classSize`;
      const says = `${path} (programme ${JSON.stringify(programme.id)}) is missing, and people ask for the programme; expected { min, max }.`;
      throw new ProblemError([{ path, code: "missing", message: says }]);
    }
    const network = networkOf(programme, classSize, sourcesOf(demand, regions), sites, index, limitM, rates);
    pools.push({ network, rooms: roomStarts(sites, network.phase, classSize.min, days, reservations) });
  });
  return pools.sort((a, b) => compare(a.network.programme.id, b.network.programme.id));
}

/** How far people travel who have no limit of their own. */
export function roadLimitM(problem: Problem): number {
  return limitMetres(problem, {} as Cohort);
}
