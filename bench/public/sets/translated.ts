import { optionOf } from "../../../src/kernel/build/model-builder.ts";
import { type AllocationModel, type Choice, NONE } from "../../../src/kernel/model.ts";
import type { Assignment, Verdict } from "../checks/assignment.ts";

/** An instance as a model, and the way back to its own words. */
export interface Translated {
  readonly model: AllocationModel;
  readonly sense: "min" | "max";
  /** What a cost of the model, or a bound on it, is in the instance's own objective. */
  readonly toObjective: (cost: number) => number;
  /** Smallest difference between two values of its own objective. */
  readonly unit: number;
  /** A choice in the instance's own words. */
  readonly toAssignment: (choice: Choice) => Assignment;
  /** Feasibility and value of a choice, from the instance alone. */
  readonly check: (choice: Choice) => Verdict;
}

/** `placeOfMode`: agent, berth, item ... of each mode, in the order in which the builder was told of them. */
export function translated<Instance>({
  instance,
  model,
  placeOfMode,
  sense = "min",
  toObjective = (cost) => cost,
  unit = 1,
  check,
}: {
  readonly instance: Instance;
  readonly model: AllocationModel;
  readonly placeOfMode: readonly number[];
  readonly sense?: "min" | "max";
  readonly toObjective?: (cost: number) => number;
  readonly unit?: number;
  readonly check: (instance: Instance, assignment: Assignment) => Verdict;
}): Translated {
  const toAssignment = (choice: Choice): Assignment => {
    const options = Array.from({ length: model.tasks }, (_, task) => optionOf(model, choice, task));
    return {
      place: options.map((option) => (option === undefined ? NONE : placeOfMode[option.mode]!)),
      start: options.map((option) => option?.start ?? NONE),
    };
  };
  return {
    model,
    sense,
    toObjective,
    unit,
    toAssignment,
    check: (choice) => check(instance, toAssignment(choice)),
  };
}
