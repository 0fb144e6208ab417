/**
 * A model for CP-SAT: a literal a mode, and where starts are decisions, a start a task, shared by the optional intervals of
 * its modes; no-overlap where capacity is 1, cumulative where it is more. Where starts are fixed, rows as in `milp.ts`.
 */
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../../../src/kernel/model.ts";
import { capacityRows } from "./capacity-rows.ts";
import { type CpConstraint, type CpProto, NO_LIMIT } from "./cp-proto.ts";
import { addIntervals, type TimedTask } from "./cp-time.ts";
import { hasTime, optionsOf, placeOf, placeOfResource, refuseOthers } from "./options.ts";

export interface CpModel {
  readonly proto: CpProto;
  readonly choiceOf: (values: readonly number[]) => Choice;
  /** How much of it CP-SAT puts into linear relaxations: all of it pays where there are ways to choose from. */
  readonly linearizationLevel: 1 | 2;
}

export class CpBuilder {
  readonly variables: { domain: number[] }[] = [];
  readonly constraints: CpConstraint[] = [];
  readonly objective: { vars: number[]; coeffs: number[]; offset: number } = { vars: [], coeffs: [], offset: 0 };

  variable(...domain: number[]): number {
    return this.variables.push({ domain }) - 1;
  }

  add(constraint: CpConstraint): number {
    return this.constraints.push(constraint) - 1;
  }

  cost(variable: number, coefficient: number): void {
    if (coefficient === 0) return;
    this.objective.vars.push(variable);
    this.objective.coeffs.push(coefficient);
  }

  atMost(vars: number[], coeffs: number[], most: number): void {
    this.add({ linear: { vars, coeffs, domain: [-NO_LIMIT, most] } });
  }
}

export function cpOf(model: AllocationModel): CpModel {
  refuseOthers(model);
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
  return {
    proto: { variables: cp.variables, constraints: cp.constraints, objective: cp.objective },
    choiceOf: (values) => choiceOf(model, literals, starts, values),
    linearizationLevel: model.modeCost.length > model.tasks ? 2 : 1,
  };
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
