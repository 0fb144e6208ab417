import { NONE } from "../model.ts";
import type { PlaceDomain } from "./place-domain.ts";
import type { PlaceProblem } from "./place-problem.ts";
import type { SitePlan } from "./site-plan.ts";

/** A part of a problem: some sites and the tasks that are at them, everything else as a plan has it. */
export interface SiteRegion {
  readonly problem: PlaceProblem;
  /** Option of the whole problem. [option of the part] */
  readonly option: Int32Array;
  /** Task of the whole problem. [task of the part] */
  readonly task: Int32Array;
  /** What the part costs now. */
  readonly cost: number;
}

/**
 * Cuts a region out of a plan: the tasks at `freed` sites and those that are out choose anew among these sites and the
 * `spare` ones; a spare site that is open keeps its tasks and offers the room that is left, for nothing.
 *
 * @param isExcluded 1 for an option that no better plan takes
 */
export function regionOf(
  plan: SitePlan,
  freed: readonly number[],
  spare: readonly number[],
  { isExcluded }: PlaceDomain,
): SiteRegion {
  const whole = plan.problem;
  const sites = [...freed, ...spare];
  const isFreed = new Set(freed);
  const rowOfResource = new Map<number, number>();
  const siteOf: number[] = [];
  const capacity: number[] = [];
  const firstResource = [0];
  sites.forEach((site, row) => {
    for (let i = whole.firstResource[site]!; i < whole.firstResource[site + 1]!; i++) {
      const resource = whole.resourceAt[i]!;
      rowOfResource.set(resource, siteOf.length);
      siteOf.push(row);
      capacity.push(isFreed.has(site) ? whole.capacity[resource]! : plan.room(resource));
    }
    firstResource.push(siteOf.length);
  });
  const tasks = tasksOf(plan, freed);
  const { firstOption, option, cost } = optionsOf(plan, tasks, rowOfResource, isExcluded, capacity);
  const { siteCost, limits, openCost } = costsOf(plan, sites, isFreed);
  const resource = option.map((row) => rowOfResource.get(whole.optionResource[row]!)!);
  const optionTask = option.map((_, row) => firstOption.findLastIndex((first) => first <= row));
  const order = option.map((_, row) => row).sort((a, b) => resource[a]! - resource[b]! || a - b);
  const firstAt = new Int32Array(siteOf.length + 1);
  for (const at of resource) firstAt[at + 1]!++;
  for (let at = 0; at < siteOf.length; at++) firstAt[at + 1]! += firstAt[at]!;
  const amount = Int32Array.from(option, (row) => whole.optionAmount[row]!);
  const problem = {
    tasks: tasks.length,
    resources: siteOf.length,
    sites: sites.length,
    siteCost,
    siteOf: Int32Array.from(siteOf),
    firstResource: Int32Array.from(firstResource),
    resourceAt: Int32Array.from(siteOf, (_, row) => row),
    firstOption: Int32Array.from(firstOption),
    optionTask: Int32Array.from(optionTask),
    optionResource: Int32Array.from(resource),
    optionMode: Int32Array.from(option, (row) => whole.optionMode[row]!),
    optionStart: Int32Array.from(option, (row) => whole.optionStart[row]!),
    optionEnd: Int32Array.from(option, (row) => whole.optionEnd[row]!),
    optionAmount: amount,
    optionCost: Float64Array.from(option, (row) => whole.optionCost[row]!),
    firstAt,
    optionAt: Int32Array.from(order),
    isUnary: new Uint8Array(siteOf.length),
    capacity: Float64Array.from(capacity),
    ...limits,
    hasAllLimits: true,
    skipCost: Float64Array.from(tasks, (task) => whole.skipCost[task]!),
    restCost: new Float64Array(tasks.length).fill(Number.POSITIVE_INFINITY),
  };
  return {
    problem: { ...problem, cover: coverOf(problem) },
    option: Int32Array.from(option),
    task: Int32Array.from(tasks),
    cost: cost + openCost,
  };
}

function tasksOf(plan: SitePlan, freed: readonly number[]): number[] {
  const { firstResource, resourceAt, resources } = plan.problem;
  const tasks: number[] = [];
  const lists = [resources];
  for (const site of freed) {
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) lists.push(resourceAt[i]!);
  }
  for (const list of lists) {
    for (let task = plan.firstTask[list]!; task !== NONE; task = plan.nextTask[task]!) tasks.push(task);
  }
  return tasks.sort((a, b) => a - b);
}

function optionsOf(
  plan: SitePlan,
  tasks: readonly number[],
  rowOfResource: ReadonlyMap<number, number>,
  isExcluded: Uint8Array,
  capacity: readonly number[],
): { firstOption: number[]; option: number[]; cost: number } {
  const { firstOption, optionResource, optionAmount } = plan.problem;
  const first = [0];
  const option: number[] = [];
  let cost = 0;
  for (const task of tasks) {
    cost += plan.costOf(task);
    for (let row = firstOption[task]!; row < firstOption[task + 1]!; row++) {
      const at = rowOfResource.get(optionResource[row]!);
      if (at === undefined || (isExcluded[row] === 1 && row !== plan.optionOf[task])) continue;
      if (optionAmount[row]! <= capacity[at]!) option.push(row);
    }
    first.push(option.length);
  }
  return { firstOption: first, option, cost };
}

function costsOf(plan: SitePlan, sites: readonly number[], isFreed: ReadonlySet<number>) {
  const { siteCost, limitOf, most } = plan.problem;
  const left = Int32Array.from(most, (count, limit) => count - plan.used[limit]!);
  let openCost = 0;
  for (const site of isFreed) {
    if (plan.count[site] === 0) continue;
    openCost += siteCost[site]!;
    if (limitOf[site] !== NONE) left[limitOf[site]!]!++;
  }
  // What stays open is paid for and counted already.
  const isPaid = (site: number): boolean => !isFreed.has(site) && plan.count[site]! > 0;
  return {
    openCost,
    siteCost: Float64Array.from(sites, (site) => (isPaid(site) ? 0 : siteCost[site]!)),
    limits: { limitOf: Int32Array.from(sites, (site) => (isPaid(site) ? NONE : limitOf[site]!)), most: left },
  };
}

/** One cover: what the tasks of the region ask for at least, against the room at its sites. */
function coverOf(problem: Omit<PlaceProblem, "cover">): PlaceProblem["cover"] {
  const { tasks, sites, firstOption, optionAmount, skipCost, siteOf, capacity } = problem;
  let demand = 0;
  for (let task = 0; task < tasks; task++) {
    if (skipCost[task]! < Number.POSITIVE_INFINITY) continue;
    let least = Number.POSITIVE_INFINITY;
    for (let row = firstOption[task]!; row < firstOption[task + 1]!; row++) least = Math.min(least, optionAmount[row]!);
    if (least < Number.POSITIVE_INFINITY) demand += least;
  }
  const supply = new Float64Array(sites);
  for (let resource = 0; resource < siteOf.length; resource++) {
    const site = siteOf[resource]!;
    supply[site] = Math.min(demand, supply[site]! + capacity[resource]!);
  }
  return { demand, supply, period: 0 };
}
