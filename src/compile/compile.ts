import { runAtOnce } from "../base/index.ts";
import type { OwnFunctions, Problem } from "../domain/index.ts";
import type { Refusal } from "../domain/own/answers.ts";
import { type AllocationModel, type Choice, NONE, UNCOUPLED } from "../kernel/index.ts";
import { couple } from "./couple.ts";
import type { CouplingNames } from "./coupling.ts";
import { isMandatory, isTied } from "./is-tied.ts";
import { ModeLister } from "./mode-lister.ts";
import { listIn, listModes, modesOf, NO_MODES } from "./modes.ts";
import { type Offer, offerOf } from "./offer.ts";
import { OpenStarts } from "./open-starts.ts";
import { rulesOf } from "./rules/index.ts";
import { checkOwnCosts } from "./rules/own-rules.ts";
import { groupsOf, startsOf } from "./starts.ts";
import { unplacedTerm } from "./terms.ts";

/** Modes kept in all when lists must be cut; short lists are a matter of memory, never of correctness. */
const MODE_BUDGET = 2_000_000;
const SHORTEST_LIST = 128;

/** A problem as arrays, with what leads back from rows to names. Tasks are the cohorts' phases in order, periods the days, groups the waves. */
export interface Compiled extends Offer {
  readonly model: AllocationModel;
  /** Whether rules tie classes together beyond capacities and waves: the whole model is searched at once. */
  readonly isTied: boolean;
  readonly names: CouplingNames;
  /** 1 for a class that would suit some room, were it not dearer than leaving the cohort out. [task] */
  readonly isTooDear: Uint8Array;
  /** What own rules have against a class for which they leave no room. [task] */
  readonly refusals: ReadonlyMap<number, Refusal>;
  /** @internal */
  readonly lister: ModeLister;
}

export interface CompileOptions {
  /** Modes listed for a cohort, cheapest first; the rest is bounded by `restCost`. Default: as many as memory allows. */
  readonly listLength?: number;
  /** Windows as the problem gives them, and not narrowed to what phases leave of them: for whoever lifts phases or windows one by one. */
  readonly keepsWindows?: boolean;
}

/** Turns a parsed problem into the model that the kernel solves. */
export function compile(problem: Problem, options: CompileOptions = {}, own: OwnFunctions = {}): Compiled {
  return runAtOnce(compileInTurns(problem, options, own));
}

/** The same, with turns for others. */
export function* compileInTurns(
  problem: Problem,
  options: CompileOptions = {},
  own: OwnFunctions = {},
): Generator<void, Compiled, void> {
  const offer = offerOf(problem, own);
  yield;
  const { tasks, periods, rooms, resources, sites } = offer;
  const rules = rulesOf(offer);
  const lister = new ModeLister(offer, rules);
  const tied = isTied(problem);
  const roomy = Math.max(SHORTEST_LIST, Math.floor(MODE_BUDGET / Math.max(tasks.count, 1)));
  const listLength = tied ? Number.POSITIVE_INFINITY : (options.listLength ?? roomy);

  const starts = startsOf(offer);
  const openStarts = new OpenStarts(lister.shapes, sites);
  const isTooDear = new Uint8Array(tasks.count);
  const refusals = new Map<number, Refusal>();
  const most = tasks.count * Math.min(listLength, rooms.count);
  const modes = yield* listModes(tasks.count, lister.shapes, periods, most, lister.isBare, (task) => {
    const list = lister.list(task, listLength);
    isTooDear[task] = lister.isTooDear ? 1 : 0;
    if (lister.refusal !== undefined && list.cost.length === 0) refusals.set(task, lister.refusal);
    if (list.restCost === Number.POSITIVE_INFINITY) return list;
    const isOpen = openStarts.any(tasks.phases[task]!, starts.earliest[task]!, starts.pastLatest[task]!);
    return isOpen ? list : { ...list, restCost: Number.POSITIVE_INFINITY };
  });
  const model: AllocationModel = {
    tasks: tasks.count,
    resources: resources.count,
    periods,
    ...modes,
    ...starts,
    skipCost: skipCosts(offer),
    capacity: resources.capacity(),
    ...groupsOf(offer),
    couplings: UNCOUPLED,
  };
  checkOwnCosts(offer, model);
  yield;
  const found = { isTooDear, refusals, lister };
  if (!tied) return { ...offer, model, isTied: false, names: NO_NAMES, ...found };
  return { ...offer, ...couple(offer, model, lister.shapes, options.keepsWindows === true), isTied: true, ...found };
}

const NO_NAMES: CouplingNames = { sums: [], implied: [], places: [] };

/** A cohort that is left out costs with its first phase; one that must be placed cannot be. */
function skipCosts(offer: Offer): Float64Array {
  const { problem, tasks, rates } = offer;
  const costs = new Float64Array(tasks.count);
  problem.cohorts.forEach((cohort, row) => {
    costs[tasks.firstTask[row]!] = isMandatory(cohort) ? Number.POSITIVE_INFINITY : unplacedTerm(rates, cohort);
  });
  return costs;
}

/** The same with whole lists for some tasks; their modes get other rows. */
export function lengthen(compiled: Compiled, whole: ReadonlySet<number>): Compiled {
  const { lister, model } = compiled;
  const modes = modesOf(model.tasks, lister.shapes, model.periods, model.modeCost.length, lister.isBare, (task) =>
    whole.has(task) ? lister.list(task, Number.POSITIVE_INFINITY) : listIn(model, task),
  );
  return { ...compiled, model: { ...model, ...modes } };
}

/** A choice of a model in one that has the same lists or longer ones: what a list begins with stays. */
export function carryOver(choice: Choice, from: AllocationModel, to: AllocationModel): Choice {
  const mode = choice.mode.map((row, task) =>
    row === NONE ? NONE : row - from.firstMode[task]! + to.firstMode[task]!,
  );
  return { mode, start: choice.start };
}

/** The model of the modes that come after the listed ones, as far as they cost less than the number given; other tasks have none. */
export function restOf({ lister, model }: Compiled, upTo: ReadonlyMap<number, number>): AllocationModel {
  const modes = modesOf(model.tasks, lister.shapes, model.periods, 1024, lister.isBare, (task) => {
    const most = upTo.get(task);
    if (most === undefined) return NO_MODES;
    return lister.listBeyond(task, model.firstMode[task + 1]! - model.firstMode[task]!, most);
  });
  return { ...model, ...modes };
}
