import type { WorkBudget } from "../../base/index.ts";
import type { Proven } from "../bound-method.ts";
import { PlainDomain } from "../certificate/plain-domain.ts";
import { narrowed } from "../certificate/plain-narrowing.ts";
import { PlainPacking } from "../certificate/plain-packing.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { ModelProof, OptionRange, PackingLeaf } from "../proof.ts";
import type { PlaceProblem } from "./place-problem.ts";
import { type Narrowing, placeLeafOf, placeUnitOf } from "./place-proof.ts";

/** How a node was split: on whether some task uses a place, or on whether a task takes an option. */
export type RecordedSplit =
  | { readonly kind: "opening"; readonly place: number; readonly yes: RecordedNode; readonly no: RecordedNode }
  | { readonly kind: "branch"; readonly option: number; readonly yes: RecordedNode; readonly no: RecordedNode };

/** A node of a tree over places as a part of its proof. */
export class RecordedNode {
  readonly narrowings: Narrowing[];
  /** How many of them it began with. */
  readonly given: number;
  /** The best prices known here. */
  leaf: PackingLeaf;
  split: RecordedSplit | undefined;
  /** What an auditor makes of it: what is left after narrowing so often, and the value of the leaf there. */
  known: { readonly narrowings: number; readonly domain: PlainDomain } | undefined;
  value: { readonly leaf: PackingLeaf; readonly value: number } | undefined;

  constructor(leaf: PackingLeaf, narrowings: readonly Narrowing[] = []) {
    this.leaf = leaf;
    this.narrowings = [...narrowings];
    this.given = narrowings.length;
  }
}

/**
 * Writes down why nothing cheaper is left in the nodes of a tree, in integers, and works out what that proves as an auditor does: doubles guide
 * the tree, and prove nothing. What has been worked out for a node is kept.
 */
export class PlaceRecord {
  readonly unit: number;
  readonly #model: AllocationModel;
  readonly #problem: PlaceProblem;
  #packing: PlainPacking | undefined;
  #counted = 0;
  /** What an auditor makes of the whole, and of the narrowings that the last proof began with: most begin with the same. */
  #begun: { readonly narrowings: readonly Narrowing[]; readonly domain: PlainDomain };

  constructor(model: AllocationModel, problem: PlaceProblem) {
    this.#model = model;
    this.#problem = problem;
    this.unit = placeUnitOf(problem);
    this.#begun = { narrowings: [], domain: new PlainDomain(model) };
  }

  leafOf(multiplier: Float64Array, rho: number): PackingLeaf {
    return placeLeafOf(this.#problem, this.unit, multiplier, rho);
  }

  /**
   * What a tree proves as it stands; yields after each evaluation. One that `mayStop` proves nothing when the budget ends before
   * that is known.
   */
  *prove(root: RecordedNode, budget: WorkBudget, mayStop = false): Generator<void, Proven | undefined, void> {
    let value = Number.NEGATIVE_INFINITY;
    const steps = this.#valueOfRoot(root);
    for (;;) {
      const step = steps.next();
      budget.spend(this.#packings.work - this.#counted);
      this.#counted = this.#packings.work;
      if (step.done === true) value = step.value;
      if (step.done === true) break;
      if (mayStop && budget.isExhausted) return undefined;
      yield;
    }
    return value === Number.NEGATIVE_INFINITY ? undefined : { value, unit: this.unit, proof: this.#proofOf(root) };
  }

  get #packings(): PlainPacking {
    this.#packing ??= new PlainPacking(this.#model);
    return this.#packing;
  }

  *#valueOfRoot(root: RecordedNode): Generator<void, number, void> {
    yield* this.#packings.read();
    if (root.known === undefined) {
      const isBegun = this.#begun.narrowings.every((each, at) => at < root.given && each === root.narrowings[at]);
      if (!isBegun) this.#begun = { narrowings: [], domain: new PlainDomain(this.#model) };
      for (let at = this.#begun.narrowings.length; at < root.given; at++) {
        const domain = yield* this.#narrowed(root.narrowings[at]!, this.#begun.domain);
        this.#begun = {
          narrowings: root.narrowings.slice(0, at + 1),
          domain: yield* this.#packings.settle(domain),
        };
      }
      root.known = { narrowings: root.given, domain: this.#begun.domain };
    }
    return yield* this.#valueOf(root, root.known.domain);
  }

  *#narrowed({ least, prices }: Narrowing, domain: PlainDomain): Generator<void, PlainDomain, void> {
    const left = yield* narrowed(this.#model, this.#packings, this.unit, least, prices, domain);
    yield;
    return left;
  }

  *#valueOf(node: RecordedNode, before: PlainDomain): Generator<void, number, void> {
    let value = node.narrowings.reduce(
      (least, each) => Math.min(least, each.least * this.unit),
      Number.POSITIVE_INFINITY,
    );
    let { narrowings, domain } = node.known ?? { narrowings: 0, domain: before };
    for (; narrowings < node.narrowings.length; narrowings++) {
      domain = yield* this.#narrowed(node.narrowings[narrowings]!, domain);
    }
    node.known = { narrowings, domain };
    const { split } = node;
    if (split === undefined) {
      if (node.value?.leaf !== node.leaf || node.value.value === undefined) {
        const own = (yield* this.#packings.value(this.unit, node.leaf, domain)) ?? Number.NEGATIVE_INFINITY;
        node.value = { leaf: node.leaf, value: own };
        yield;
      }
      return Math.min(value, node.value.value);
    }
    const [yes, no] = this.#cases(split, domain);
    value = Math.min(value, yield* this.#valueOf(split.yes, yes));
    return Math.min(value, yield* this.#valueOf(split.no, no));
  }

  #cases(split: RecordedSplit, domain: PlainDomain): [PlainDomain, PlainDomain] {
    if (split.kind === "opening") return [domain.decide([split.place], []), domain.decide([], [split.place])];
    const { task, options } = this.#optionsLike(split.option);
    return [domain.take(task, options), domain.ban(new Map([[task, options]]))];
  }

  #proofOf({ narrowings, leaf, split }: RecordedNode): ModelProof {
    let proof: ModelProof = leaf;
    if (split?.kind === "opening") {
      const { place, yes, no } = split;
      proof = { kind: "opening", place, open: this.#proofOf(yes), closed: this.#proofOf(no) };
    } else if (split !== undefined) {
      const { yes, no, option } = split;
      proof = { kind: "branch", ...this.#optionsLike(option), taken: this.#proofOf(yes), other: this.#proofOf(no) };
    }
    return narrowings.reduceRight<ModelProof>((inner, each) => ({ kind: "narrowing", ...each, proof: inner }), proof);
  }

  /** The options that one of the problem stands for: all of its task that are packed alike, take as much room and cost as much. */
  #optionsLike(option: number): { readonly task: number; readonly options: readonly OptionRange[] } {
    const { optionTask, optionMode, optionStart } = this.#problem;
    const task = optionTask[option]!;
    const { items, packings } = this.#packings.items!;
    const own = items[task]!.find(({ mode, start }) => mode === optionMode[option] && start === optionStart[option])!;
    const isUnary = own.packing !== NONE && packings[own.packing]!.isUnary;
    const alike = items[task]!.filter((item) =>
      isUnary ? item === own : item.packing === own.packing && item.amount >= own.amount && item.cost >= own.cost,
    );
    return { task, options: alike.map(({ mode, start }) => ({ mode, from: start, past: start + 1 })) };
  }
}
