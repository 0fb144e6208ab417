import { parseDay } from "../calendar/index.ts";
import type { Problem } from "../domain/index.ts";
import { type AllocationModel, type Choice, NONE, UNCOUPLED } from "../kernel/index.ts";
import { GrowingFloats, GrowingInts } from "./growing.ts";
import { ModeLister, type Offer } from "./mode-lister.ts";
import { OpenStarts } from "./open-starts.ts";
import { Reach } from "./reach.ts";
import { roomsOf } from "./rooms.ts";
import { RegionTree, sitesOf } from "./sites.ts";
import { latenessTerm, type Rates, ratesOf, unplacedTerm } from "./terms.ts";

/** Modes kept in all when lists must be cut; short lists are a matter of memory, never of correctness. */
const MODE_BUDGET = 2_000_000;
const SHORTEST_LIST = 128;

/** A problem as arrays, with what leads back from rows to names. Tasks are the cohorts in order, resources the rooms, periods the days, groups the waves. */
export interface Compiled extends Offer {
  readonly model: AllocationModel;
  readonly firstDay: number;
  /** 1 for a cohort that would suit some room, were it not dearer than leaving the cohort out. [cohort] */
  readonly isTooDear: Uint8Array;
  /** @internal */
  readonly lister: ModeLister;
}

export interface CompileOptions {
  /** Modes listed for a cohort, cheapest first; the rest is bounded by `restCost`. Default: as many as memory allows. */
  readonly listLength?: number;
}

/** Turns a parsed problem into the model that the kernel solves. */
export function compile(problem: Problem, options: CompileOptions = {}): Compiled {
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const rooms = roomsOf(sites, periods);
  const rates = ratesOf(problem);
  const tasks = problem.cohorts.length;
  const listLength = options.listLength ?? Math.max(SHORTEST_LIST, Math.floor(MODE_BUDGET / Math.max(tasks, 1)));
  const phaseOf = new Map(problem.programmes.map((programme) => [programme.id, programme.phases[0]!]));
  const phases = problem.cohorts.map((cohort) => phaseOf.get(cohort.programme)!);
  const offer: Offer = { problem, sites, rooms, regions, rates, phases, reach: new Reach(problem, sites) };
  const lister = new ModeLister(offer);

  const starts = startsOf(problem, rates, firstDay, periods);
  const openStarts = new OpenStarts(lister.shapes, sites);
  const isTooDear = new Uint8Array(tasks);
  const most = tasks * Math.min(listLength, rooms.count);
  const modes = modesOf(tasks, lister.shapes, periods, most, (task) => {
    lister.list(task, listLength);
    isTooDear[task] = lister.isTooDear ? 1 : 0;
    if (lister.restCost === Number.POSITIVE_INFINITY) return lister;
    const isOpen = openStarts.any(phases[task]!, starts.earliest[task]!, starts.pastLatest[task]!);
    return isOpen
      ? lister
      : { cost: lister.cost, room: lister.room, shape: lister.shape, restCost: Number.POSITIVE_INFINITY };
  });
  const model: AllocationModel = {
    tasks,
    resources: rooms.count,
    periods,
    ...modes,
    ...starts,
    skipCost: Float64Array.from(problem.cohorts, (cohort) => unplacedTerm(rates, cohort)),
    capacity: rooms.capacity,
    ...groupsOf(problem),
    couplings: UNCOUPLED,
  };
  return { ...offer, model, firstDay, isTooDear, lister };
}

/** The same with whole lists for some cohorts; their modes get other rows. */
export function lengthen(compiled: Compiled, whole: ReadonlySet<number>): Compiled {
  const { lister, model } = compiled;
  const modes = modesOf(model.tasks, lister.shapes, model.periods, model.modeCost.length, (task) => {
    if (whole.has(task)) {
      lister.list(task, Number.POSITIVE_INFINITY);
      return lister;
    }
    const [first, past] = [model.firstMode[task]!, model.firstMode[task + 1]!];
    return {
      cost: model.modeCost.subarray(first, past),
      room: model.demandResource.subarray(first, past),
      shape: model.modeShape.subarray(first, past),
      restCost: model.restCost[task]!,
    };
  });
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
  const modes = modesOf(model.tasks, lister.shapes, model.periods, 1024, (task) => {
    const most = upTo.get(task);
    if (most === undefined) return NO_MODES;
    lister.listBeyond(task, model.firstMode[task + 1]! - model.firstMode[task]!, most);
    return lister;
  });
  return { ...model, ...modes };
}

type ModeList = Pick<ModeLister, "cost" | "room" | "shape" | "restCost">;

const NO_MODES: ModeList = {
  cost: new Float64Array(0),
  room: new Int32Array(0),
  shape: new Int32Array(0),
  restCost: Number.POSITIVE_INFINITY,
};

type Modes = Pick<
  AllocationModel,
  "firstMode" | "modeCost" | "modeShape" | "firstDemand" | "demandResource" | "demandAmount" | "restCost" | "endOf"
>;

/** The lists of all cohorts, one after another, some `expected` modes in all; each asks for one room. */
function modesOf(
  tasks: number,
  shapes: ModeLister["shapes"],
  periods: number,
  expected: number,
  listOf: (task: number) => ModeList,
): Modes {
  const firstMode = new Int32Array(tasks + 1);
  const restCost = new Float64Array(tasks);
  const costs = new GrowingFloats(expected);
  const rooms = new GrowingInts(expected);
  const shapeRows = new GrowingInts(expected);
  for (let task = 0; task < tasks; task++) {
    const list = listOf(task);
    costs.append(list.cost);
    rooms.append(list.room);
    shapeRows.append(list.shape);
    restCost[task] = list.restCost;
    firstMode[task + 1] = costs.length;
  }
  return {
    firstMode,
    modeCost: costs.toArray(),
    modeShape: shapeRows.toArray(),
    firstDemand: countingUp(costs.length + 1),
    demandResource: rooms.toArray(),
    demandAmount: new Int32Array(costs.length).fill(1),
    restCost,
    endOf: shapes.endOf(periods),
  };
}

type Starts = Pick<AllocationModel, "earliest" | "pastLatest" | "startCostRow" | "startCosts">;

/** Windows, and one row of start costs for each preferred day. */
function startsOf(problem: Problem, rates: Rates, firstDay: number, periods: number): Starts {
  const tasks = problem.cohorts.length;
  const earliest = new Int32Array(tasks);
  const pastLatest = new Int32Array(tasks);
  const startCostRow = new Int32Array(tasks);
  const rows = new Map<number, number>();
  problem.cohorts.forEach((cohort, task) => {
    earliest[task] = parseDay(cohort.window.earliest) - firstDay;
    pastLatest[task] = parseDay(cohort.window.latest) - firstDay + 1;
    const preferred = cohort.preferredStart === undefined ? Number.POSITIVE_INFINITY : parseDay(cohort.preferredStart);
    if (!rows.has(preferred)) rows.set(preferred, rows.size);
    startCostRow[task] = rows.get(preferred)!;
  });
  const startCosts = new Float64Array(Math.max(rows.size, 1) * periods);
  for (const [preferred, row] of rows) {
    for (let day = 0; day < periods; day++) {
      startCosts[row * periods + day] = latenessTerm(rates, firstDay + day - preferred);
    }
  }
  return { earliest, pastLatest, startCostRow, startCosts };
}

function groupsOf(problem: Problem): Pick<AllocationModel, "groupOf" | "groupSpread"> {
  const waves = problem.waves ?? [];
  const rows = new Map(waves.map((wave, row) => [wave.id, row]));
  return {
    groupOf: Int32Array.from(problem.cohorts, (cohort) => (cohort.wave === undefined ? NONE : rows.get(cohort.wave)!)),
    groupSpread: Int32Array.from(waves, (wave) => wave.spreadDays),
  };
}

function countingUp(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}
