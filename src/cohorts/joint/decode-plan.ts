/** The plan of a search, in the problem's own words. */
import { WorkBudget } from "../../base/index.ts";
import { formatDay } from "../../calendar/index.ts";
import { openFor } from "../../compile/sites.ts";
import type { Assignment, FormedCohort, Left, Plan, Problem, Session } from "../../domain/index.ts";
import { formedOf } from "../form-programme.ts";
import { Reasons } from "../left-out.ts";
import { oneMore } from "../one-more.ts";
import { roadLimitM } from "../pools.ts";
import type { ComponentPlan } from "./component-plan.ts";
import type { Days, Ground } from "./ground.ts";
import { type GroupSeats, leastOf, type SeatedClass } from "./group-seats.ts";
import { HandOut } from "./hand-out.ts";

/** Steps of the search for what would help those who are left. */
const REASONS_WORK = 20_000_000;

/** Classes with their members, rooms and days, and whoever is left with the reason. */
export function decodePlan(
  problem: Problem,
  ground: Ground,
  plans: readonly ComponentPlan[],
  days: Days,
  firstDay: number,
  seats: GroupSeats,
): Plan {
  const { network, sites, timing } = ground;
  const slots = ground.slotsOn(days);
  const budget = new WorkBudget(REASONS_WORK);
  const components = plans.map(({ flow }) => ({
    flow,
    oneMore: Array.from(flow.model.people, (_, origin) => oneMore(flow, origin, budget)),
  }));
  const formed = formedOf(network, sites.length, components);
  // Where some stay together everyone has a seat already; the reasons speak of what came of that.
  const seated = seats.classes;
  const leftBefore = formed.left.slice();
  for (const [source, members] of seats.left) formed.left[source] = members.reduce((sum, { count }) => sum + count, 0);
  for (const site of seats.sites) {
    const sizes = seated.filter((one) => one.site === site).map(peopleIn);
    formed.classesAt[site] = sizes.length;
    formed.spareAt[site] = sizes.reduce((spare, size, k) => spare + slots[site]![k]!.seats - size, 0);
  }
  const handOut = new HandOut(ground.itemsOf(problem.demand ?? []));
  const taken = new Int32Array(sites.length);
  const classes: SeatedClass[] = formed.classes
    .filter(({ site }) => !seats.sites.has(site))
    .map(({ site, members }) => ({
      site,
      members: members.flatMap(({ source, count }) => handOut.take(source, count)),
    }));
  classes.push(...seated);
  const width = String(classes.length).length;

  const cohorts: FormedCohort[] = [];
  const assignments: Assignment[] = [];
  for (const { site, members } of classes) {
    const id = `${network.programme.id}-${String(cohorts.length + 1).padStart(Math.max(4, width), "0")}`;
    cohorts.push({ id, members });
    const { facility } = sites[site]!;
    const { room, unit, start } = slots[site]![taken[site]!++]!;
    const sessions = sessionsOf(ground, site, start, firstDay);
    assignments.push({
      cohort: id,
      phase: network.phase.id,
      facility: facility.id,
      room: room.id,
      unit: ground.unitOf(room, unit),
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
    places: slots.map((here) => here.length),
    waveDate: timing.isTogether ? formatDay(firstDay + days.from) : undefined,
    regions: ground.regions,
    travel: ground.travel,
    limitM: roadLimitM(problem),
    roadFactor: problem.travel?.roadFactor ?? 1.4,
    currency: problem.costs?.currency ?? "",
  });
  const left: Left[] = [];
  const least = new Map((problem.demand ?? []).map((item) => [item.id, leastOf(item)]));
  formed.left.forEach((count, source) => {
    if (count === 0) return;
    const isMore = count > leftBefore[source]!;
    const reason = isMore ? undefined : reasons.of(source);
    for (const members of seats.left.get(source) ?? handOut.take(source, count)) {
      left.push({ ...members, reason: reason ?? reasons.ofGroup(least.get(members.demand)!) });
    }
  });
  return { assignments, unplaced: [], cohorts, left };
}

function peopleIn({ members }: SeatedClass): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}

function sessionsOf({ sites, network }: Ground, site: number, day: number, firstDay: number): Session[] {
  const { isOpen } = openFor(network.phase, sites[site]!);
  const sessions: Session[] = [];
  for (let at = day; sessions.length < network.phase.days; at++) {
    if (isOpen[at] === 1) sessions.push({ date: formatDay(firstDay + at), part: "full" });
  }
  return sessions;
}
