/** Conflicts of tiny models against trying everything: nothing is returned that is not a conflict, or not irreducible. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { WorkBudget } from "../../../src/base/index.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { type Conflict, conflictOf } from "../../../src/kernel/store/conflict.ts";
import { explain } from "../../../src/kernel/store/explain.ts";
import { addOptions } from "../../../src/kernel/store/option.ts";
import { constraintsOf, relaxedModel } from "../../../src/kernel/store/relaxed-model.ts";
import {
  INCOMPATIBLE,
  JOINT,
  LIMIT,
  ORDER,
  PRECEDENCE,
  QUOTA,
  REQUIREMENT,
  SAME_START,
  ZONED,
} from "../../../src/kernel/store/rules.ts";
import { Store } from "../../../src/kernel/store/store.ts";
import { finish } from "../../support/finish.ts";
import { coupledModelArb } from "../arbitrary-coupled-model.ts";
import { choicesToTry, feasibleChoices } from "../enumerate-model-coupled.ts";

/** What may be tried at most where a model is relaxed. */
const MOST_TO_TRY = 20_000;

const conflict = (model: AllocationModel, work?: number): Conflict => finish(conflictOf(model, new WorkBudget(work)));
const isInfeasible = (model: AllocationModel): boolean => feasibleChoices(model).next().done === true;

describe("the conflict of a model", () => {
  test.prop([coupledModelArb], { numRuns: 500 })("is infeasible, and no longer so without any part", (model) => {
    const result = conflict(model);
    expect(result.status).toBe(isInfeasible(model) ? "conflict" : "feasible");
    if (result.status === "feasible") expect(checkModel(model, result.choice).ok).toBe(true);
    if (result.status !== "conflict") return;
    const parts = result.constraints.map(({ kind, row }) => ({ kind, row }));
    const relaxed = [parts, ...parts.map((dropped) => parts.filter((part) => part !== dropped))].map((kept) =>
      relaxedModel(model, kept),
    );
    if (relaxed.some((some) => choicesToTry(some) > MOST_TO_TRY)) return;
    expect(relaxed.map(isInfeasible)).toEqual(relaxed.map((_, at) => at === 0));
  });

  test.prop([coupledModelArb], { numRuns: 300 })("keeps a model as it is when all constraints are kept", (model) => {
    const kept = relaxedModel(model, constraintsOf(model));
    expect(kept).toEqual(model);
  });

  test.prop([coupledModelArb, fc.nat(200)], { numRuns: 300 })(
    "is unknown rather than wrong when work is short",
    (model, work) => {
      const result = conflict(model, work);
      if (result.status === "feasible") expect(checkModel(model, result.choice).ok).toBe(true);
      else if (result.status === "conflict") expect(isInfeasible(model)).toBe(true);
    },
  );

  it("names what clashes and nothing else", () => {
    const builder = new ModelBuilder({ periods: 4 });
    const hall = builder.resource({ id: "hall", capacity: 1 });
    const yard = builder.resource({ id: "yard", capacity: 1 });
    const jobs = ["mill", "drill", "paint"].map((id) => builder.task({ id, latest: id === "paint" ? 3 : 1 }));
    for (const job of jobs.slice(0, 2))
      builder.mode(job, { duration: 2, demands: [{ resource: hall }, { resource: yard, amount: 0 }] });
    builder.mode(jobs[2]!, { duration: 1, demands: [{ resource: yard }] });
    builder.precedence({ before: jobs[0]!, after: jobs[2]! });
    const result = conflict(builder.build());
    expect(result.status === "conflict" && result.constraints.map(({ name }) => name)).toEqual([
      "mill must be placed",
      "drill must be placed",
      "capacity of hall",
      "starts of mill",
      "starts of drill",
    ]);
  });
});

const KINDS = {
  [SAME_START]: "sameStart",
  [PRECEDENCE]: "precedence",
  [JOINT]: "joint",
  [ZONED]: "zone",
  [ORDER]: "order",
  [QUOTA]: "quota",
  [LIMIT]: "limit",
  [INCOMPATIBLE]: "incompatible",
  [REQUIREMENT]: "requirement",
} as const;

describe("the explanation of a failure", () => {
  test.prop([coupledModelArb, fc.array(fc.nat(9999), { minLength: 1, maxLength: 6 })], { numRuns: 1000 })(
    "alone excludes the decisions it names",
    (model, decisions) => {
      const store = new Store(model);
      store.begin();
      for (let task = 0; task < model.tasks; task++) addOptions(store.domains, task);
      store.post();
      const { domains, rules } = store;
      let isSound = store.propagate();
      const taken = new Map<number, readonly [number, number]>();
      for (const seed of decisions) {
        const open = [...Array(domains.slots).keys()].filter((slot) => isSound && domains.count(slot) > 1);
        if (open.length === 0) break;
        const slot = open[seed % open.length]!;
        const option = seed % 2 === 0 ? domains.first(slot) : domains.last(slot);
        taken.set(slot, [domains.optionMode[option]!, domains.optionStart[option]!]);
        isSound = store.take(option) && store.propagate();
      }
      if (isSound) return;
      const failure = explain(store);
      const kept = relaxedModel(
        model,
        constraintsOf(model).filter(({ kind, row }) => {
          if (kind === "capacity") return failure.resources.includes(row);
          if (kind === "mandatory" || kind === "window") return failure.tasks.includes(row);
          return failure.rules.some(
            (rule) => KINDS[rules.kind[rule] as keyof typeof KINDS] === kind && rules.row[rule] === row,
          );
        }),
      );
      if (choicesToTry(kept) > MOST_TO_TRY) return;
      for (const { choice } of feasibleChoices(kept)) {
        const agrees = failure.decided.every((task) => {
          const option = taken.get(task);
          return option === undefined || (choice.mode[task] === option[0] && choice.start[task] === option[1]);
        });
        expect(agrees).toBe(false);
      }
    },
  );
});
