/** The plan of a search, in the problem's own words. */
import { WorkBudget } from "../../base/index.ts";
import { formatDay } from "../../calendar/index.ts";
import { openFor } from "../../compile/sites.ts";
import type {
  Assignment,
  Demand,
  FormedCohort,
  Left,
  Members,
  Plan,
  Problem,
  Room,
  Session,
} from "../../domain/index.ts";
import { formedOf } from "../form-programme.ts";
import { Reasons } from "../left-out.ts";
import { oneMore } from "../one-more.ts";
import { roadLimitM } from "../pools.ts";
import type { Place } from "../room-ledger.ts";
import type { ComponentPlan } from "./component-plan.ts";
import type { Ground } from "./ground.ts";

/** Steps of the search for what would help those who are left. */
const REASONS_WORK = 20_000_000;

/** Classes with their members, rooms and days, and whoever is left with the reason. */
export function decodePlan(
  problem: Problem,
  ground: Ground,
  plans: readonly ComponentPlan[],
  day: number,
  firstDay: number,
): Plan {
  const { network, sites } = ground;
  const places = ground.placesOn({ from: day, past: day + 1 });
  const budget = new WorkBudget(REASONS_WORK);
  const components = plans.map(({ flow }) => ({
    flow,
    oneMore: Array.from(flow.model.people, (_, origin) => oneMore(flow, origin, budget)),
  }));
  const formed = formedOf(network, sites.length, components);
  const handOut = new HandOut(ground.itemsOf(problem.demand ?? []));
  const rooms = new RoomUnits(ground, places);
  const width = String(formed.classes.length).length;

  const cohorts: FormedCohort[] = [];
  const assignments: Assignment[] = [];
  for (const { site, members } of formed.classes) {
    const id = `${network.programme.id}-${String(cohorts.length + 1).padStart(Math.max(4, width), "0")}`;
    cohorts.push({ id, members: members.flatMap(({ source, count }) => handOut.take(source, count)) });
    const { facility } = sites[site]!;
    const sessions = sessionsOf(ground, site, day, firstDay);
    const { room, unit } = rooms.next(site);
    assignments.push({
      cohort: id,
      phase: network.phase.id,
      facility: facility.id,
      room,
      unit,
      start: sessions[0]!.date,
      end: sessions.at(-1)!.date,
      sessions,
    });
  }

  const hasRoom = sites.map(() => false);
  for (const { site } of ground.rooms) hasRoom[site] = true;
  const reasons = new Reasons({
    network,
    formed,
    hasRoom,
    places: places.map((here) => here.length),
    waveDate: formatDay(firstDay + day),
    regions: ground.regions,
    travel: ground.travel,
    limitM: roadLimitM(problem),
    roadFactor: problem.travel?.roadFactor ?? 1.4,
    currency: problem.costs?.currency ?? "",
  });
  const left: Left[] = [];
  formed.left.forEach((count, source) => {
    if (count === 0) return;
    const reason = reasons.of(source);
    for (const members of handOut.take(source, count)) left.push({ ...members, reason });
  });
  return { assignments, unplaced: [], cohorts, left };
}

function sessionsOf({ sites, network }: Ground, site: number, day: number, firstDay: number): Session[] {
  const { isOpen } = openFor(network.phase, sites[site]!);
  const sessions: Session[] = [];
  for (let at = day; sessions.length < network.phase.days; at++) {
    if (isOpen[at] === 1) sessions.push({ date: formatDay(firstDay + at), part: "full" });
  }
  return sessions;
}

/** Hands out the people of each source, item by item. */
class HandOut {
  readonly #rest: { readonly demand: string; count: number }[][];

  constructor(items: readonly (readonly Demand[])[]) {
    this.#rest = items.map((here) => here.map(({ id, count }) => ({ demand: id, count })));
  }

  take(source: number, count: number): Members[] {
    const taken: Members[] = [];
    const rest = this.#rest[source]!;
    for (let wanted = count; wanted > 0; ) {
      const first = rest[0]!;
      const here = Math.min(wanted, first.count);
      taken.push({ demand: first.demand, count: here });
      first.count -= here;
      wanted -= here;
      if (first.count === 0) rest.shift();
    }
    return taken;
  }
}

/** The rooms of each site in the order in which its classes take them, and the units of each. */
class RoomUnits {
  readonly #ground: Ground;
  readonly #places: readonly (readonly Place[])[];
  readonly #next: Int32Array;
  readonly #used = new Map<Room, number>();

  constructor(ground: Ground, places: readonly (readonly Place[])[]) {
    this.#ground = ground;
    this.#places = places;
    this.#next = new Int32Array(places.length);
  }

  next(site: number): { readonly room: string; readonly unit: number } {
    const { room } = this.#places[site]![this.#next[site]!++]!;
    const used = this.#used.get(room) ?? 0;
    this.#used.set(room, used + 1);
    return { room: room.id, unit: this.#ground.unitOf(room, used) };
  }
}
