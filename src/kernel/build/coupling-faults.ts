import { cycleIn } from "./cycle.ts";
import { type Draft, modeId, placeId, quotaId, taskId } from "./draft.ts";
import { type Faults, MOST } from "./fault-list.ts";

/** Everything that is wrong with what ties the tasks of a draft together. */
export function checkCouplings(draft: Draft, faults: Faults): void {
  checkGroups(draft, faults);
  checkPrecedences(draft, faults);
  checkOrders(draft, faults);
  checkPlaces(draft, faults);
  checkQuotas(draft, faults);
  checkPairs(draft, faults);
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

/** Orders say of groups what precedences say of tasks. */
function checkOrders(draft: Draft, faults: Faults): void {
  const { orders, groups } = draft;
  const good = orders.filter(({ before, after, minLag = 0, maxLag = MOST }, row) => {
    const of = `order ${row}`;
    const exists = faults.ref(of, "groups", before) && faults.ref(of, "groups", after);
    const isInRange = faults.integer(of, "minLag", minLag, 0, MOST) && faults.integer(of, "maxLag", maxLag, 0, MOST);
    if (isInRange && maxLag < minLag) faults.add(of, `maxLag ${maxLag}, expected at least minLag ${minLag}`);
    return exists;
  });
  const cycle = cycleIn(
    groups.length,
    good.map(({ before, after }) => [before, after] as const),
  );
  if (cycle === undefined) return;
  const names = [...cycle, cycle[0]!].map((group) => `same start ${group}`);
  faults.add(names[0]!, `must start before itself: ${names.join(" before ")}; expected orders without a cycle`);
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
  draft.quotas.forEach(({ terms, places = [], min = 0, max = Number.POSITIVE_INFINITY, overCost }, row) => {
    const of = quotaId(draft, row);
    faults.cost(of, "minimum", min);
    if (max !== Number.POSITIVE_INFINITY) faults.cost(of, "maximum", max);
    if (max < min) faults.add(of, `maximum ${max}, expected at least the minimum ${min}`);
    if (overCost !== undefined && overCost !== Number.POSITIVE_INFINITY)
      faults.cost(of, "cost above the maximum", overCost);
    for (const { place, coefficient = 1 } of places) {
      faults.ref(of, "places", place);
      faults.integer(of, "coefficient", coefficient, 0, MOST);
    }
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
