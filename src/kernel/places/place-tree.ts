import type { WorkBudget } from "../../base/index.ts";
import type { Proven } from "../bound-method.ts";
import { PlaceAscent } from "./place-ascent.ts";
import type { PlaceBound } from "./place-bound.ts";
import { choices, closeSite, copyDomain, hasOptions, type PlaceDomain, takeOption } from "./place-domain.ts";
import { LEAST_DOUBT, PlaceFixing } from "./place-fixing.ts";
import { dearestPlan, type PlaceProblem } from "./place-problem.ts";
import type { Narrowing } from "./place-proof.ts";
import { type PlaceRecord, RecordedNode } from "./place-record.ts";

/** Weight of the latest step in the averages that branching looks at. */
const NEWEST = 0.1;
/** Steps of the bound between two looks at what can be fixed, and such rounds without gain before branching. */
const ROUND = 10;
/** A round must raise the bound by this part of the gap, or the node is branched on. */
const LEAST_GAIN = 0.1;

interface Node {
  readonly domain: PlaceDomain;
  readonly multiplier: Float64Array;
  readonly value: number;
  readonly recorded: RecordedNode | undefined;
}

/** Prices recorded beyond which a tree stops to grow. */
const MOST_PRICES = 2 ** 25;
/** Nodes times options beyond which nodes are not kept waiting for a better one. */
const MOST_WAITING = 50_000_000;

/** How a tree goes about, and where it writes down why; `narrowings` led to the domain that it begins with. */
export interface TreeOptions {
  readonly isBestFirst?: boolean;
  readonly record?: PlaceRecord;
  readonly narrowings?: readonly Narrowing[];
}

/** What a tree works with: the best plan's cost now, and where the packings of each round may be turned into plans. */
export interface TreeSession {
  cost(): number;
  tryPackings(bound: PlaceBound): void;
  /** Every task has one option left. */
  tryDecided(domain: PlaceDomain): void;
}

/**
 * Branch and bound over sites and options, depth first or the least value first: at each node the bound is raised from the parent's multipliers and
 * narrows the domain; the site that is most undecided between open and closed is branched on, and when all are decided the
 * option that is most undecided. When the stack is empty, no plan is cheaper than the best.
 */
export class PlaceTree {
  readonly #bound: PlaceBound;
  readonly #ascent: PlaceAscent;
  readonly #fixing: PlaceFixing;
  readonly #session: TreeSession;
  readonly #dearest: number;
  readonly #openShare: Float64Array;
  readonly #optionShare: Float64Array;
  readonly #stack: Node[] = [];
  readonly #isBestFirst: boolean;
  readonly #record: PlaceRecord | undefined;
  readonly #root: RecordedNode | undefined;
  #recorded = 0;
  #counted: number;
  nodes = 0;

  constructor(
    bound: PlaceBound,
    multiplier: Float64Array,
    value: number,
    session: TreeSession,
    { isBestFirst = false, record, narrowings }: TreeOptions = {},
  ) {
    const { problem } = bound;
    this.#bound = bound;
    this.#ascent = new PlaceAscent(bound);
    this.#fixing = new PlaceFixing(bound);
    this.#session = session;
    this.#dearest = dearestPlan(problem);
    this.#isBestFirst = isBestFirst;
    this.#openShare = new Float64Array(problem.sites);
    this.#optionShare = new Float64Array(problem.optionCost.length);
    this.#record = record;
    if (record !== undefined) this.#root = new RecordedNode(record.leafOf(multiplier, 0), narrowings);
    const domain = copyDomain(bound.domain);
    this.#stack.push({ domain, multiplier: multiplier.slice(), value, recorded: this.#root });
    this.#counted = bound.work;
  }

  /** Whether every task must be placed: a choice between an option and none is not branched on. */
  static fits({ skipCost }: PlaceProblem): boolean {
    return skipCost.every((cost) => cost === Number.POSITIVE_INFINITY);
  }

  get isDone(): boolean {
    return this.#stack.length === 0;
  }

  /** No plan costs less than the smaller of this and the best plan. */
  get value(): number {
    return this.#stack.reduce((least, node) => Math.min(least, node.value), Number.POSITIVE_INFINITY);
  }

  /** What the tree proves as it stands, if it is recorded. */
  *prove(budget: WorkBudget): Generator<void, Proven | undefined, void> {
    if (this.#record === undefined || this.#root === undefined) return undefined;
    return yield* this.#record.prove(this.#root, budget, true);
  }

  /** Works on nodes until all are done, or so many, or for about so many units; a node that was begun goes on next time. */
  *run(nodes: number, units: number, budget: WorkBudget): Generator<void, void, void> {
    const until = this.nodes + nodes;
    const end = budget.spent + units;
    const isFull = (): boolean => this.#recorded * this.#bound.problem.tasks > MOST_PRICES;
    while (this.#stack.length > 0 && !isFull() && this.nodes < until && budget.spent < end && !budget.isExhausted) {
      if (this.#isBestFirst) this.#bringBest();
      const node = this.#stack.at(-1)!;
      if (this.#isClosed(node.value)) {
        this.#stack.pop();
        continue;
      }
      this.nodes++;
      this.#bound.domain = node.domain;
      this.#ascent.restart(node.multiplier, this.nodes === 1 ? 1 : 0.5);
      let isOpen = true;
      for (;;) {
        const before = this.#ascent.value;
        isOpen = this.#round(node.recorded);
        budget.spend(this.#bound.work - this.#counted);
        this.#counted = this.#bound.work;
        // The node stays on the stack until it is decided, so that nothing is lost when nobody comes back.
        yield;
        if (!isOpen || this.#ascent.isDone || budget.isExhausted) break;
        const gap = this.#session.cost() - this.#ascent.value;
        if (before > Number.NEGATIVE_INFINITY && this.#ascent.value - before < LEAST_GAIN * gap) break;
      }
      if (isOpen && budget.isExhausted) return;
      this.#stack.pop();
      if (isOpen) this.#branch(node, Math.max(node.value, this.#ascent.value));
    }
  }

  /** Puts the node with the least value on top, the latest of equals. */
  #bringBest(): void {
    const stack = this.#stack;
    if (stack.length * this.#optionShare.length > MOST_WAITING) return;
    let best = stack.length - 1;
    for (let at = best - 1; at >= 0; at--) if (stack[at]!.value < stack[best]!.value) best = at;
    const node = stack[best]!;
    stack[best] = stack.at(-1)!;
    stack[stack.length - 1] = node;
  }

  #isClosed(value: number): boolean {
    // Where nothing fits the bound grows for as long as it is raised: what lies above every plan holds none.
    const cost = Math.min(this.#session.cost(), this.#dearest + 1);
    return value > cost - 1 + LEAST_DOUBT + 1e-9 * cost;
  }

  /** A few steps upwards and a look at what they fix; false when the node holds no better plan. */
  #round(recorded: RecordedNode | undefined): boolean {
    const { problem } = this.#bound;
    let isOpen = true;
    for (let step = 0; step < ROUND && !this.#ascent.isDone && isOpen; step++) {
      this.#ascent.advance(this.#session.cost());
      isOpen = !this.#isClosed(this.#ascent.value);
      if (isOpen) this.#average();
    }
    if (isOpen) this.#session.tryPackings(this.#bound);
    this.#bound.evaluate(this.#ascent.best);
    const leaf = this.#record?.leafOf(
      this.#ascent.best,
      this.#bound.value < Number.POSITIVE_INFINITY ? this.#bound.rho : 1,
    );
    if (recorded !== undefined && leaf !== undefined) recorded.leaf = leaf;
    if (!isOpen || this.#isClosed(this.#ascent.value)) return false;
    const least = this.#session.cost();
    const fixed = least < Number.POSITIVE_INFINITY ? this.#fixing.fix(this.#bound, this.#ascent.best, least) : 0;
    if (fixed > 0 && leaf !== undefined) recorded?.narrowings.push({ least, prices: leaf });
    this.#recorded++;
    return hasOptions(problem, this.#bound.domain);
  }

  #average(): void {
    const { problem, open } = this.#bound;
    for (let site = 0; site < problem.sites; site++) {
      this.#openShare[site]! += NEWEST * (open[site]! - this.#openShare[site]!);
    }
    for (let option = 0; option < this.#optionShare.length; option++) this.#optionShare[option]! *= 1 - NEWEST;
    for (let resource = 0; resource < problem.resources; resource++) {
      const share = open[problem.siteOf[resource]!]!;
      if (share === 0) continue;
      for (const option of this.#bound.packed(resource)) this.#optionShare[option]! += NEWEST * share;
    }
  }

  #branch({ domain, recorded }: Node, value: number): void {
    const { problem } = this.#bound;
    // What costs nothing and is not limited may as well be open.
    const matters = (row: number): boolean => problem.siteCost[row]! > 0 || problem.limitOf[row]! >= 0;
    const isLeft = (row: number): boolean => domain.isClosed[row] === 0 && domain.isOpen[row] === 0;
    const site = mostUndecided(this.#openShare, (row) => matters(row) && isLeft(row));
    const closed = copyDomain(domain);
    const taken = copyDomain(domain);
    let takeFirst = true;
    const [no, yes] = [recorded, recorded].map((node) => node && new RecordedNode(node.leaf));
    if (site >= 0) {
      closeSite(problem, closed, site);
      taken.isOpen[site] = 1;
      if (recorded && yes && no) recorded.split = { kind: "opening", place: site, yes, no };
      takeFirst = this.#openShare[site]! >= 0.5;
    } else {
      const option = mostUndecided(
        this.#optionShare,
        (row) => domain.isExcluded[row] === 0 && choices(problem, domain, problem.optionTask[row]!) > 1,
      );
      if (option < 0) {
        this.#session.tryDecided(domain);
        return;
      }
      closed.isExcluded[option] = 1;
      takeOption(problem, taken, option);
      if (recorded && yes && no) recorded.split = { kind: "branch", option, yes, no };
      takeFirst = this.#optionShare[option]! >= 0.5;
    }
    const multiplier = this.#ascent.best.slice();
    const nodes = [
      { domain: closed, multiplier, value, recorded: no },
      { domain: taken, multiplier, value, recorded: yes },
    ];
    if (!takeFirst) nodes.reverse();
    for (const node of nodes) if (hasOptions(problem, node.domain)) this.#stack.push(node);
  }
}

/** The row nearest to one half; -1 when none qualifies. */
function mostUndecided(share: Float64Array, qualifies: (row: number) => boolean): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < share.length; row++) {
    const distance = Math.abs(share[row]! - 0.5);
    if (distance >= least || !qualifies(row)) continue;
    least = distance;
    best = row;
  }
  return best;
}
