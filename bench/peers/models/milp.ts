/**
 * A model for mixed-integer solvers: a binary column an option.
 *
 * Where starts are fixed, capacity rows only where they are needed. Where they are not, a column for what is in use in each
 * period of a resource: it changes by what starts and what ends, so that an option has two entries a resource instead of
 * one a period (the flow form of the time-indexed model, equally tight). Places have a column each, options at most as
 * large as their place's (the strong form), and capacity only when it is open.
 */
import { type AllocationModel, type Choice, emptyChoice, NONE, UNLIMITED } from "../../../src/kernel/model.ts";
import { capacityRows } from "./capacity-rows.ts";
import { INFINITY, MilpBuilder, type MilpModel, unitOf } from "./milp-builder.ts";
import { milpOfWave } from "./milp-wave.ts";
import { hasTime, type Options, placeOf, placeOfResource, refuseOthers } from "./options.ts";
import { thinnedOptions } from "./thinned.ts";
import { isWave } from "./wave.ts";

/** Three each of 20,000 tasks, where they may be left out: larger models took this solver most of a minute to reduce. */
const MOST_OPTIONS = 60_000;

export function milpOf(model: AllocationModel): MilpModel {
  refuseOthers(model);
  if (isWave(model)) return milpOfWave(model);
  const { options, left } = thinnedOptions(model, MOST_OPTIONS);
  const milp = new MilpBuilder(unitOf(options.cost));
  for (let option = 0; option < options.count; option++) milp.add(options.cost[option]!, 1, true);
  const places = Array.from(model.couplings.places.cost, (cost) => milp.add(cost, 1, true));
  assign(model, options, milp);
  link(model, options, milp, places);
  if (left === 0 && hasTime(model)) flows(model, options, milp, places);
  else rows(model, options, milp, places);
  groups(model, options, milp);
  return { milp, left, choiceOf: (values) => choiceOf(model, options, values) };
}

/** Each task takes one option; one that may be left out costs that beforehand, and an option what it adds. */
function assign(model: AllocationModel, { firstOption }: Options, milp: MilpBuilder): void {
  for (let task = 0; task < model.tasks; task++) {
    const skipCost = model.skipCost[task]!;
    const isMandatory = skipCost === Number.POSITIVE_INFINITY;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      milp.entry(option, 1);
      if (!isMandatory) milp.cost[option]! -= skipCost / milp.costUnit;
    }
    if (!isMandatory) milp.offset += skipCost / milp.costUnit;
    // A model without columns is not even infeasible.
    if (firstOption[task] === firstOption[task + 1]) milp.entry(milp.add(0, 0, true), 1);
    milp.row(isMandatory ? 1 : 0, 1);
  }
}

/** An option needs its place, and at most so many places are open. */
function link(model: AllocationModel, options: Options, milp: MilpBuilder, places: readonly number[]): void {
  const { firstCounted, counted, most } = model.couplings.places;
  if (places.length === 0) return;
  for (let option = 0; option < options.count; option++) {
    const place = placeOf(model, options.mode[option]!);
    // A row of unit amounts on a unit capacity, which closes with the place, says the same.
    if (place === NONE || isUnit(model, options.mode[option]!)) continue;
    milp.entry(option, 1);
    milp.entry(places[place]!, -1);
    milp.row(-INFINITY, 0);
  }
  most.forEach((limit, row) => {
    for (const place of counted.subarray(firstCounted[row], firstCounted[row + 1])) milp.entry(places[place]!, 1);
    milp.row(-INFINITY, limit);
  });
}

function isUnit(model: AllocationModel, mode: number): boolean {
  const demand = model.firstDemand[mode]!;
  return demand < model.firstDemand[mode + 1]! && model.capacity[model.demandResource[demand]! * model.periods] === 1;
}

function rows(model: AllocationModel, options: Options, milp: MilpBuilder, places: readonly number[]): void {
  const placeOf = placeOfResource(model);
  for (const { resource, capacity, options: members, amounts } of capacityRows(model, options)) {
    const place = placeOf[resource]!;
    if (place === NONE && amounts.reduce((sum, amount) => sum + amount, 0) <= capacity) continue;
    members.forEach((option, index) => {
      milp.entry(option, amounts[index]!);
    });
    if (place !== NONE) milp.entry(places[place]!, -capacity);
    milp.row(-INFINITY, place === NONE ? capacity : 0);
  }
}

function flows(model: AllocationModel, options: Options, milp: MilpBuilder, places: readonly number[]): void {
  const placeOf = placeOfResource(model);
  const { periods } = model;
  const changes = new Map<number, [option: number, by: number][]>();
  const change = (row: number, option: number, by: number): void => {
    const list = changes.get(row);
    if (list === undefined) changes.set(row, [[option, by]]);
    else list.push([option, by]);
  };
  for (let option = 0; option < options.count; option++) {
    const mode = options.mode[option]!;
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const row = model.demandResource[demand]! * periods;
      const amount = model.demandAmount[demand]!;
      change(row + options.start[option]!, option, amount);
      if (options.end[option]! < periods) change(row + options.end[option]!, option, -amount);
    }
  }
  for (let resource = 0; resource < model.resources; resource++) {
    let before = NONE;
    for (let period = 0; period < periods; period++) {
      const capacity = model.capacity[resource * periods + period]!;
      const inUse = milp.add(0, capacity === UNLIMITED ? INFINITY : capacity, false);
      for (const [option, by] of changes.get(resource * periods + period) ?? []) milp.entry(option, by);
      if (before !== NONE) milp.entry(before, 1);
      milp.entry(inUse, -1);
      milp.row(0, 0);
      before = inUse;
      if (placeOf[resource] === NONE || capacity === UNLIMITED) continue;
      milp.entry(inUse, 1);
      milp.entry(places[placeOf[resource]!]!, -capacity);
      milp.row(-INFINITY, 0);
    }
  }
}

/** A group has one first start; its tasks start within its spread. */
function groups(model: AllocationModel, options: Options, milp: MilpBuilder): void {
  const firsts = Array.from(model.groupSpread, () => Array.from({ length: model.periods }, () => milp.add(0, 1, true)));
  for (const first of firsts) {
    for (const column of first) milp.entry(column, 1);
    milp.row(1, 1);
  }
  for (let task = 0; task < model.tasks; task++) {
    const group = model.groupOf[task]!;
    if (group === NONE) continue;
    const byStart = new Map<number, number[]>();
    for (let option = options.firstOption[task]!; option < options.firstOption[task + 1]!; option++) {
      const start = options.start[option]!;
      byStart.set(start, [...(byStart.get(start) ?? []), option]);
    }
    for (const [start, members] of byStart) {
      for (const option of members) milp.entry(option, 1);
      const from = Math.max(0, start - model.groupSpread[group]!);
      for (let first = from; first <= start; first++) milp.entry(firsts[group]![first]!, -1);
      milp.row(-INFINITY, 0);
    }
  }
}

function choiceOf(model: AllocationModel, options: Options, values: ArrayLike<number>): Choice {
  const choice = emptyChoice(model.tasks);
  for (let task = 0; task < model.tasks; task++) {
    for (let option = options.firstOption[task]!; option < options.firstOption[task + 1]!; option++) {
      if (values[option]! < 0.5) continue;
      choice.mode[task] = options.mode[option]!;
      choice.start[task] = options.start[option]!;
    }
  }
  return choice;
}
