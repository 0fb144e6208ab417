import type { ModelViolation } from "./check-model.ts";
import { type AllocationModel, type Choice, NONE, openPlaces, quotaSum, startsByMode } from "./model.ts";

/** Every rule beyond capacities and groups that a choice of existing options breaks. */
export function* couplingViolations(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  yield* lags(model, choice);
  yield* joints(model, choice);
  yield* zones(model, choice);
  yield* orders(model, choice);
  yield* limits(model, choice);
  yield* quotas(model, choice);
  yield* pairs(model, choice);
}

const task = (model: AllocationModel, row: number): string => model.names?.tasks[row] ?? `task ${row}`;
const quota = (model: AllocationModel, row: number): string => model.names?.quotas[row] ?? `quota ${row}`;

const isPlaced = (choice: Choice, row: number): boolean => choice.mode[row] !== NONE;

function endOf(model: AllocationModel, choice: Choice, row: number): number {
  return model.endOf[model.modeShape[choice.mode[row]!]! * model.periods + choice.start[row]!]!;
}

function* tasksOf(model: AllocationModel, choice: Choice): Generator<number> {
  for (let row = 0; row < model.tasks; row++) if (isPlaced(choice, row)) yield row;
}

function* lags(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { before, after, minLag, maxLag } = model.couplings.precedences;
  for (let row = 0; row < before.length; row++) {
    const [one, two] = [before[row]!, after[row]!];
    if (!isPlaced(choice, one) || !isPlaced(choice, two)) continue;
    const lag = choice.start[two]! - endOf(model, choice, one);
    if (lag >= minLag[row]! && lag <= maxLag[row]!) continue;
    const message = `${task(model, two)} starts ${lag} periods after ${task(model, one)}, allowed are ${minLag[row]} to ${maxLag[row]}`;
    yield { rule: "precedence", tasks: [one, two], message };
  }
}

function* joints(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { before, after, isJoint } = model.couplings.precedences;
  for (let row = 0; row < before.length; row++) {
    const [one, two] = [before[row]!, after[row]!];
    if (isJoint[row] === 0 || isPlaced(choice, one) === isPlaced(choice, two)) continue;
    const [placed, out] = isPlaced(choice, one) ? [one, two] : [two, one];
    const message = `${task(model, placed)} is placed and ${task(model, out)} is not, expected both or neither`;
    yield { rule: "joint", tasks: [one, two], message };
  }
}

function* zones(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { before, after, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  for (let row = 0; row < before.length; row++) {
    const [one, two] = [before[row]!, after[row]!];
    if (isZoned[row] === 0 || !isPlaced(choice, one) || !isPlaced(choice, two)) continue;
    const [first, second] = [zoneAsBefore[choice.mode[one]!]!, zoneAsAfter[choice.mode[two]!]!];
    if (first === second || first === NONE || second === NONE) continue;
    const message = `${task(model, one)} is in zone ${first} and ${task(model, two)} in zone ${second}, expected the same`;
    yield { rule: "zone", tasks: [one, two], message };
  }
}

function* orders(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { before, after, minLag, maxLag } = model.couplings.orders;
  const members = Array.from(model.groupSpread, (): number[] => []);
  for (const row of tasksOf(model, choice)) if (model.groupOf[row] !== NONE) members[model.groupOf[row]!]!.push(row);
  for (let row = 0; row < before.length; row++) {
    const bad = members[before[row]!]!.flatMap((one) =>
      members[after[row]!]!.flatMap((two) => {
        const lag = choice.start[two]! - choice.start[one]!;
        return lag >= minLag[row]! && lag <= maxLag[row]! ? [] : [[one, two] as const];
      }),
    );
    if (bad.length === 0) continue;
    const [one, two] = bad[0]!;
    const lag = choice.start[two]! - choice.start[one]!;
    const message = `${task(model, two)} starts ${lag} periods after ${task(model, one)} starts, allowed are ${minLag[row]} to ${maxLag[row]}`;
    yield { rule: "order", tasks: [...new Set(bad.flat())], message };
  }
}

function* limits(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { firstCounted, counted, most } = model.couplings.places;
  const users = usersOfPlaces(model, choice);
  for (let limit = 0; limit < most.length; limit++) {
    const used = [...counted.subarray(firstCounted[limit], firstCounted[limit + 1])].filter((place) =>
      users.has(place),
    );
    if (used.length <= most[limit]!) continue;
    const tasks = [...new Set(used.flatMap((place) => users.get(place)!))];
    yield { rule: "limit", tasks, message: `${used.length} places are used, but ${most[limit]} may be` };
  }
}

/** Tasks that use a place. */
function usersOfPlaces(model: AllocationModel, choice: Choice): Map<number, number[]> {
  const { firstOfMode, ofMode } = model.couplings.places;
  const users = new Map<number, number[]>();
  for (const row of tasksOf(model, choice)) {
    const mode = choice.mode[row]!;
    for (const place of ofMode.subarray(firstOfMode[mode], firstOfMode[mode + 1])) {
      const known = users.get(place);
      if (known === undefined) users.set(place, [row]);
      else known.push(row);
    }
  }
  return users;
}

/** A quota whose overrun has a price has no maximum to break. */
function* quotas(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { firstTerm, mode, from, past, firstPlaceTerm, placeTerm, min, max, overCost } = model.couplings.quotas;
  const isOpen = openPlaces(model, choice);
  const startOfMode = startsByMode(model, choice);
  const taskTaking = new Map([...tasksOf(model, choice)].map((row) => [choice.mode[row]!, row]));
  const users = usersOfPlaces(model, choice);
  for (let row = 0; row < min.length; row++) {
    const sum = quotaSum(model, row, startOfMode, isOpen);
    const most = overCost[row] === Number.POSITIVE_INFINITY ? max[row]! : Number.POSITIVE_INFINITY;
    if (sum >= min[row]! && sum <= most) continue;
    const tasks = new Set<number>();
    for (let term = firstTerm[row]!; term < firstTerm[row + 1]!; term++) {
      const start = startOfMode[mode[term]!]!;
      if (start >= from[term]! && start < past[term]!) tasks.add(taskTaking.get(mode[term]!)!);
    }
    for (const place of placeTerm.subarray(firstPlaceTerm[row], firstPlaceTerm[row + 1])) {
      for (const user of users.get(place) ?? []) tasks.add(user);
    }
    const message = `${quota(model, row)} is ${sum}, allowed are ${min[row]} to ${most}`;
    yield { rule: "quota", tasks: [...tasks], message };
  }
}

function* pairs(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { one, other, needing, firstNeeded, needed } = model.couplings.pairs;
  const taskTaking = new Map([...tasksOf(model, choice)].map((row) => [choice.mode[row]!, row]));
  for (let pair = 0; pair < one.length; pair++) {
    const [a, b] = [taskTaking.get(one[pair]!), taskTaking.get(other[pair]!)];
    if (a === undefined || b === undefined) continue;
    const message = `modes ${one[pair]} of ${task(model, a)} and ${other[pair]} of ${task(model, b)} exclude each other`;
    yield { rule: "incompatible", tasks: [a, b], message };
  }
  for (let row = 0; row < needing.length; row++) {
    const taker = taskTaking.get(needing[row]!);
    if (taker === undefined) continue;
    const modes = [...needed.subarray(firstNeeded[row], firstNeeded[row + 1])];
    if (modes.some((mode) => taskTaking.has(mode))) continue;
    const message = `mode ${needing[row]} of ${task(model, taker)} needs one of the modes ${modes.join(", ")}`;
    yield { rule: "requirement", tasks: [taker], message };
  }
}
