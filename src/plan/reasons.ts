import { formatDay } from "../calendar/index.ts";
import { type Compiled, limitMetres, partiesOf } from "../compile/index.ts";
import type { Unplaced } from "../domain/index.ts";
import { refusalInWords } from "../domain/own/answers.ts";
import { type AllocationModel, type Choice, NONE, optionCost } from "../kernel/index.ts";
import { BLAMES, TiedReasons } from "./tied-reasons.ts";

type Reason = Unplaced["reason"];

/** Says why cohorts have no place in a choice. */
export class Reasons {
  readonly #compiled: Compiled;
  /** Earliest start of each wave in the choice, NONE where nobody is placed. [group] */
  readonly #waveStart: Int32Array;
  readonly #choice: Choice;
  #tied: TiedReasons | undefined;

  constructor(compiled: Compiled, choice: Choice) {
    const { model } = compiled;
    this.#compiled = compiled;
    this.#choice = choice;
    this.#waveStart = new Int32Array(model.groupSpread.length).fill(NONE);
    for (let task = 0; task < model.tasks; task++) {
      const group = model.groupOf[task]!;
      if (group === NONE || choice.mode[task] === NONE) continue;
      const start = this.#waveStart[group]!;
      this.#waveStart[group] = start === NONE ? choice.start[task]! : Math.min(start, choice.start[task]!);
    }
  }

  /** The first of the questions of `UnplacedCode` that has "no" for an answer. */
  of(row: number): Reason {
    const { problem, model, tasks, firstDay, isTooDear } = this.#compiled;
    const cohort = problem.cohorts[row]!;
    const task = tasks.firstTask[row]!;
    const refused = this.#ownRule(row);
    if (refused !== undefined) return refused;
    if (model.firstMode[task] === model.firstMode[task + 1]) {
      return isTooDear[task] === 1 ? this.#notWorthIt(row) : this.#outOfReach(row);
    }
    const from = model.earliest[task]!;
    const past = model.pastLatest[task]!;
    const { days } = tasks.phases[task]!;
    if (!hasOption(model, task, from, past, (mode, start) => this.#exists(mode, start))) {
      return (
        this.#noRoomAlone(task) ?? {
          code: "no-open-start",
          message: `No suitable room in reach is open and free for ${days} training days that start between ${cohort.window.earliest} and ${cohort.window.latest}.`,
        }
      );
    }
    const group = model.groupOf[task]!;
    const position = group === NONE ? NONE : this.#waveStart[group]!;
    const waveFrom = position === NONE ? from : Math.max(from, position);
    const wavePast = position === NONE ? past : Math.min(past, position + model.groupSpread[group]! + 1);
    if (!hasOption(model, task, waveFrom, wavePast, (mode, start) => this.#exists(mode, start))) {
      return {
        code: "wave-date",
        message: `Rooms in reach can be had on other days, none when wave ${cohort.wave} starts (${formatDay(firstDay + position)}).`,
      };
    }
    const skipCost = model.skipCost[task]!;
    const isWorthIt = (mode: number, start: number): boolean =>
      optionCost(model, task, mode, start) < skipCost && this.#exists(mode, start);
    if (!hasOption(model, task, waveFrom, wavePast, isWorthIt)) return this.#notWorthIt(row);
    return (
      this.#tiedReason(task, waveFrom, wavePast, isWorthIt) ?? {
        code: "full",
        message: `Every place in reach that costs less than leaving ${cohort.size} participants out is taken by other cohorts.`,
      }
    );
  }

  /** What own rules have against all rooms of some phase. */
  #ownRule(row: number): Reason | undefined {
    const { refusals, tasks } = this.#compiled;
    if (refusals.size === 0) return undefined;
    for (let task = tasks.firstTask[row]!; task < tasks.firstTask[row + 1]!; task++) {
      const refusal = refusals.get(task);
      if (refusal === undefined) continue;
      const { rule, facility, room } = refusal;
      const message = `Own rules leave no room in reach for phase ${tasks.phases[task]!.id}; room ${room} of facility ${facility} falls to ${refusalInWords(refusal)}.`;
      return { code: "own-rule", message, rule };
    }
    return undefined;
  }

  /** Where rooms are open and free, what lacks beside them: beds, or something of a pool. */
  #noRoomAlone(task: number): Reason | undefined {
    const { model, rooms, resources } = this.#compiled;
    const [from, past] = [model.earliest[task]!, model.pastLatest[task]!];
    let missing: "beds" | "pool" | undefined;
    hasOption(model, task, from, past, (mode, start) => {
      const short = this.#shortages(mode, start);
      if (short.length === 0 || short.some((resource) => resource < rooms.resources)) return false;
      const kinds = short.map((resource) => resources.nameOf(resource).kind);
      missing = kinds.includes("pool") ? "pool" : kinds.includes("beds") ? "beds" : undefined;
      return missing !== undefined;
    });
    if (missing === "beds") {
      return {
        code: "no-beds",
        message: "Rooms are free, and none has beds enough for those who would have to board.",
      };
    }
    if (missing === "pool") {
      return { code: "no-pool", message: "Rooms are free, and no pool that serves them has enough for a whole class." };
    }
    return undefined;
  }

  /** Why a class has no place although one is free; undefined when none is. */
  #tiedReason(
    task: number,
    from: number,
    past: number,
    isWorthIt: (mode: number, start: number) => boolean,
  ): Reason | undefined {
    const { model, isTied } = this.#compiled;
    if (!isTied) return undefined;
    this.#tied ??= new TiedReasons(this.#compiled, this.#choice);
    const tied = this.#tied;
    let blame: ReturnType<TiedReasons["blameFor"]>;
    let isAnyFree = false;
    const isUnblamed = hasOption(model, task, from, past, (mode, start) => {
      if (!tied.isFree(mode, start) || !isWorthIt(mode, start)) return false;
      isAnyFree = true;
      const found = tied.blameFor(mode, start);
      blame ??= found;
      return found === undefined;
    });
    if (!isAnyFree) return undefined;
    if (isUnblamed || blame === undefined) {
      const message =
        "A place is free, and rules that tie classes together, or what they cost together, speak against it.";
      return { code: "rules", message };
    }
    return { code: blame, message: `Places are free, and to be there ${BLAMES[blame]}.` };
  }

  #notWorthIt(row: number): Reason {
    const { problem, model, tasks } = this.#compiled;
    const { size } = problem.cohorts[row]!;
    return {
      code: "not-worth-it",
      message: `Every place in reach costs at least as much as leaving ${size} participants out (${model.skipCost[tasks.firstTask[row]!]!}).`,
    };
  }

  /** Whether the room would be open and unbooked, and all else there, whoever else is. */
  #exists(mode: number, start: number): boolean {
    const { model } = this.#compiled;
    if (model.endOf[model.modeShape[mode]! * model.periods + start] === NONE) return false;
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      if (this.#isShort(demand, mode, start)) return false;
    }
    return true;
  }

  /** What an option asks for and cannot get on some day even alone. */
  #shortages(mode: number, start: number): number[] {
    const { model } = this.#compiled;
    const short: number[] = [];
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      if (this.#isShort(demand, mode, start)) short.push(model.demandResource[demand]!);
    }
    return short;
  }

  #isShort(demand: number, mode: number, start: number): boolean {
    const { model } = this.#compiled;
    const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
    const at = model.demandResource[demand]! * model.periods;
    for (let day = start; day < end; day++) if (model.capacity[at + day]! < model.demandAmount[demand]!) return true;
    return false;
  }

  #outOfReach(row: number): Reason {
    const { problem, reach, regions, tasks } = this.#compiled;
    const cohort = problem.cohorts[row]!;
    const parties = partiesOf(cohort, regions);
    const limitM = limitMetres(problem, cohort);
    reach.find(parties, limitM);
    if (reach.count > 0) {
      const facilities = reach.count === 1 ? "1 facility is" : `${reach.count} facilities are`;
      return {
        code: "no-suitable-room",
        message: `${facilities} in reach, none with a room of ${cohort.size} seats that fits programme ${cohort.programme}, phase ${tasks.phases[tasks.firstTask[row]!]!.id}, and the cohort's limits.`,
      };
    }
    const nearestM = reach.nearestM(parties);
    const limit = `the limit is ${km(limitM)} km by road`;
    if (nearestM === undefined) {
      return { code: "no-facility-in-reach", message: `There is no facility on its landmass; ${limit}.` };
    }
    return {
      code: "no-facility-in-reach",
      message: `No facility is in reach of all its participants: the nearest is ${km(nearestM)} km away, ${limit}.`,
      nearestM,
    };
  }
}

function hasOption(
  model: AllocationModel,
  task: number,
  from: number,
  past: number,
  exists: (mode: number, start: number) => boolean,
): boolean {
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = from; start < past; start++) if (exists(mode, start)) return true;
  }
  return false;
}

function km(metres: number): string {
  return (Math.round(metres / 100) / 10).toString();
}
