import { stream, type WorkBudget } from "../base/index.ts";
import type { BoundMethod, Proven } from "./bound-method.ts";
import { boundFromPrices, type ModelCertificate } from "./certificate/bound-from-prices.ts";
import { checkModel } from "./check-model.ts";
import { layoutOf } from "./layout.ts";
import type { Method, MethodName } from "./method.ts";
import { type AllocationModel, type Choice, choiceCost, copyChoice, NONE } from "./model.ts";
import type { SearchPhase } from "./model-result.ts";
import { Portfolio } from "./portfolio.ts";
import { allPositions } from "./positions.ts";
import { Pricer } from "./rows/pricer.ts";
import { zeroPrices } from "./rows/prices.ts";
import { Search } from "./search.ts";
import { type Tools, toolsFor } from "./tools.ts";
import { viewOf } from "./view.ts";

/** Price updates before the first plan, which is wanted soon, and between two later rounds of work on the plan. */
const FIRST_PASSES = 10;
const PASSES = 100;
/** Work units a task in the first round on the plan; each round has twice the last one's, so that some round is long enough. */
const FIRST_ROUND = 5000;

/** How a direct search begins and ends. */
export interface DirectOptions {
  readonly seed?: number;
  readonly gap?: number;
  readonly warmStart?: Choice;
  readonly check?: "full";
  /** Whether bounds are proven by prices on capacities, quotas and places alone, and by none on tasks or pairs. */
  readonly isPlainlyProven?: boolean;
}

/** The state of a direct search, whole at any time. */
export interface DirectResult {
  readonly choice: Choice;
  readonly cost: number;
  /** What the proof proves. */
  readonly bound: number;
  /** What has been proven, in integers, also by what the proof may not hold. */
  readonly shown: number;
  readonly proof: ModelCertificate["proof"];
  readonly unit: number;
}

/**
 * Searches a model as a whole: prices, then plans guided by them, in turns, until bound and cost meet or the budget ends.
 * Which bounds and which methods work on it follows from what the model is made of.
 */
export class DirectSearch {
  readonly budget: WorkBudget;
  phase: SearchPhase = "bound";

  readonly #model: AllocationModel;
  readonly #gap: number;
  readonly #isChecked: boolean;
  readonly #isPlainlyProven: boolean;
  #shown: number = Number.NEGATIVE_INFINITY;
  readonly #search: Search;
  /** Made when the search begins: reading a large model takes its time. */
  #bounds: readonly BoundMethod[] = [];
  /** Bounds that have converged, and been proven as they are then. */
  readonly #settled = new Set<BoundMethod>();
  #methods: readonly Method[] = [];
  #portfolio: Portfolio | undefined;
  #proven: Proven = { value: Number.NEGATIVE_INFINITY, unit: 1, proof: { kind: "leaf", rows: [] } };
  #checkedCost = Number.POSITIVE_INFINITY;

  constructor(model: AllocationModel, budget: WorkBudget, options: DirectOptions = {}) {
    const layout = layoutOf(model);
    const view = viewOf(model, allPositions(model));
    const random = stream(options.seed ?? 0, "direct");
    this.budget = budget;
    this.#model = model;
    this.#gap = options.gap ?? 0;
    this.#isChecked = options.check === "full";
    this.#isPlainlyProven = options.isPlainlyProven === true;
    this.#search = new Search(model, layout, view, new Pricer(model, layout), budget, random, zeroPrices(model));
    if (options.warmStart !== undefined) this.#search.offer(options.warmStart, choiceCost(model, options.warmStart));
  }

  /** Cost of the tasks that the best plan leaves out. */
  get skippedCost(): number {
    return this.#skippedCost();
  }

  /** Proves a first bound where a search was cut short before it had one. */
  *conclude(): Generator<void, void, void> {
    if (this.bound > Number.NEGATIVE_INFINITY) return;
    yield* this.#begin();
    for (const bound of this.#bounds) this.#take(yield* bound.prove());
  }

  /** Makes the tools, at the first time. */
  *#begin(): Generator<void, Portfolio, void> {
    if (this.#portfolio !== undefined) return this.#portfolio;
    const { bounds, methods }: Tools = yield* toolsFor(this.#search, this.#isPlainlyProven);
    this.#bounds = bounds;
    this.#methods = methods;
    this.#portfolio = new Portfolio(this.#search, methods);
    return this.#portfolio;
  }

  /** The method at work on the plan. */
  get method(): MethodName | undefined {
    return this.phase === "improve" ? this.#portfolio?.running?.name : undefined;
  }

  get cost(): number {
    return this.#search.cost;
  }

  /** What the certificate proves. */
  get bound(): number {
    return boundOf(this.#proven);
  }

  result(): DirectResult {
    const { cost, bound } = this;
    const { proof, unit } = this.#proven;
    const shown = Math.max(this.#shown, bound);
    return { choice: copyChoice(this.#search.choice), cost, bound, shown, proof, unit };
  }

  *run(): Generator<void, void, void> {
    const portfolio = yield* this.#begin();
    let passes = FIRST_PASSES;
    let units = FIRST_ROUND * this.#model.tasks;
    while (!this.budget.isExhausted && !this.#isDone()) {
      const { spent } = this.budget;
      this.phase = "bound";
      for (const bound of this.#bounds) {
        if (this.#settled.has(bound)) continue;
        yield* this.#raise(bound, passes, units);
        // Methods may have raised it as well.
        this.#take(yield* bound.prove());
        if (bound.isConverged) this.#settled.add(bound);
      }
      if (this.#isDone() || (portfolio.isEmpty && this.#isSettled())) return;
      this.phase = "improve";
      for (const _ of portfolio.run(units)) {
        if (this.#isChecked) this.#checkPlan();
        yield;
        if (this.#isDone()) return;
      }
      for (const method of this.#methods) {
        if (method.prove !== undefined) this.#note(yield* method.prove(this.#proven));
      }
      // Methods stop where doubles say that nothing is left to find, and integers may not say so.
      if (this.budget.spent === spent) return;
      passes = PASSES;
      units *= 2;
    }
  }

  /** So many passes, but for no more work than the plan gets in this round. */
  *#raise(bound: BoundMethod, passes: number, units: number): Generator<void, void, void> {
    const { budget } = this;
    const until = budget.spent + units;
    for (let pass = 0; pass < passes && !bound.isConverged && !budget.isExhausted; pass += FIRST_PASSES) {
      if (pass > 0 && budget.spent >= until) return;
      yield* bound.raise(FIRST_PASSES);
    }
  }

  /** Takes what a method has shown, or just remembers it where certificates are to hold plain prices only. */
  #note(proven: Proven | undefined): void {
    if (proven === undefined) return;
    this.#shown = Math.max(this.#shown, boundOf(proven));
    if (!this.#isPlainlyProven) this.#take(proven);
    else if (this.#isChecked) this.#checkProof(proven);
  }

  #take(proven: Proven | undefined): void {
    if (proven === undefined) return;
    if (this.#isChecked) this.#checkProof(proven);
    if (boundOf(proven) > this.bound) this.#proven = proven;
  }

  #isSettled(): boolean {
    return this.#bounds.every((bound) => this.#settled.has(bound));
  }

  #isDone(): boolean {
    const { cost, bound } = this;
    return (
      Math.max(bound, this.#shown) >= cost ||
      (this.#gap > 0 && cost - bound <= this.#gap * (cost - this.#skippedCost()))
    );
  }

  #skippedCost(): number {
    let skipped = 0;
    for (let task = 0; task < this.#model.tasks; task++) {
      if (this.#search.choice.mode[task] === NONE) skipped += this.#model.skipCost[task]!;
    }
    return skipped;
  }

  #checkPlan(): void {
    const { cost, choice } = this.#search;
    if (cost === this.#checkedCost) return;
    const check = checkModel(this.#model, choice);
    if (!check.ok || check.cost !== cost) {
      throw new Error(
        `a plan of cost ${cost} is worth ${check.cost}: ${check.violations.map((v) => v.message).join("; ")}`,
      );
    }
    this.#checkedCost = cost;
  }

  #checkProof(proven: Proven): void {
    const plain = boundFromPrices(this.#model, proven);
    const bound = boundOf(proven);
    if (plain !== bound) throw new Error(`a bound of ${bound} is worth ${plain}`);
  }
}

function boundOf({ value, unit }: Proven): number {
  return Math.ceil(value / unit);
}
