import { stream, type WorkBudget } from "../../base/index.ts";
import { type Layout, layoutOf } from "../layout.ts";
import { type AllocationModel, copyChoice, emptyChoice } from "../model.ts";
import type { ModelOptions, ModelResult, SearchPhase } from "../model-result.ts";
import { allPositions, cheapestPosition, distanceBetween, type Positions, widestGroup } from "../positions.ts";
import { movedRuns, pricedRuns } from "../proof.ts";
import { LeafEvaluator, unitOf } from "../rows/leaf-value.ts";
import { loadRuns, type Prices, zeroPrices } from "../rows/prices.ts";
import { StrengthenedModel } from "../seats/strengthen.ts";
import { type Transport, transportOf } from "../transport/transport.ts";
import { solveTransport } from "../transport/transport-solver.ts";
import { type StartView, viewOf } from "../view.ts";
import { BranchNode, setApart } from "./branch-node.ts";
import { Incumbent } from "./incumbent.ts";
import { NodeSession } from "./node-session.ts";

/** Share of the gap that options not listed may be to blame for before longer lists are asked for. */
const SHORT_SHARE = 0.1;
/** Visits without any progress after which a node is left alone. */
const IDLE_VISITS = 3;

/**
 * Branch and bound over the positions of same-start groups, best bound first, ties by the earliest position.
 *
 * A node whose positions are all settled is a problem without groups: solved to the optimum when its options meet in one
 * period, else worked on by prices and large neighbourhoods for as long as the budget lasts. Without groups there is one
 * such node. Before a settled node is solved, the prices of the nearest solved one are tried on it, moved by the days between:
 * that closes most start days for the price of one pass.
 */
export class ModelSearch {
  readonly budget: WorkBudget;
  phase: SearchPhase = "bound";

  readonly model: AllocationModel;
  readonly layout: Layout;
  /** What bounds are priced on. */
  readonly priced: StrengthenedModel;
  readonly #unit: number;
  readonly #evaluator: LeafEvaluator;
  readonly #options: ModelOptions;
  readonly #incumbent: Incumbent;
  readonly #root: BranchNode;
  readonly #priced: BranchNode[] = [];
  /** Whether lists have been found long enough at the first prices. */
  #isSounded = false;
  #session: { readonly node: BranchNode; readonly session: NodeSession } | undefined;

  constructor(model: AllocationModel, budget: WorkBudget, options: ModelOptions = {}) {
    this.model = model;
    this.layout = layoutOf(model);
    this.priced = new StrengthenedModel(model, this.layout, options.hasSteps);
    this.budget = budget;
    this.#options = options;
    this.#unit = options.start?.unit ?? unitOf(model);
    this.#evaluator = new LeafEvaluator(this.priced.model, this.priced.layout, this.#unit, budget);
    this.#incumbent = new Incumbent(model, options.warmStart ?? emptyChoice(model.tasks));
    this.#root = new BranchNode(allPositions(model), 0);
  }

  /** The least value of all leaves, as a cost. */
  get bound(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const leaf of this.#root.leaves()) least = Math.min(least, leaf.value);
    return Math.ceil(least / this.#unit);
  }

  /** Cost of the best plan. */
  get cost(): number {
    return this.#incumbent.cost;
  }

  /** Cost of the tasks that the best plan leaves out. */
  get skippedCost(): number {
    return this.#incumbent.skippedCost;
  }

  /**
   * Tasks whose lists of modes are too short, when the first prices show it, or when that holds the bound down by a good part of the gap:
   * a model with longer lists for them would do better.
   */
  get shortTasks(): readonly number[] {
    const cost = this.cost * this.#unit;
    const leaves = [...this.#root.leaves()];
    const matters = leaves.some(
      ({ value, shortBy }) => shortBy > 0 && (!this.#isSounded || shortBy > SHORT_SHARE * (cost - value)),
    );
    return matters ? leaves.flatMap((leaf) => leaf.short ?? []).map(({ task }) => task) : [];
  }

  result(): ModelResult {
    const { cost, bound } = this;
    const isWhole = this.model.restCost.every((rest) => rest === Number.POSITIVE_INFINITY);
    const leaves = [...this.#root.leaves()].map(({ positions, runs, value, short }) => {
      return { positions, runs, value, short: isWhole ? [] : short };
    });
    return {
      choice: copyChoice(this.#incumbent.choice),
      cost,
      bound,
      proof: this.#root.proof((runs) => this.priced.named(runs)),
      leaves,
      unit: this.#unit,
    };
  }

  *run(): Generator<void, void, void> {
    yield* this.#branch();
    // Its arrays are the largest there are, and nobody asks for them again.
    this.#session = undefined;
    this.#incumbent.fill(this.layout, this.budget);
  }

  *#branch(): Generator<void, void, void> {
    const unpriced = yield* this.#evaluator.unpriced();
    const unpricedValue = (positions: Positions): number =>
      unpriced.curves.reduce(
        (sum, curve, group) => sum + curve[cheapestPosition(curve, positions, group)]!,
        unpriced.alone,
      );
    this.#root.value = unpricedValue(this.#root.positions);
    while (!this.budget.isExhausted && !this.#isDone()) {
      const node = this.#nextNode();
      if (node === undefined) return;
      if (!node.isSettled) {
        const group = widestGroup(node.positions);
        setApart(node, group, cheapestPosition(unpriced.curves[group]!, node.positions, group), unpricedValue);
      } else if (node.visits === 0 && this.#nearestPriced(node) !== undefined) {
        this.phase = "prove";
        yield* this.#tighten(node, this.#nearestPriced(node)!);
      } else {
        yield* this.#visit(node);
        if (this.shortTasks.length > 0) return;
      }
    }
  }

  /** The open leaf with the least value: the one that holds the bound down. Ties by earliest position, then by fewest visits. */
  #nextNode(): BranchNode | undefined {
    let best: BranchNode | undefined;
    for (const leaf of this.#root.leaves()) {
      if (leaf.isSpent || this.#isClosed(leaf)) continue;
      if (best === undefined || leaf.value < best.value) best = leaf;
    }
    return best;
  }

  /** Whether a node can hold no plan that is cheaper, or as cheap and earlier; for the latter, one visit must do. */
  #isClosed(node: BranchNode): boolean {
    const least = Math.ceil(node.value / this.#unit);
    if (least !== this.cost) return least > this.cost;
    return node.visits > 0 || !this.#incumbent.isLaterThan(node.positions.first);
  }

  #isDone(): boolean {
    const { gap = 0 } = this.#options;
    if (gap <= 0) return false;
    const { bound } = this;
    return this.cost - bound <= gap * (this.cost - this.skippedCost);
  }

  /** The node with prices that is nearest in time, if it is nearer than those already tried: rooms are much the same days apart. */
  #nearestPriced(node: BranchNode): BranchNode | undefined {
    let nearest: BranchNode | undefined;
    let least = node.triedFrom;
    for (const priced of this.#priced) {
      const distance = distanceBetween(node.positions, priced.positions);
      if (distance >= least) continue;
      least = distance;
      nearest = priced;
    }
    return nearest;
  }

  *#tighten(node: BranchNode, priced: BranchNode): Generator<void, void, void> {
    node.triedFrom = distanceBetween(node.positions, priced.positions);
    const isOneGroup = node.positions.first.length === 1;
    const shift = isOneGroup ? node.positions.first[0]! - priced.positions.first[0]! : 0;
    const runs = movedRuns(this.priced.model, priced.runs, shift);
    node.offer(yield* this.#evaluator.evaluate(node.positions, runs), runs);
  }

  *#visit(node: BranchNode): Generator<void, void, void> {
    const view = viewOf(this.model, node.positions);
    const transport = node.visits === 0 ? transportOf(this.model, this.layout, view) : undefined;
    node.visits++;
    if (transport === undefined) yield* this.#search(node, view);
    else yield* this.#transport(node, transport);
  }

  /** Solves a node whose options meet to the optimum, or until its prices prove that nothing here beats the best plan. */
  *#transport(node: BranchNode, transport: Transport): Generator<void, void, void> {
    this.phase = "place";
    const solver = yield* solveTransport(this.model, transport, this.budget, this.cost);
    // A plan of the tasks that are in so far is a plan, with the others left out.
    this.#incumbent.offer(solver.choice(), node.positions.first);
    if (this.budget.isExhausted) return;
    yield* this.#prove(node, solver.prices());
    // Only options that are not listed can keep the value of a solved node below its cost.
    node.isSpent = node.value === solver.cost() * this.#unit;
  }

  /** Works on a node that no exact method fits: prices, then plans guided by them. */
  *#search(node: BranchNode, view: StartView): Generator<void, void, void> {
    if (this.#session?.node !== node) {
      const { seed = 0, start } = this.#options;
      const random = stream(seed, `node ${node.positions.first.join(" ")}`);
      const prices = zeroPrices(this.priced.model);
      if (start !== undefined && node === this.#root)
        loadRuns(this.priced.model, prices, this.priced.rowed(start.runs), start.unit);
      const { model, layout, budget } = this;
      const { hasSteps = () => true, isPackable = hasSteps } = this.#options;
      const whole = { model, layout, budget, unit: this.#unit, isPackable };
      const session = new NodeSession(whole, this.priced, view, random, prices);
      // A plan that belongs here, as one to start from may, is what there is to better.
      if (node.positions.first.every((position, group) => position === this.#incumbent.positions[group])) {
        session.search.offer(this.#incumbent.choice, this.cost);
      }
      this.#session = { node, session };
    }
    const { session } = this.#session!;
    const before = { value: node.value, cost: this.cost };
    this.phase = "bound";
    if (node.visits === 1) {
      yield* session.sound();
      yield* this.#prove(node, session.priced.prices);
      // Lists are lengthened before more is built on them.
      if (this.shortTasks.length > 0) return;
      this.#isSounded = true;
    }
    yield* session.raiseBound();
    yield* this.#prove(node, session.priced.prices);
    if (this.shortTasks.length === 0 && !this.budget.isExhausted) yield* this.#packHalls(node, session);
    if (this.shortTasks.length > 0 || this.budget.isExhausted) return;
    this.phase = "improve";
    const unplanned = session.search.cost;
    for (const _ of session.improvePlan()) {
      if (session.search.cost < this.cost) this.#incumbent.offer(session.search.best(), node.positions.first);
      yield;
      // A round may be left at any step, once a first plan stands.
      if (this.budget.isExhausted && (node.visits > 1 || session.search.cost < unplanned)) break;
      if (this.#isDone()) break;
    }
    if (session.search.cost < this.cost) this.#incumbent.offer(session.search.best(), node.positions.first);
    node.idleVisits = node.value === before.value && this.cost === before.cost ? node.idleVisits + 1 : 0;
    node.isSpent = node.idleVisits >= IDLE_VISITS;
  }

  *#packHalls(node: BranchNode, session: NodeSession): Generator<void, void, void> {
    const bound = yield* session.packHalls(this.cost * this.#unit);
    if (bound === undefined) return;
    node.offer({ value: bound.value, shortBy: 0, short: [] }, bound.runs, () => bound.proof());
  }

  /** Rounds prices to integers and takes what they prove, exactly. */
  *#prove(node: BranchNode, prices: Prices): Generator<void, void, void> {
    const runs = pricedRuns(prices, this.#unit, this.model.periods);
    node.offer(yield* this.#evaluator.evaluate(node.positions, runs), runs);
    if (!this.#priced.includes(node)) this.#priced.push(node);
  }
}
