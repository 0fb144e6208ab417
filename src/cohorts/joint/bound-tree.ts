import type { FormingModel } from "../forming-model.ts";
import { Averaged } from "./averaged.ts";
import { Bundle } from "./bundle.ts";
import { farthestFromWhole } from "./fractional.ts";
import { type Node, nodesOf } from "./node.ts";
import { type ProofTree, proofOf, provenBy, type SplitProof } from "./proof.ts";
import { Relaxation } from "./relaxation.ts";
import { countRow } from "./rows.ts";
import { Separator } from "./separate.ts";

/** Rounds of the bundle between two searches for rows, and most rows that a search adds. */
const MOST_ROUNDS = 40;
const MOST_ROWS = 100;
/** The share of the bound within which the bundle counts as converged: at first, and at last. */
const COARSE = 1e-4;
const FINE = 1e-6;
const FINEST = 1e-9;
/** A search for rows that raises the bound by less than this share, this often in a row, is the last but for finer ones. */
const WORTH_MENTIONING = 2e-5;
const PATIENCE = 3;
/**
 * Nodes of no more origins are split as soon as a search for rows closes less than this share of the gap to the best plan. Larger ones gain more
 * by rows, so they are split only when there are none.
 */
const MOST_SPLIT_EARLY = 24;
const SHARE = 0.2;
/** Without a plan, the best bound is thought to lie this much higher than the first. */
const AHEAD = 0.05;
/**
 * The bound of one component: prices at first, then rows that the averaged primal breaks, and at last a tree of splits on how many classes
 * some sites hold, the side with the lowest bound first.
 */
export class BoundTree {
  readonly model: FormingModel;
  tree: ProofTree;
  /** Steps of work so far: arcs, entries and sets of origins looked at. */
  work = 0;
  /** The plan in fractions that was last looked at. */
  averaged: Averaged | undefined;
  /** Whether nothing more is to be gained. */
  isDone = false;

  /** Nodes that may still be raised. */
  #open: Node[];
  readonly #separator: Separator;
  #bundle: Bundle;
  #node: Node;
  #tolerance = COARSE;
  #failures = 0;
  #splitsEarly = false;
  #spent = 0;

  constructor(model: FormingModel, start: Float64Array) {
    this.model = model;
    this.#separator = new Separator(model);
    const proof = proofOf(model, [], start);
    this.tree = proof;
    this.worth = proof.worth;
    this.#node = {
      decisions: [],
      rows: [],
      prices: start,
      proof,
      columns: [],
      replace: (tree) => {
        this.tree = tree;
      },
    };
    this.#open = [this.#node];
    this.#bundle = new Bundle(new Relaxation(model), start);
  }

  get value(): number {
    return this.#open.reduce((least, { proof }) => Math.min(least, proof.value), this.#closed);
  }

  /** The least bound of the nodes that were given up, since no plan there is better than the best. */
  #closed = Number.POSITIVE_INFINITY;

  /** The best prices of people alone, without rows. */
  worth: Float64Array;

  /** One step: prices, then one search for rows or one split. `upper`: what the best plan costs. */
  *step(upper: number, mayBranch: boolean): Generator<void, void, void> {
    if (this.isDone) return;
    const node = this.#node;
    this.#splitsEarly = mayBranch && upper < Number.MAX_VALUE && this.model.people.length <= MOST_SPLIT_EARLY;
    yield* this.#raise(node, upper);
    if (node.proof.value >= upper) this.#close(node);
    else if (!(yield* this.#addRows(node))) {
      if (!mayBranch) this.isDone = true;
      else if (this.#branch(node)) this.#next(upper);
      // People and classes are whole, and prices not yet what they could be.
      else if (this.#tolerance > FINEST) this.#tolerance /= 10;
      else {
        this.#close(node);
        this.#next(upper);
      }
    }
    if (node.proof.value >= upper) this.#next(upper);
    this.#count();
  }

  /** Goes on from another tree about the same people and sites if that proves more; whether it does. */
  adopt(tree: ProofTree): boolean {
    const leaves = nodesOf(this.model, tree, (other) => {
      this.tree = other;
    });
    const arcs = this.model.arcSite.length;
    this.work += arcs * leaves.length;
    if (provenBy(tree) <= this.value) return false;
    this.tree = tree;
    this.#open = leaves;
    this.#closed = Number.POSITIVE_INFINITY;
    this.isDone = false;
    this.#next(Number.POSITIVE_INFINITY);
    return true;
  }

  /** Gives up a node: its bound stays as it is. */
  #close(node: Node): void {
    this.#open = this.#open.filter((other) => other !== node);
    this.#closed = Math.min(this.#closed, node.proof.value);
    if (this.#open.length === 0) this.isDone = true;
  }

  /** Goes on with the open node of the lowest bound. */
  #next(upper: number): void {
    for (const node of [...this.#open]) if (node.proof.value >= upper) this.#close(node);
    if (this.isDone) return;
    this.#node = this.#open.reduce((least, node) => (node.proof.value < least.proof.value ? node : least));
    const { rows, prices, decisions } = this.#node;
    this.#count();
    const relaxation = new Relaxation(this.model);
    relaxation.rows.push(...rows);
    this.#bundle = new Bundle(relaxation, prices, this.#node.columns);
    this.#spent = 0;
    this.#tolerance = decisions.length > 0 ? FINE : COARSE;
    this.#failures = 0;
  }

  #count(): void {
    const spent = this.#bundle.work + this.#separator.work;
    this.work += spent - this.#spent;
    this.#spent = spent;
  }

  *#raise(node: Node, upper: number): Generator<void, void, void> {
    const bundle = this.#bundle;
    const before = node.proof.value;
    const scale = Math.abs(before) || 1;
    const target = Math.min(upper, before + AHEAD * scale);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      bundle.round(target, this.#tolerance * scale);
      yield;
      if (bundle.isConverged) break;
    }
    node.rows = [...bundle.relaxation.rows];
    node.prices = bundle.prices.slice();
    const proof = proofOf(this.model, node.rows, node.prices);
    if (proof.value > before) {
      node.proof = proof;
      node.replace(proof);
      if (node.rows.length === 0) this.worth = proof.worth;
    }
    const worthMentioning = bundle.isConverged ? WORTH_MENTIONING : FINE;
    const hasSettled = bundle.isConverged && this.#splitsEarly;
    const wanted = Math.max(worthMentioning * scale, hasSettled ? SHARE * (upper - before) : 0);
    this.#failures = node.proof.value > before + wanted ? 0 : this.#failures + 1;
  }

  /** Adds rows that the averaged primal breaks; false when there are none worth their while. */
  *#addRows(node: Node): Generator<void, boolean, void> {
    const bundle = this.#bundle;
    // A split looks at the averaged primal, so prices must have settled first.
    const canSplit = this.#splitsEarly && bundle.isConverged;
    if (this.#failures >= (canSplit ? 1 : PATIENCE)) {
      if (this.#tolerance <= FINE || canSplit) return false;
      this.#tolerance /= 10;
      this.#failures = 0;
    }
    // The averaged primal says something once prices have settled, or move no more.
    if (!bundle.isConverged && this.#failures === 0) return true;
    const averaged = new Averaged(this.model, bundle.weighed());
    this.averaged = averaged;
    const found = yield* this.#separator.find(averaged, MOST_ROWS);
    if (found.length === 0) {
      if (this.#tolerance <= FINE) return false;
      this.#tolerance /= 10;
    }
    const origins = this.model.people.length;
    const kept = node.rows.filter((row, k) => node.prices[origins + k]! > 0 || node.decisions.includes(row));
    bundle.setRows([...kept, ...found.map(({ row }) => row)]);
    return true;
  }

  /** Splits a node on the classes of some sites; false when the averaged primal is whole. */
  #branch(node: Node): boolean {
    const averaged = new Averaged(this.model, this.#bundle.weighed());
    this.averaged = averaged;
    const split = farthestFromWhole(averaged, node.decisions);
    if (split === undefined) return false;
    const { sites, classes } = split;
    const most = Math.floor(classes);
    const tree: SplitProof = {
      kind: "split",
      value: node.proof.value,
      sites,
      most,
      upTo: node.proof,
      beyond: node.proof,
    };
    node.replace(tree);
    this.#open = this.#open.filter((other) => other !== node);
    const origins = this.model.people.length;
    const kept = node.rows
      .map((_, k) => k)
      .filter((k) => node.prices[origins + k]! > 0 || node.decisions.includes(node.rows[k]!));
    const columns = [...this.#bundle.columns];
    for (const side of ["upTo", "beyond"] as const) {
      const decision =
        side === "upTo"
          ? countRow(this.model, "at-most", sites, most)
          : countRow(this.model, "at-least", sites, most + 1);
      const rows = [...kept.map((k) => node.rows[k]!), decision];
      const prices = new Float64Array(origins + rows.length);
      prices.set(node.prices.subarray(0, origins));
      kept.forEach((from, k) => {
        prices[origins + k] = node.prices[origins + from]!;
      });
      this.#open.push({
        decisions: [...node.decisions, decision],
        rows,
        prices,
        proof: node.proof,
        columns,
        replace: (proof) => {
          tree[side] = proof;
        },
      });
    }
    return true;
  }
}
