import { type AllocationModel, type Choice, choiceCost, NONE } from "./model.ts";

/** A rule of the model that a choice breaks, and which of its rows are to blame. */
export interface ModelViolation {
  readonly rule:
    | "option"
    | "mandatory"
    | "capacity"
    | "sameStart"
    | "precedence"
    | "limit"
    | "quota"
    | "incompatible"
    | "requirement";
  /** Tasks it is about. */
  readonly tasks: readonly number[];
  readonly message: string;
}

/** What a choice costs, and every rule that it breaks. */
export interface ModelCheck {
  readonly ok: boolean;
  readonly violations: readonly ModelViolation[];
  /** Infinity when a task is left out that must be placed. */
  readonly cost: number;
}

/** Checks a choice from scratch, rule by rule, as plainly as can be. */
export function checkModel(model: AllocationModel, choice: Choice): ModelCheck {
  const violations: ModelViolation[] = [...badOptions(model, choice)];
  // The rules below read costs and ends of options, which only options that exist have.
  if (violations.length > 0) return { ok: false, violations, cost: Number.POSITIVE_INFINITY };
  violations.push(
    ...missing(model, choice),
    ...overloads(model, choice),
    ...spreads(model, choice),
    ...lags(model, choice),
    ...limits(model, choice),
    ...quotas(model, choice),
    ...pairs(model, choice),
  );
  return { ok: violations.length === 0, violations, cost: choiceCost(model, choice) };
}

const task = (model: AllocationModel, row: number): string => model.names?.tasks[row] ?? `task ${row}`;
const resource = (model: AllocationModel, row: number): string => model.names?.resources[row] ?? `resource ${row}`;
const quota = (model: AllocationModel, row: number): string => model.names?.quotas[row] ?? `quota ${row}`;

const isPlaced = (choice: Choice, row: number): boolean => choice.mode[row] !== NONE;

function endOf(model: AllocationModel, choice: Choice, row: number): number {
  return model.endOf[model.modeShape[choice.mode[row]!]! * model.periods + choice.start[row]!]!;
}

function* tasksOf(model: AllocationModel, choice: Choice): Generator<number> {
  for (let row = 0; row < model.tasks; row++) if (isPlaced(choice, row)) yield row;
}

function* badOptions(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  for (const row of tasksOf(model, choice)) {
    const mode = choice.mode[row]!;
    const start = choice.start[row]!;
    const isOwn = mode >= model.firstMode[row]! && mode < model.firstMode[row + 1]!;
    const isInWindow = start >= model.earliest[row]! && start < model.pastLatest[row]!;
    if (isOwn && isInWindow && endOf(model, choice, row) !== NONE) continue;
    yield {
      rule: "option",
      tasks: [row],
      message: `${task(model, row)} may not take mode ${mode} from period ${start}`,
    };
  }
}

function* missing(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  for (let row = 0; row < model.tasks; row++) {
    if (isPlaced(choice, row) || model.skipCost[row]! < Number.POSITIVE_INFINITY) continue;
    yield { rule: "mandatory", tasks: [row], message: `${task(model, row)} is left out, but must be placed` };
  }
}

function* overloads(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { periods, firstDemand, demandResource, demandAmount, capacity } = model;
  const used = new Float64Array(model.resources * periods);
  const users: number[][] = Array.from({ length: model.resources }, () => []);
  for (const row of tasksOf(model, choice)) {
    const mode = choice.mode[row]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = demandResource[demand]!;
      users[at]!.push(row);
      for (let period = choice.start[row]!; period < endOf(model, choice, row); period++) {
        used[at * periods + period]! += demandAmount[demand]!;
      }
    }
  }
  for (let at = 0; at < model.resources; at++) {
    for (let period = 0; period < periods; period++) {
      const [load, most] = [used[at * periods + period]!, capacity[at * periods + period]!];
      if (load <= most) continue;
      const tasks = users[at]!.filter((row) => choice.start[row]! <= period && period < endOf(model, choice, row));
      const message = `${resource(model, at)} is used by ${load} in period ${period}, but has ${most}`;
      yield { rule: "capacity", tasks, message };
      break;
    }
  }
}

function* spreads(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  for (let group = 0; group < model.groupSpread.length; group++) {
    const members = [...tasksOf(model, choice)].filter((row) => model.groupOf[row] === group);
    const starts = members.map((row) => choice.start[row]!);
    const [first, last] = [Math.min(...starts), Math.max(...starts)];
    if (last - first <= model.groupSpread[group]!) continue;
    if (members.length === 0) continue;
    const message = `starts from ${first} to ${last}, but within ${model.groupSpread[group]} periods is allowed`;
    yield { rule: "sameStart", tasks: members, message };
  }
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

function* limits(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { ofMode, firstCounted, counted, most } = model.couplings.places;
  const users = new Map<number, number[]>();
  for (const row of tasksOf(model, choice)) {
    const place = ofMode[choice.mode[row]!] ?? NONE;
    users.set(place, [...(users.get(place) ?? []), row]);
  }
  for (let limit = 0; limit < most.length; limit++) {
    const used = [...counted.subarray(firstCounted[limit], firstCounted[limit + 1])].filter((place) =>
      users.has(place),
    );
    if (used.length <= most[limit]!) continue;
    const tasks = used.flatMap((place) => users.get(place)!);
    yield { rule: "limit", tasks, message: `${used.length} places are used, but ${most[limit]} may be` };
  }
}

function* quotas(model: AllocationModel, choice: Choice): Generator<ModelViolation> {
  const { firstTerm, mode, from, past, coefficient, min, max } = model.couplings.quotas;
  const taskTaking = new Map([...tasksOf(model, choice)].map((row) => [choice.mode[row]!, row]));
  for (let row = 0; row < min.length; row++) {
    const tasks: number[] = [];
    let sum = 0;
    for (let term = firstTerm[row]!; term < firstTerm[row + 1]!; term++) {
      const taker = taskTaking.get(mode[term]!);
      if (taker === undefined) continue;
      const start = choice.start[taker]!;
      if (start < from[term]! || start >= past[term]!) continue;
      sum += coefficient[term]!;
      tasks.push(taker);
    }
    if (sum >= min[row]! && sum <= max[row]!) continue;
    yield { rule: "quota", tasks, message: `${quota(model, row)} is ${sum}, allowed are ${min[row]} to ${max[row]}` };
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
