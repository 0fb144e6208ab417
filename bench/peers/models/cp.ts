/**
 * A model for CP-SAT: a literal a mode, and where starts are decisions, a start a task, shared by the optional intervals of
 * its modes; no-overlap where capacity is 1, cumulative where it is more. Where starts are fixed, rows as in `milp.ts`.
 */
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../../../src/kernel/model.ts";
import { capacityRows } from "./capacity-rows.ts";
import { CpBuilder } from "./cp-builder.ts";
import { type CpModel, cpModelOf } from "./cp-model.ts";
import { cpOfOptions } from "./cp-options.ts";
import { addIntervals, type TimedTask } from "./cp-time.ts";
import { cpOfWave } from "./cp-wave.ts";
import { hasTime, optionsOf, placeOf, placeOfResource, refuseOthers } from "./options.ts";
import { thinnedOptions } from "./thinned.ts";
import { isWave } from "./wave.ts";

/** Three each of 20,000 tasks, where they may be left out: larger models took this solver most of a minute to reduce. */
const MOST_OPTIONS = 60_000;

export function cpOf(model: AllocationModel): CpModel {
  refuseOthers(model);
  if (isWave(model)) return cpOfWave(model);
  const thinned = thinnedOptions(model, MOST_OPTIONS);
  if (thinned.left > 0) return cpOfOptions(model, thinned);
  const cp = new CpBuilder();
  const places = Array.from(model.couplings.places.cost, (cost) => {
    const place = cp.variable(0, 1);
    cp.cost(place, cost);
    return place;
  });
  const { firstCounted, counted, most } = model.couplings.places;
  most.forEach((limit, row) => {
    const vars = Array.from(counted.subarray(firstCounted[row], firstCounted[row + 1]), (place) => places[place]!);
    cp.atMost(
      vars,
      vars.map(() => 1),
      limit,
    );
  });
  const timed = hasTime(model);
  const literals = modeLiterals(model, cp, places, timed);
  const starts = timed ? addIntervals(model, cp, literals, places) : addRows(model, cp, literals, places);
  const linearizationLevel = model.modeCost.length > model.tasks ? 2 : 1;
  return cpModelOf(cp, 0, linearizationLevel, (values) => choiceOf(model, literals, starts, values));
}

/** One mode of each task is taken, or none; a mode needs its place. [mode] */
function modeLiterals(model: AllocationModel, cp: CpBuilder, places: readonly number[], timed: boolean): number[] {
  const literals: number[] = [];
  for (let task = 0; task < model.tasks; task++) {
    const own: number[] = [];
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const literal = cp.variable(0, 1);
      literals[mode] = literal;
      own.push(literal);
      cp.cost(literal, model.modeCost[mode]!);
      const place = placeOf(model, mode);
      const demand = model.firstDemand[mode]!;
      const isUnit =
        demand < model.firstDemand[mode + 1]! && model.capacity[model.demandResource[demand]! * model.periods] === 1;
      if (place === NONE || (!timed && isUnit)) continue;
      cp.add({ enforcementLiteral: [literal], boolOr: { literals: [places[place]!] } });
    }
    const skipCost = model.skipCost[task]!;
    if (skipCost < Number.POSITIVE_INFINITY) {
      const skipped = cp.variable(0, 1);
      own.push(skipped);
      cp.cost(skipped, skipCost);
    }
    cp.add({ exactlyOne: { literals: own } });
  }
  return literals;
}

/** Starts are fixed: plain rows. */
function addRows(
  model: AllocationModel,
  cp: CpBuilder,
  literals: readonly number[],
  places: readonly number[],
): TimedTask[] {
  const options = optionsOf(model);
  const startOfMode = new Int32Array(literals.length).fill(NONE);
  options.mode.forEach((mode, option) => {
    startOfMode[mode] = options.start[option]!;
  });
  // Modes that fit nowhere.
  literals.forEach((literal, mode) => {
    if (startOfMode[mode] === NONE) cp.variables[literal]!.domain = [0, 0];
  });
  const placeOf = placeOfResource(model);
  for (const row of capacityRows(model, options)) {
    const members = row.options.map((option) => literals[options.mode[option]!]!);
    const place = placeOf[row.resource]!;
    if (row.capacity === 1) {
      cp.add({ atMostOne: { literals: place === NONE ? members : [...members, -1 - places[place]!] } });
    } else if (place === NONE) cp.atMost(members, [...row.amounts], row.capacity);
    else cp.atMost([...members, places[place]!], [...row.amounts, -row.capacity], 0);
  }
  return Array.from({ length: model.tasks }, () => ({ startOf: (mode: number) => startOfMode[mode]! }));
}

function choiceOf(
  model: AllocationModel,
  literals: readonly number[],
  starts: readonly TimedTask[],
  values: readonly number[],
): Choice {
  const choice = emptyChoice(model.tasks);
  for (let task = 0; task < model.tasks; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      if (Number(values[literals[mode]!]) !== 1) continue;
      choice.mode[task] = mode;
      choice.start[task] = starts[task]!.startOf(mode, values);
    }
  }
  return choice;
}
