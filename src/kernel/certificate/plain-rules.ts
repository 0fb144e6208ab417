import { type AllocationModel, type Choice, NONE, UNLIMITED } from "../model.ts";
import type { PlainOption } from "./plain-options.ts";

/**
 * Whether an option of a task fits with what a choice holds so far: false only where no choice that holds both satisfies the model. What
 * can still be mended by other tasks, as a minimum or a mode that another needs, is not looked at.
 */
export function fitsWith(model: AllocationModel, choice: Choice, task: number, option: PlainOption): boolean {
  if (option.mode === NONE) return true;
  return (
    hasRoom(model, choice, option) &&
    isNear(model, choice, task, option) &&
    keepsLags(model, choice, task, option) &&
    keepsMaxima(model, choice, option) &&
    isCompatible(model, choice, option)
  );
}

function hasRoom(model: AllocationModel, { mode, start }: Choice, option: PlainOption): boolean {
  const { periods, firstDemand, demandResource, capacity } = model;
  for (let demand = firstDemand[option.mode]!; demand < firstDemand[option.mode + 1]!; demand++) {
    const resource = demandResource[demand]!;
    const own = amountAt(model, option.mode, resource);
    const others: { from: number; past: number; amount: number }[] = [];
    for (let task = 0; task < mode.length; task++) {
      const other = mode[task]!;
      if (other === NONE || start[task]! >= option.end) continue;
      const past = endOf(model, other, start[task]!);
      const amount = past <= option.start ? 0 : amountAt(model, other, resource);
      if (amount > 0) others.push({ from: start[task]!, past, amount });
    }
    for (let period = option.start; period < option.end; period++) {
      const most = capacity[resource * periods + period]!;
      if (most === UNLIMITED) continue;
      let used = own;
      for (const { from, past, amount } of others) if (from <= period && period < past) used += amount;
      if (used > most) return false;
    }
  }
  return true;
}

function amountAt(
  { firstDemand, demandResource, demandAmount }: AllocationModel,
  mode: number,
  resource: number,
): number {
  let sum = 0;
  for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
    if (demandResource[demand] === resource) sum += demandAmount[demand]!;
  }
  return sum;
}

function endOf({ endOf: ends, modeShape, periods }: AllocationModel, mode: number, start: number): number {
  return ends[modeShape[mode]! * periods + start]!;
}

function isNear(
  { groupOf, groupSpread }: AllocationModel,
  { mode, start }: Choice,
  task: number,
  option: PlainOption,
): boolean {
  const group = groupOf[task]!;
  if (group === NONE) return true;
  return mode.every(
    (other, member) =>
      other === NONE || groupOf[member] !== group || Math.abs(start[member]! - option.start) <= groupSpread[group]!,
  );
}

function keepsLags(model: AllocationModel, { mode, start }: Choice, task: number, option: PlainOption): boolean {
  const { before, after, minLag, maxLag } = model.couplings.precedences;
  return before.every((first, row) => {
    const second = after[row]!;
    const other = first === task ? second : first;
    if ((first !== task && second !== task) || mode[other] === NONE) return true;
    const end = first === task ? option.end : endOf(model, mode[first]!, start[first]!);
    const lag = (second === task ? option.start : start[second]!) - end;
    return lag >= minLag[row]! && lag <= maxLag[row]!;
  });
}

/** Quotas up to a maximum that may not be exceeded, and as many places of each limit as may be used. */
function keepsMaxima(
  { couplings: { quotas, places } }: AllocationModel,
  { mode, start }: Choice,
  option: PlainOption,
): boolean {
  if (places.most.length + quotas.max.length === 0) return true;
  const taken = [option, ...Array.from(mode, (other, task) => ({ mode: other, start: start[task]! }))];
  const placesOf = (each: number): number[] => [
    ...places.ofMode.subarray(places.firstOfMode[each], places.firstOfMode[each + 1]),
  ];
  const used = new Set(taken.flatMap((each) => (each.mode === NONE ? [] : placesOf(each.mode))));
  const keepsLimits = places.most.every((most, limit) => {
    const counted = places.counted.subarray(places.firstCounted[limit], places.firstCounted[limit + 1]);
    return counted.filter((place) => used.has(place)).length <= most;
  });
  return (
    keepsLimits &&
    quotas.max.every((max, quota) => {
      if (quotas.overCost[quota]! < Number.POSITIVE_INFINITY) return true;
      let sum = 0;
      for (let term = quotas.firstTerm[quota]!; term < quotas.firstTerm[quota + 1]!; term++) {
        for (const each of taken) {
          const isCounted =
            each.mode === quotas.mode[term] && each.start >= quotas.from[term]! && each.start < quotas.past[term]!;
          if (isCounted) sum += quotas.coefficient[term]!;
        }
      }
      return sum <= max;
    })
  );
}

function isCompatible({ couplings: { pairs } }: AllocationModel, { mode }: Choice, option: PlainOption): boolean {
  return pairs.one.every((one, row) => {
    const other = pairs.other[row]!;
    if (one !== option.mode && other !== option.mode) return true;
    return !mode.includes(one === option.mode ? other : one);
  });
}
