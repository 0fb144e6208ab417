import { formatDay, parseDay } from "../calendar/index.ts";
import { facilityTypeFits, roomFits } from "../compile/eligibility.ts";
import { RegionTree, type Site, sitesOf } from "../compile/sites.ts";
import { type CivilDate, type OwnFunctions, type Phase, type Problem, parseProblem } from "../domain/index.ts";
import { checkOwnFunctions } from "../domain/own/check.ts";
import { type RoomSupply, roomSupply } from "./room-supply.ts";
import { type Need, trainingNeeds } from "./training-needs.ts";
import { worstDays } from "./worst-days.ts";

/** Classes of a region that cannot all be taught, whatever the plan. */
export interface CapacityShortage {
  /** Where these cohorts are at home, with all regions below. */
  readonly region: string;
  /** What the rooms must have; empty when rooms of any kind are too few. */
  readonly equipment: readonly string[];
  /** Types of facility that may teach them; any when absent. */
  readonly facilityTypes?: readonly string[];
  /** The wave whose members need rooms on one and the same day; absent when it is the days in all that do not suffice. */
  readonly wave?: string;
  /** First and last day within which these classes must be taught. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly classes: number;
  /** Room-days that they need, and that all rooms in reach have in these days; rooms on the best day for a wave. */
  readonly needed: number;
  readonly available: number;
  readonly message: string;
}

/** What is certain before any planning. */
export interface CapacityReport {
  /** No shortage was found; that all cohorts fit is not proven by it. */
  readonly ok: boolean;
  /** The largest first. */
  readonly shortages: readonly CapacityShortage[];
}

/**
 * Tells before any solving which regions are short of rooms: when the classes that must be taught within some days need more
 * room-days than all rooms in their reach have in these days, some of them stay unplaced in every plan.
 *
 * Every shortage is certain; what needs more than counting (travel, other cohorts in the same rooms, pools) is left to `solve`.
 * Own rules are among that; an own travel model tells what is in reach. Milliseconds for ten thousand cohorts. Throws a `ProblemError` when the problem is broken.
 *
 * @example
 * for (const { message } of checkCapacity(problem).shortages) console.log(message);
 */
export function checkCapacity(input: Problem, own: OwnFunctions = {}): CapacityReport {
  checkOwnFunctions(own);
  const problem = parseProblem(input);
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const supply = roomSupply(sites, periods);
  const groups = groupsOf(problem, trainingNeeds(problem, sites, regions, periods, own), regions);
  const shortages: CapacityShortage[] = [];
  /** [what, region] what was reported of the regions below: a region is worth a word when it lacks more than they do. */
  const reported = new Map<string, number>();
  const names = new Map(problem.regions.map(({ id, name }) => [id, name ?? id]));
  for (const group of groups) {
    const found = shortageOf(group, sites, supply, periods);
    if (found === undefined) continue;
    const missing = found.needed - found.available;
    const key = (region: string): string => JSON.stringify([group.what, region]);
    if (missing <= (reported.get(key(group.region)) ?? 0)) continue;
    for (const { id } of regions.lineOf(group.region)) {
      reported.set(key(id), (id === group.region ? 0 : (reported.get(key(id)) ?? 0)) + missing);
    }
    const { equipment, facilityTypes } = group;
    const from = formatDay(firstDay + found.from);
    const to = formatDay(firstDay + found.past - 1);
    const rooms = equipment.length === 0 ? "suitable rooms" : `rooms with ${equipment.join(", ")}`;
    const where = `${names.get(group.region)} (${group.region})`;
    const message =
      group.wave === undefined
        ? `${where}: ${found.classes} classes that must be taught from ${from} to ${to} need ${found.needed} room-days; all ${rooms} in reach have ${found.available} in these days.`
        : `${where}: ${found.classes} classes of wave ${group.wave} need ${found.needed} rooms at once between ${from} and ${to}; all ${rooms} in reach are ${found.available} on the best day.`;
    shortages.push({
      region: group.region,
      equipment,
      ...(facilityTypes === undefined ? {} : { facilityTypes }),
      ...(group.wave === undefined ? {} : { wave: group.wave }),
      from,
      to,
      classes: found.classes,
      needed: found.needed,
      available: found.available,
      message,
    });
  }
  shortages.sort((a, b) => b.needed - b.available - (a.needed - a.available));
  return { ok: shortages.length === 0, shortages };
}

/** Needs that are looked at together. */
interface Group {
  readonly region: string;
  /** How far the region lies below the root: the deepest are looked at first. */
  readonly depth: number;
  readonly what: string;
  readonly equipment: readonly string[];
  readonly facilityTypes: readonly string[] | undefined;
  readonly wave: string | undefined;
  readonly needs: Need[];
}

/** What some needs have in common. */
type Kind = Pick<Group, "what" | "equipment" | "facilityTypes" | "wave">;

/** By region and each region above it: needs of one kind of room, needs of all kinds, members of a wave that starts on one day. */
function groupsOf(problem: Problem, needs: readonly Need[], regions: RegionTree): Group[] {
  const oneDay = new Set(
    (problem.waves ?? []).flatMap(({ id, spreadDays, holidayShiftDays = 0 }) =>
      spreadDays + holidayShiftDays === 0 ? [id] : [],
    ),
  );
  const lines = new Map(problem.regions.map(({ id }) => [id, [...regions.lineOf(id)].map((region) => region.id)]));
  const kinds = new Map<Phase, Map<string | undefined, readonly Kind[]>>();
  const kindsOf = (phase: Phase, wave: string | undefined): readonly Kind[] => {
    const ofPhase = kinds.get(phase) ?? new Map<string | undefined, readonly Kind[]>();
    kinds.set(phase, ofPhase);
    const known = ofPhase.get(wave) ?? kindsOfPhase(phase, wave);
    ofPhase.set(wave, known);
    return known;
  };
  /** [what][region] */
  const groups = new Map<string, Map<string, Group>>();
  for (const need of needs) {
    const { cohort, phase } = need;
    const isTogether = cohort.wave !== undefined && phase.after === undefined && oneDay.has(cohort.wave);
    const line = lines.get(cohort.region)!;
    for (const kind of kindsOf(phase, isTogether ? cohort.wave : undefined)) {
      const ofKind = groups.get(kind.what) ?? new Map<string, Group>();
      groups.set(kind.what, ofKind);
      for (const [above, region] of line.entries()) {
        const group = ofKind.get(region) ?? { region, depth: line.length - above, ...kind, needs: [] };
        ofKind.set(region, group);
        group.needs.push(need);
      }
    }
  }
  return [...groups.values()].flatMap((ofKind) => [...ofKind.values()]).sort((a, b) => b.depth - a.depth);
}

function kindsOfPhase(phase: Phase, wave: string | undefined): Kind[] {
  const equipment = [...new Set(phase.equipment)].sort();
  const facilityTypes = phase.facilityTypes === undefined ? undefined : [...new Set(phase.facilityTypes)].sort();
  const any = { equipment: [], facilityTypes: undefined, wave: undefined };
  const kinds: Omit<Kind, "what">[] = [any];
  if (equipment.length > 0 || facilityTypes !== undefined) kinds.push({ equipment, facilityTypes, wave: undefined });
  if (wave !== undefined) kinds.push({ equipment, facilityTypes, wave });
  return kinds.map((kind) => ({ ...kind, what: JSON.stringify([kind.equipment, kind.facilityTypes, kind.wave]) }));
}

interface Shortage {
  readonly from: number;
  readonly past: number;
  readonly classes: number;
  readonly needed: number;
  readonly available: number;
}

function shortageOf(group: Group, sites: readonly Site[], supply: RoomSupply, periods: number): Shortage | undefined {
  const { needs } = group;
  const available = availableTo(group, sites, supply, periods);
  if (group.wave === undefined) {
    const worst = worstDays(needs, available);
    return worst && { ...worst, needed: worst.needed / 2, available: Math.floor(worst.available / 2) };
  }
  // All start on one day, which is in every member's window; each needs its room on that day at the least.
  const from = needs.reduce((most, need) => Math.max(most, need.from), 0);
  const past = needs.reduce((least, need) => Math.min(least, need.past), periods);
  const needed = needs.reduce((sum, { phase }) => sum + (phase.sessions === "half" ? 1 : 2), 0);
  const best = available.subarray(from, past).reduce((most, there) => Math.max(most, there), 0);
  if (past <= from || needed <= best) return undefined;
  return { from, past, classes: needs.length, needed: needed / 2, available: Math.floor(best / 2) };
}

/** Half days, on each day, of all rooms that might suit anyone of a group. */
function availableTo(group: Group, sites: readonly Site[], supply: RoomSupply, periods: number): Float64Array {
  const smallest = group.needs.reduce((least, { cohort }) => Math.min(least, cohort.size), Number.POSITIVE_INFINITY);
  const isReached = new Uint8Array(sites.length);
  const seen = new Set<Int32Array>();
  for (const { sites: within } of group.needs) {
    if (seen.has(within)) continue;
    seen.add(within);
    for (const site of within) isReached[site] = 1;
  }
  const available = new Float64Array(periods);
  for (let site = 0; site < sites.length; site++) {
    if (isReached[site] === 0 || !facilityTypeFits(group, sites[site]!.facility)) continue;
    for (let room = supply.firstRoom[site]!; room < supply.firstRoom[site + 1]!; room++) {
      const { seats, equipment, shared = false } = supply.rooms[room]!;
      if (seats < smallest || !roomFits(group, equipment)) continue;
      const classes = shared ? Math.floor(seats / smallest) : 1;
      const at = room * periods;
      for (let day = 0; day < periods; day++) available[day]! += classes * supply.halves[at + day]!;
    }
  }
  return available;
}
