/** Translations of tiny instances: the model and the instance itself, read apart, agree on every solution. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Assignment } from "../../bench/public/checks/assignment.ts";
import { setNames, translators } from "../../bench/public/sets/index.ts";
import { checkModel } from "../../src/kernel/check-model.ts";
import { type AllocationModel, type Choice, choiceCost, emptyChoice, NONE } from "../../src/kernel/model.ts";
import { checkers, instances } from "./instances.ts";

/** Options of a task as the model lists them, whether they fit into capacities or not. */
function optionsOf(model: AllocationModel, task: number): [mode: number, start: number][] {
  const options: [number, number][] = [];
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      if (model.endOf[model.modeShape[mode]! * model.periods + start] !== NONE) options.push([mode, start]);
    }
  }
  return options;
}

/** Every combination of one of each list. */
function* combinations<Item>(lists: readonly (readonly Item[])[]): Generator<Item[]> {
  const [first, ...rest] = lists;
  if (first === undefined) yield [];
  else for (const tail of combinations(rest)) for (const item of first) yield [item, ...tail];
}

function choiceOf(options: readonly (readonly [number, number] | undefined)[]): Choice {
  const choice = emptyChoice(options.length);
  options.forEach((option, task) => {
    if (option !== undefined) [choice.mode[task], choice.start[task]] = option;
  });
  return choice;
}

describe.each(setNames)("a translation of %s", (set) => {
  const { name, tiny } = instances[set];

  test.prop([tiny, fc.infiniteStream(fc.nat())], { numRuns: 200 })(
    "holds a choice feasible exactly when the instance does, and at the same value",
    ({ text }, seeds) => {
      const { model, check, toObjective, unit } = translators[set](text, name);
      const next = (): number => seeds.next().value ?? 0;
      for (let round = 0; round < 10; round++) {
        const choice = choiceOf(
          Array.from({ length: model.tasks }, (_, task) => {
            const options = optionsOf(model, task);
            return next() % 20 === 0 ? undefined : options[next() % options.length];
          }),
        );
        const verdict = check(choice);
        expect(verdict.faults.length === 0).toBe(checkModel(model, choice).ok);
        if (choice.mode.includes(NONE)) expect(verdict.value).toBeNaN();
        else expect(Math.abs(verdict.value - toObjective(choiceCost(model, choice)))).toBeLessThan(unit / 2);
      }
    },
  );

  test.prop([tiny], { numRuns: 25 })("has all solutions: its best value is that of the instance", (instance) => {
    const { text, places, starts } = instance;
    const { model, sense, toObjective } = translators[set](text, name);
    const sign = sense === "min" ? 1 : -1;
    let best = Number.POSITIVE_INFINITY;
    const ranges = places.map((count) =>
      Array.from({ length: count * starts }, (_, option) => [option % count, Math.floor(option / count)] as const),
    );
    for (const options of combinations(ranges)) {
      const assignment: Assignment = {
        place: options.map(([place]) => place),
        start: options.map(([, start]) => start),
      };
      const { faults, value } = checkers[set](text, name, assignment);
      if (faults.length === 0) best = Math.min(best, sign * value);
    }
    let cheapest = Number.POSITIVE_INFINITY;
    for (const options of combinations(Array.from({ length: model.tasks }, (_, task) => optionsOf(model, task)))) {
      const check = checkModel(model, choiceOf(options));
      if (check.ok) cheapest = Math.min(cheapest, check.cost);
    }
    const value = cheapest === Number.POSITIVE_INFINITY ? cheapest : sign * toObjective(cheapest);
    expect(value === best || Math.abs(value - best) < 1e-9).toBe(true);
  });

  test.prop([tiny])("is refused when the text ends early or goes on", ({ text }) => {
    expect(() => translators[set](text.replace(/\s*\S+$/, ""), name)).toThrow(name);
    // The file of this set goes on with other instances.
    if (set !== "wt") expect(() => translators[set](`${text}\n3`, name)).toThrow(name);
  });
});
