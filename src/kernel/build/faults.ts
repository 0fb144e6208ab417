import { checkCouplings } from "./coupling-faults.ts";
import { type Draft, modeId, quotaId, resourceId, taskId } from "./draft.ts";
import { Faults, isIn, MOST } from "./fault-list.ts";
import type { ModelFault } from "./model-error.ts";

/** Sums of demands over all tasks stay exact in doubles for as many tasks. */
const MOST_PERIODS = 32_766;

/** Everything that is wrong with a draft. */
export function faultsOf(draft: Draft): ModelFault[] {
  const faults = new Faults(draft);
  faults.integer("the model", "periods", draft.periods, 1, MOST_PERIODS);
  // Everything else is said in periods.
  if (faults.found.length > 0) return faults.found;
  checkResources(draft, faults);
  checkTasks(draft, faults);
  checkModes(draft, faults);
  checkCouplings(draft, faults);
  if (faults.found.length === 0) checkSums(draft, faults);
  return faults.found;
}

function checkResources(draft: Draft, faults: Faults): void {
  draft.resources.forEach(({ capacity }, row) => {
    const of = resourceId(draft, row);
    const values = typeof capacity === "number" ? [capacity] : capacity;
    if (typeof capacity !== "number" && capacity.length !== draft.periods) {
      faults.add(of, `${capacity.length} capacities, expected one for each of the ${draft.periods} periods`);
    }
    const bad = values.find((value) => value !== Number.POSITIVE_INFINITY && !isIn(value, 0, MOST));
    if (bad !== undefined) faults.add(of, `capacity ${bad}, expected an integer from 0 to ${MOST}, or Infinity`);
  });
}

function checkTasks(draft: Draft, faults: Faults): void {
  const { periods } = draft;
  const hasMode = new Set(draft.modes.map(({ task }) => task));
  draft.tasks.forEach(({ earliest = 0, latest = periods - 1, skipCost, startCosts }, row) => {
    const of = taskId(draft, row);
    const isInRange =
      faults.integer(of, "earliest start", earliest, 0, periods - 1) &&
      faults.integer(of, "latest start", latest, 0, periods - 1);
    if (isInRange && latest < earliest) {
      faults.add(of, `latest start ${latest}, expected no earlier than the earliest start ${earliest}`);
    }
    if (skipCost !== undefined) faults.cost(of, "skip cost", skipCost);
    if (!hasMode.has(row)) faults.add(of, "has no mode, expected at least one way of doing it");
    if (startCosts === undefined) return;
    if (typeof startCosts !== "function" && startCosts.length !== periods) {
      faults.add(of, `${startCosts.length} start costs, expected one for each of the ${periods} periods`);
      return;
    }
    for (let start = 0; start < periods; start++) {
      const value = typeof startCosts === "function" ? startCosts(start) : startCosts[start]!;
      if (isIn(value, 0, Number.MAX_SAFE_INTEGER)) continue;
      faults.cost(of, `start cost of period ${start}`, value);
      break;
    }
  });
}

function checkModes(draft: Draft, faults: Faults): void {
  const { periods } = draft;
  draft.modes.forEach((mode, row) => {
    const of = modeId(draft, row);
    faults.ref(of, "tasks", mode.task);
    faults.cost(of, "cost", mode.cost ?? 0);
    if (mode.duration !== undefined) faults.integer(of, "duration", mode.duration, 1, MOST);
    if (mode.duration !== undefined && mode.ends !== undefined) {
      faults.add(of, "has both duration and ends, expected one of them");
    }
    for (const start of mode.starts ?? []) faults.integer(of, "start", start, 0, periods - 1);
    if (mode.ends !== undefined) checkEnds(of, mode.ends, periods, faults);
    for (const { resource, amount = 1 } of mode.demands ?? []) {
      faults.ref(of, "resources", resource);
      faults.integer(of, "amount", amount, 0, MOST);
    }
    for (const place of mode.places ?? []) faults.ref(of, "places", place);
    if (mode.place !== undefined) faults.ref(of, "places", mode.place);
    if (mode.zoneAsBefore !== undefined) faults.integer(of, "zone as before", mode.zoneAsBefore, 0, MOST);
    if (mode.zoneAsAfter !== undefined) faults.integer(of, "zone as after", mode.zoneAsAfter, 0, MOST);
  });
}

function checkEnds(of: string, ends: (start: number) => number | undefined, periods: number, faults: Faults): void {
  for (let start = 0; start < periods; start++) {
    const end = ends(start);
    if (end === undefined || isIn(end, start + 1, MOST)) continue;
    faults.integer(of, `end of an option that starts in period ${start},`, end, start + 1, MOST);
    return;
  }
}

/** Costs of any choice, and sums of any quota, must be integers that doubles hold exactly. */
function checkSums(draft: Draft, faults: Faults): void {
  const { tasks, modes, places, quotas, periods } = draft;
  const dearest = tasks.map(({ skipCost = 0, startCosts }) => {
    let most = 0;
    for (let start = 0; startCosts !== undefined && start < periods; start++) {
      most = Math.max(most, typeof startCosts === "function" ? startCosts(start) : startCosts[start]!);
    }
    return { skipCost, startCost: most, modeCost: 0 };
  });
  for (const { task, cost = 0 } of modes) dearest[task]!.modeCost = Math.max(dearest[task]!.modeCost, cost);
  let sum = places.reduce((total, { cost = 0 }) => total + cost, 0);
  for (const { skipCost, startCost, modeCost } of dearest) sum += Math.max(skipCost, startCost + modeCost);
  const totals = quotas.map(({ terms, places: placeTerms = [] }) =>
    [...terms, ...placeTerms].reduce((all, { coefficient = 1 }) => all + coefficient, 0),
  );
  quotas.forEach(({ overCost = 0 }, row) => {
    sum += overCost * totals[row]!;
  });
  if (sum > Number.MAX_SAFE_INTEGER) {
    faults.add("the model", `costs that may add up to ${sum}, expected at most ${Number.MAX_SAFE_INTEGER}`);
  }
  totals.forEach((total, row) => {
    if (total > Number.MAX_SAFE_INTEGER) {
      faults.add(quotaId(draft, row), `terms that may add up to ${total}, expected at most ${Number.MAX_SAFE_INTEGER}`);
    }
  });
}
