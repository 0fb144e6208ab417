import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** Kinds of rules that tie tasks together, capacities apart. Numbers, because a `switch` on them is in the hot loop. */
export const SAME_START = 0;
export const PRECEDENCE = 1;
export const QUOTA = 2;
export const LIMIT = 3;
export const INCOMPATIBLE = 4;
export const REQUIREMENT = 5;
export const JOINT = 6;
export const ZONED = 7;
export const ORDER = 8;

/**
 * The rules of a model as one list, and who is in them: worked out once, so that freeing a few tasks touches nothing else.
 *
 * `firstX` arrays as in the model.
 */
export interface Rules {
  readonly count: number;
  /** [rule] */
  readonly kind: Uint8Array;
  /** Row of the group, precedence, quota and so on. [rule] */
  readonly row: Int32Array;
  /** Rules of a task, each once. [task + 1] */
  readonly firstRule: Int32Array;
  readonly ruleOfTask: Int32Array;
  /** Tasks of a rule, each once. [rule + 1] */
  readonly firstTask: Int32Array;
  readonly taskOfRule: Int32Array;
  /** Rules without any task. */
  readonly taskless: readonly number[];

  /** [mode] */
  readonly taskOfMode: Int32Array;
  /** Quota terms of a mode. [mode + 1] */
  readonly firstTerm: Int32Array;
  readonly termOfMode: Int32Array;
  /** Quota of a term. [term] */
  readonly quotaOfTerm: Int32Array;
  /** Quota terms of a place. [place + 1] */
  readonly firstPlaceTerm: Int32Array;
  readonly termOfPlace: Int32Array;
  /** Quota of a term about a place. [place term] */
  readonly quotaOfPlaceTerm: Int32Array;
  /** Limits that count a place. [place + 1] */
  readonly firstLimit: Int32Array;
  readonly limitOfPlace: Int32Array;
  /** Zones of modes, numbered from 0, NONE for none; empty where nothing is zoned. [mode] */
  readonly zones: number;
  readonly zoneAsBefore: Int32Array;
  readonly zoneAsAfter: Int32Array;
  /** 1 where some period of the resource is limited. [resource] */
  readonly isLimited: Uint8Array;
  /** Most demands, and most places, that a mode has. */
  readonly width: number;
  readonly mostPlaces: number;
}

export function rulesOf(model: AllocationModel): Rules {
  const taskOfMode = ownersOf(model.firstMode);
  const { quotas, places } = model.couplings;
  const quotaOfTerm = ownersOf(quotas.firstTerm);
  const [firstTerm, termOfMode] = groupBy(quotas.mode, model.modeCost.length);
  const [firstPlaceTerm, termOfPlace] = groupBy(quotas.placeTerm, places.cost.length);
  const limitOfCounted = ownersOf(places.firstCounted);
  const [firstLimit, counted] = groupBy(places.counted, places.cost.length);
  const isLimited = new Uint8Array(model.resources);
  for (let row = 0; row < model.capacity.length; row++) {
    if (model.capacity[row] !== UNLIMITED) isLimited[Math.floor(row / model.periods)] = 1;
  }
  let width = 0;
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    width = Math.max(width, model.firstDemand[mode + 1]! - model.firstDemand[mode]!);
  }
  let mostPlaces = 0;
  for (let mode = 0; mode + 1 < places.firstOfMode.length; mode++) {
    mostPlaces = Math.max(mostPlaces, places.firstOfMode[mode + 1]! - places.firstOfMode[mode]!);
  }
  return {
    ...membership(model, taskOfMode),
    taskOfMode,
    firstTerm,
    termOfMode,
    quotaOfTerm,
    firstPlaceTerm,
    termOfPlace,
    quotaOfPlaceTerm: ownersOf(quotas.firstPlaceTerm),
    ...zonesOf(model),
    firstLimit,
    limitOfPlace: counted.map((at) => limitOfCounted[at]!),
    isLimited,
    width,
    mostPlaces,
  };
}

type Membership = Pick<
  Rules,
  "count" | "kind" | "row" | "firstRule" | "ruleOfTask" | "firstTask" | "taskOfRule" | "taskless"
>;

function membership(model: AllocationModel, taskOfMode: Int32Array): Membership {
  const kind: number[] = [];
  const row: number[] = [];
  const members: Set<number>[] = [];
  const add = (
    kindOf: number,
    count: number,
    tasksOf: (row: number) => Iterable<number>,
    exists: (row: number) => boolean = () => true,
  ): void => {
    for (let at = 0; at < count; at++) {
      if (!exists(at)) continue;
      kind.push(kindOf);
      row.push(at);
      members.push(new Set(tasksOf(at)));
    }
  };
  const { places, precedences, quotas, pairs, orders } = model.couplings;
  const [firstOfGroup, tasksByGroup] = groupBy(model.groupOf, model.groupSpread.length);
  const inGroup = (at: number): Int32Array => tasksByGroup.subarray(firstOfGroup[at], firstOfGroup[at + 1]);
  const bothOf = (at: number): number[] => [precedences.before[at]!, precedences.after[at]!];
  add(SAME_START, model.groupSpread.length, inGroup);
  add(PRECEDENCE, precedences.before.length, bothOf);
  const takers = (modes: Int32Array): Int32Array => modes.map((mode) => taskOfMode[mode]!);
  const modeAt = ownersOf(places.firstOfMode);
  const [firstAt, usesAt] = groupBy(places.ofMode, places.cost.length);
  const usersOf = (counted: Int32Array): number[] =>
    [...counted].flatMap((place) => [
      ...takers(usesAt.subarray(firstAt[place], firstAt[place + 1]).map((use) => modeAt[use]!)),
    ]);
  add(QUOTA, quotas.min.length, (at) => [
    ...takers(quotas.mode.subarray(quotas.firstTerm[at], quotas.firstTerm[at + 1])),
    ...usersOf(quotas.placeTerm.subarray(quotas.firstPlaceTerm[at], quotas.firstPlaceTerm[at + 1])),
  ]);
  add(LIMIT, places.most.length, (at) =>
    usersOf(places.counted.subarray(places.firstCounted[at], places.firstCounted[at + 1])),
  );
  add(INCOMPATIBLE, pairs.one.length, (at) => [taskOfMode[pairs.one[at]!]!, taskOfMode[pairs.other[at]!]!]);
  add(REQUIREMENT, pairs.needing.length, (at) => [
    taskOfMode[pairs.needing[at]!]!,
    ...takers(pairs.needed.subarray(pairs.firstNeeded[at], pairs.firstNeeded[at + 1])),
  ]);
  add(JOINT, precedences.before.length, bothOf, (at) => precedences.isJoint[at] === 1);
  add(ZONED, precedences.before.length, bothOf, (at) => precedences.isZoned[at] === 1);
  add(ORDER, orders.before.length, (at) => [...inGroup(orders.before[at]!), ...inGroup(orders.after[at]!)]);
  const firstTask = new Int32Array(members.length + 1);
  members.forEach((tasks, rule) => {
    firstTask[rule + 1] = firstTask[rule]! + tasks.size;
  });
  const taskOfRule = new Int32Array(firstTask[members.length]!);
  members.forEach((tasks, rule) => {
    taskOfRule.set([...tasks], firstTask[rule]!);
  });
  const ruleAt = ownersOf(firstTask);
  const [firstRule, at] = groupBy(taskOfRule, model.tasks);
  return {
    count: kind.length,
    kind: Uint8Array.from(kind),
    row: Int32Array.from(row),
    firstRule,
    ruleOfTask: at.map((index) => ruleAt[index]!),
    firstTask,
    taskOfRule,
    taskless: [...members.keys()].filter((rule) => members[rule]!.size === 0),
  };
}

/** Zones as small numbers, in the order in which modes name them. */
function zonesOf({
  couplings: { precedences },
}: AllocationModel): Pick<Rules, "zones" | "zoneAsBefore" | "zoneAsAfter"> {
  const known = new Map<number, number>();
  const number = (zone: number): number => {
    if (zone === NONE) return NONE;
    if (!known.has(zone)) known.set(zone, known.size);
    return known.get(zone)!;
  };
  const zoneAsBefore = precedences.zoneAsBefore.map(number);
  const zoneAsAfter = precedences.zoneAsAfter.map(number);
  return { zones: known.size, zoneAsBefore, zoneAsAfter };
}

/** Owner of each row. */
function ownersOf(first: Int32Array): Int32Array {
  const owners = new Int32Array(first.at(-1) ?? 0);
  for (let owner = 0; owner + 1 < first.length; owner++) owners.fill(owner, first[owner], first[owner + 1]);
  return owners;
}

/** Rows by their owner, in their own order; rows that have none are left out. */
function groupBy(ownerOf: Int32Array, owners: number): [Int32Array, Int32Array] {
  const first = new Int32Array(owners + 1);
  for (const owner of ownerOf) if (owner !== NONE) first[owner + 1]!++;
  for (let owner = 0; owner < owners; owner++) first[owner + 1]! += first[owner]!;
  const next = first.slice();
  const rows = new Int32Array(first[owners]!);
  for (let row = 0; row < ownerOf.length; row++) {
    const owner = ownerOf[row]!;
    if (owner !== NONE) rows[next[owner]!++] = row;
  }
  return [first, rows];
}
