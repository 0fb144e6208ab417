import { checkModel } from "../check-model.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../model.ts";
import type { SearchLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";
import { paidFor } from "./plain-leaf.ts";
import { type PlainOption, PlainOptions } from "./plain-options.ts";
import { plainPlaces } from "./plain-places.ts";
import { fitsWith } from "./plain-rules.ts";

/** Options looked at beyond which a search proves nothing, and between two yields. */
const MOST_TRIES = 2_000_000;
const SLICE = 5_000;

/** Being left out. */
const OUT: PlainOption = { mode: NONE, start: NONE, end: NONE, value: 0 };

/**
 * What trying everything proves, times the unit: the cost of the cheapest choice, or `least` where none costs less.
 *
 * Task by task, that with the fewest options first, each option is tried that fits with those taken before (forward checking, Haralick and
 * Elliott 1980). At the prices every choice costs at least what all places and all tasks cost there, less what is paid for: where
 * what the options left add up to reaches `least`, no choice is worth looking at. A choice that is whole is asked of `checkModel`.
 *
 * Undefined when that takes too long, or some option is not listed, or sums get too large to be exact: then nothing is proven. Yields
 * the options looked at since the last time.
 */
export function* searchValue(
  model: AllocationModel,
  unit: number,
  { least, prices }: SearchLeaf,
  domain: PlainDomain,
): Generator<number, number | undefined, void> {
  if (model.restCost.some((cost) => cost < Number.POSITIVE_INFINITY)) return undefined;
  if (least < Number.POSITIVE_INFINITY && !Number.isSafeInteger(least * unit)) return undefined;
  const places = plainPlaces(model, unit, prices, domain);
  if (places === Number.POSITIVE_INFINITY) return places;
  const idle = places - paidFor(model, unit, prices);
  const first = openOptions(model, new PlainOptions(model, unit, prices, domain));
  if (!isExact(first, idle)) return undefined;
  const choice = emptyChoice(model.tasks);
  let best = least;
  let tries = 0;
  let told = 0;

  function* extend(open: ReadonlyMap<number, readonly PlainOption[]>, value: number): Generator<number, void, void> {
    let bound = value;
    let next = NONE;
    for (const [task, own] of open) {
      bound += leastOf(own);
      if (next === NONE || own.length < open.get(next)!.length) next = task;
    }
    // Costs are integers.
    if (bound > (best - 1) * unit || tries > MOST_TRIES) return;
    if (next === NONE) {
      const { ok, cost } = checkModel(model, choice);
      if (ok && cost < best) best = cost;
      return;
    }
    for (const option of [...open.get(next)!].sort((a, b) => a.value - b.value)) {
      take(choice, next, option);
      const left = new Map<number, readonly PlainOption[]>();
      for (const [task, own] of open) {
        if (task === next) continue;
        tries += own.length;
        left.set(
          task,
          own.filter((other) => fitsWith(model, choice, task, other)),
        );
      }
      if (tries - told >= SLICE) {
        yield tries - told;
        told = tries;
      }
      yield* extend(left, value + option.value);
    }
    take(choice, next, OUT);
  }
  yield* extend(first, idle);
  return tries > MOST_TRIES ? undefined : best * unit;
}

/** What each task may do, being left out last. */
function openOptions({ tasks }: AllocationModel, options: PlainOptions): Map<number, readonly PlainOption[]> {
  const open = new Map<number, readonly PlainOption[]>();
  for (let task = 0; task < tasks; task++) {
    const out = options.skip(task);
    open.set(task, [...options.of(task), ...(out < Number.POSITIVE_INFINITY ? [{ ...OUT, value: out }] : [])]);
  }
  return open;
}

function leastOf(options: readonly PlainOption[]): number {
  return options.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** Whether all sums of options are exact integers. */
function isExact(open: ReadonlyMap<number, readonly PlainOption[]>, idle: number): boolean {
  let magnitude = Math.abs(idle);
  for (const options of open.values()) {
    magnitude += options.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  }
  return magnitude <= Number.MAX_SAFE_INTEGER;
}

function take({ mode, start }: Choice, task: number, option: PlainOption): void {
  mode[task] = option.mode;
  start[task] = option.start;
}
