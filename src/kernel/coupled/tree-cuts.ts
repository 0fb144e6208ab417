import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Tree } from "./blocks.ts";
import type { OptionPricer } from "./option-pricer.ts";

/**
 * What the options that a tree took before are worth now. What is not listed is no part of them: where such may be cheaper, what was
 * taken need not be a way of dealing with the tree.
 */
export function formerValue(pricer: OptionPricer, { tasks }: Tree, { mode, start }: Choice): number {
  let former = 0;
  for (const task of tasks) {
    if (pricer.rest(task) < Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    former += mode[task] === NONE ? pricer.skip(task) : pricer.value(mode[task]!, start[task]!);
  }
  return former;
}

/**
 * What the options of each task may cost by themselves, to `cut`, by place. Where some way of dealing with the tree is worth `known`, no
 * option is of use that costs more than that less what all others cost at least.
 */
export function setCuts(
  { firstMode }: Pick<AllocationModel, "firstMode">,
  pricer: OptionPricer,
  { tasks }: Tree,
  known: number,
  cut: Float64Array,
): void {
  let floors = 0;
  for (let place = 0; place < tasks.length; place++) {
    const task = tasks[place]!;
    let floor = Math.min(pricer.skip(task), pricer.rest(task));
    for (let own = firstMode[task]!; own < firstMode[task + 1]!; own++)
      floor = Math.min(floor, pricer.floor(task, own));
    cut[place] = floor;
    floors += floor;
  }
  const isKnown = known < Number.POSITIVE_INFINITY && floors < Number.POSITIVE_INFINITY;
  const slack = known - floors + 1e-9 * (1 + Math.abs(known) + Math.abs(floors));
  for (let place = 0; place < tasks.length; place++)
    cut[place] = isKnown ? cut[place]! + slack : Number.POSITIVE_INFINITY;
}
