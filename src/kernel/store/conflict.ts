import type { WorkBudget } from "../../base/index.ts";
import { checkModel } from "../check-model.ts";
import type { AllocationModel, Choice } from "../model.ts";
import { type ExactResult, exactSearch } from "./exact.ts";
import { explain, type Failure } from "./explain.ts";
import { type ConflictAsker, quickXplain } from "./quick-xplain.ts";
import { type Constraint, constraintsOf, nameOf, relaxedModel } from "./relaxed-model.ts";
import {
  INCOMPATIBLE,
  JOINT,
  LIMIT,
  ORDER,
  PRECEDENCE,
  QUOTA,
  REQUIREMENT,
  rulesOf,
  SAME_START,
  ZONED,
} from "./rules.ts";

/** Why a model has no feasible choice, if so. */
export type Conflict =
  | {
      /** The constraints exclude one another, and without any one of them the others do not. */
      readonly status: "conflict";
      readonly constraints: readonly (Constraint & { readonly name: string })[];
    }
  | { readonly status: "feasible"; readonly choice: Choice }
  /** The budget ended before the answer was known. */
  | { readonly status: "unknown" };

/**
 * An irreducible set of constraints that exclude one another.
 *
 * It begins with the constraints that took part in some failure of the search, where these alone are infeasible.
 */
export function* conflictOf(model: AllocationModel, budget: WorkBudget): Generator<void, Conflict, void> {
  const seen = new Seen(model);
  const whole = yield* exactSearch(model, budget, {
    stopsAtFirst: true,
    onFailure: (store) => seen.add(explain(store)),
  });
  if (whole.choice !== undefined) return { status: "feasible", choice: whole.choice };
  if (whole.status === "unknown") return { status: "unknown" };
  const asker = new Asker(model, budget);
  const all = constraintsOf(model);
  const likely = all.filter((constraint) => seen.has(constraint));
  const candidates = (yield* asker.isInfeasible(likely)) ? likely : all;
  const found = yield* quickXplain(asker, candidates);
  if (found === undefined) return { status: "unknown" };
  return {
    status: "conflict",
    constraints: found.map((constraint) => ({ ...constraint, name: nameOf(model, constraint) })),
  };
}

/** Asks exact searches of relaxed models. */
class Asker implements ConflictAsker<Constraint> {
  /** Whether some answer was cut short: then none counts. */
  isUnknown = false;

  readonly #model: AllocationModel;
  readonly #budget: WorkBudget;

  constructor(model: AllocationModel, budget: WorkBudget) {
    this.#model = model;
    this.#budget = budget;
  }

  *isInfeasible(kept: readonly Constraint[]): Generator<void, boolean, void> {
    if (this.isUnknown) return false;
    const relaxed = relaxedModel(this.#model, kept);
    const result: ExactResult = yield* exactSearch(relaxed, this.#budget, { stopsAtFirst: true });
    if (result.choice !== undefined) {
      if (!checkModel(relaxed, result.choice).ok)
        throw new Error("An exact search returned a choice that breaks a rule.");
      return false;
    }
    this.isUnknown = result.status === "unknown";
    return result.status === "infeasible";
  }
}

const KIND_OF_RULE: Readonly<Record<number, Constraint["kind"]>> = {
  [SAME_START]: "sameStart",
  [PRECEDENCE]: "precedence",
  [JOINT]: "joint",
  [ZONED]: "zone",
  [ORDER]: "order",
  [QUOTA]: "quota",
  [LIMIT]: "limit",
  [INCOMPATIBLE]: "incompatible",
  [REQUIREMENT]: "requirement",
};

/** Constraints that took part in failures. */
class Seen {
  readonly #rules: ReturnType<typeof rulesOf>;
  readonly #keys = new Set<string>();

  constructor(model: AllocationModel) {
    this.#rules = rulesOf(model);
  }

  add({ tasks, resources, rules }: Failure): void {
    for (const task of tasks) this.#keys.add(`mandatory ${task}`).add(`window ${task}`);
    for (const resource of resources) this.#keys.add(`capacity ${resource}`);
    for (const rule of rules) this.#keys.add(`${KIND_OF_RULE[this.#rules.kind[rule]!]} ${this.#rules.row[rule]}`);
  }

  has({ kind, row }: Constraint): boolean {
    return this.#keys.has(`${kind} ${row}`);
  }
}
