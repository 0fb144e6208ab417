import { cycleIn } from "./cycle.ts";
import { type Draft, modeId, placeId, quotaId, resourceId, taskId } from "./draft.ts";
import type { ModelFault } from "./model-error.ts";

/** Largest amount, capacity, lag, period or coefficient: the largest integer that 32 bits hold, less one for UNLIMITED. */
const MOST = 2 ** 31 - 2;
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
  checkGroups(draft, faults);
  checkPrecedences(draft, faults);
  checkPlaces(draft, faults);
  checkQuotas(draft, faults);
  checkPairs(draft, faults);
  if (faults.found.length === 0) checkSums(draft, faults);
  return faults.found;
}

class Faults {
  readonly found: ModelFault[] = [];
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  add(of: string, message: string): void {
    this.found.push({ of, message });
  }

  /** Whether a value is an integer in a range; if not, that is a fault. */
  integer(of: string, name: string, value: number, least: number, most: number): boolean {
    if (Number.isInteger(value) && value >= least && value <= most) return true;
    this.add(of, `${name} ${value}, expected an integer from ${least} to ${most}`);
    return false;
  }

  cost(of: string, name: string, value: number): void {
    this.integer(of, name, value, 0, Number.MAX_SAFE_INTEGER);
  }

  ref(of: string, kind: "resources" | "places" | "tasks" | "modes", value: number): boolean {
    const { length } = this.#draft[kind];
    if (Number.isInteger(value) && value >= 0 && value < length) return true;
    this.add(of, `${kind.slice(0, -1)} ${value} does not exist, expected one of the ${length} that were added before`);
    return false;
  }
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
    if (mode.place !== undefined) faults.ref(of, "places", mode.place);
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

function checkGroups(draft: Draft, faults: Faults): void {
  const groupOf = new Map<number, number>();
  draft.groups.forEach(({ tasks, spread }, row) => {
    const of = `same start ${row}`;
    faults.integer(of, "spread", spread, 0, MOST);
    for (const task of tasks) {
      if (!faults.ref(of, "tasks", task)) continue;
      if (groupOf.has(task)) {
        faults.add(
          of,
          `${taskId(draft, task)} is in same start ${groupOf.get(task)} already, expected one group a task`,
        );
      }
      groupOf.set(task, row);
    }
  });
}

function checkPrecedences(draft: Draft, faults: Faults): void {
  const { precedences, tasks } = draft;
  const good = precedences.filter(({ before, after, minLag = 0, maxLag = MOST }, row) => {
    const of = `precedence ${row}`;
    const exists = faults.ref(of, "tasks", before) && faults.ref(of, "tasks", after);
    const isInRange = faults.integer(of, "minLag", minLag, 0, MOST) && faults.integer(of, "maxLag", maxLag, 0, MOST);
    if (isInRange && maxLag < minLag) faults.add(of, `maxLag ${maxLag}, expected at least minLag ${minLag}`);
    return exists;
  });
  const cycle = cycleIn(
    tasks.length,
    good.map(({ before, after }) => [before, after] as const),
  );
  if (cycle === undefined) return;
  const names = [...cycle, cycle[0]!].map((task) => taskId(draft, task));
  faults.add(names[0]!, `must end before it starts: ${names.join(" before ")}; expected precedences without a cycle`);
}

function checkPlaces(draft: Draft, faults: Faults): void {
  draft.places.forEach(({ cost = 0 }, row) => {
    faults.cost(placeId(draft, row), "cost", cost);
  });
  draft.limits.forEach(({ places, most }, row) => {
    const of = `limit ${row}`;
    faults.integer(of, "number of places", most, 0, MOST);
    for (const place of places) faults.ref(of, "places", place);
    if (new Set(places).size < places.length) faults.add(of, "counts a place twice, expected each once");
  });
}

function checkQuotas(draft: Draft, faults: Faults): void {
  draft.quotas.forEach(({ terms, min = 0, max = Number.POSITIVE_INFINITY }, row) => {
    const of = quotaId(draft, row);
    faults.cost(of, "minimum", min);
    if (max !== Number.POSITIVE_INFINITY) faults.cost(of, "maximum", max);
    if (max < min) faults.add(of, `maximum ${max}, expected at least the minimum ${min}`);
    for (const { mode, coefficient = 1, from = 0, to = draft.periods - 1 } of terms) {
      faults.ref(of, "modes", mode);
      faults.integer(of, "coefficient", coefficient, 0, MOST);
      faults.integer(of, "from", from, 0, draft.periods - 1);
      faults.integer(of, "to", to, from, draft.periods - 1);
    }
  });
}

function checkPairs(draft: Draft, faults: Faults): void {
  draft.incompatible.forEach(({ one, other }, row) => {
    const of = `incompatible pair ${row}`;
    if (!faults.ref(of, "modes", one) || !faults.ref(of, "modes", other)) return;
    if (draft.modes[one]!.task === draft.modes[other]!.task) {
      faults.add(of, `${modeId(draft, one)} and ${modeId(draft, other)}, expected modes of two tasks`);
    }
  });
  draft.requirements.forEach(({ mode, oneOf }, row) => {
    const of = `requirement ${row}`;
    const exists = [mode, ...oneOf].map((ref) => faults.ref(of, "modes", ref)).every(Boolean);
    if (!exists) return;
    const others = new Set(oneOf.map((ref) => draft.modes[ref]!.task));
    if (others.size > 1) faults.add(of, `needs modes of ${others.size} tasks, expected all of one`);
    if (others.has(draft.modes[mode]!.task)) faults.add(of, `${modeId(draft, mode)} needs a mode of its own task`);
  });
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
  if (sum > Number.MAX_SAFE_INTEGER) {
    faults.add("the model", `costs that may add up to ${sum}, expected at most ${Number.MAX_SAFE_INTEGER}`);
  }
  quotas.forEach(({ terms }, row) => {
    const total = terms.reduce((all, { coefficient = 1 }) => all + coefficient, 0);
    if (total > Number.MAX_SAFE_INTEGER) {
      faults.add(quotaId(draft, row), `terms that may add up to ${total}, expected at most ${Number.MAX_SAFE_INTEGER}`);
    }
  });
}

function isIn(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
