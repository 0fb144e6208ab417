import { couplingViolations } from "./check-couplings.ts";
import { type AllocationModel, type Choice, choiceCost, NONE } from "./model.ts";

/** A rule of the model that a choice breaks, and which of its rows are to blame. */
export interface ModelViolation {
  readonly rule:
    | "option"
    | "mandatory"
    | "capacity"
    | "sameStart"
    | "precedence"
    | "joint"
    | "zone"
    | "order"
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
    ...couplingViolations(model, choice),
  );
  return { ok: violations.length === 0, violations, cost: choiceCost(model, choice) };
}

const task = (model: AllocationModel, row: number): string => model.names?.tasks[row] ?? `task ${row}`;
const resource = (model: AllocationModel, row: number): string => model.names?.resources[row] ?? `resource ${row}`;

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
