import type { WorkBudget } from "../../base/index.ts";
import { PlaceAscent } from "./place-ascent.ts";
import type { PlaceBound } from "./place-bound.ts";
import { closeSite, copyDomain, type PlaceDomain, takeOption } from "./place-domain.ts";
import { PlaceFixing } from "./place-fixing.ts";
import type { PlaceProblem } from "./place-problem.ts";

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
}

/** Nodes times options beyond which nodes are not kept waiting for a better one. */
const MOST_WAITING = 50_000_000;

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
  readonly #openShare: Float64Array;
  readonly #optionShare: Float64Array;
  readonly #stack: Node[] = [];
  readonly #isBestFirst: boolean;
  #counted: number;
  nodes = 0;

  constructor(bound: PlaceBound, multiplier: Float64Array, value: number, session: TreeSession, isBestFirst = false) {
    const { problem } = bound;
    this.#bound = bound;
    this.#ascent = new PlaceAscent(bound);
    this.#fixing = new PlaceFixing(bound);
    this.#session = session;
    this.#isBestFirst = isBestFirst;
    this.#openShare = new Float64Array(problem.sites);
    this.#optionShare = new Float64Array(problem.optionCost.length);
    this.#stack.push({ domain: copyDomain(bound.domain), multiplier: multiplier.slice(), value });
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

  /** Works on nodes until all are done, or so many, or for about so many units; a node that was begun goes on next time. */
  *run(nodes: number, units: number, budget: WorkBudget): Generator<void, void, void> {
    const until = this.nodes + nodes;
    const end = budget.spent + units;
    while (this.#stack.length > 0 && this.nodes < until && budget.spent < end && !budget.isExhausted) {
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
        isOpen = this.#round();
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
      if (isOpen) this.#branch(node.domain, Math.max(node.value, this.#ascent.value));
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
    const cost = this.#session.cost();
    return value > cost - 1 + 1e-6 + 1e-9 * cost;
  }

  /** A few steps upwards and a look at what they fix; false when the node holds no better plan. */
  #round(): boolean {
    const { problem } = this.#bound;
    for (let step = 0; step < ROUND && !this.#ascent.isDone; step++) {
      this.#ascent.advance(this.#session.cost());
      if (this.#isClosed(this.#ascent.value)) return false;
      this.#average();
    }
    this.#session.tryPackings(this.#bound);
    this.#bound.evaluate(this.#ascent.best);
    if (this.#isClosed(this.#ascent.value)) return false;
    this.#fixing.fix(this.#bound, this.#ascent.best, this.#session.cost());
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

  #branch(domain: PlaceDomain, value: number): void {
    const { problem } = this.#bound;
    const site = mostUndecided(this.#openShare, (row) => domain.isClosed[row] === 0 && domain.isOpen[row] === 0);
    const closed = copyDomain(domain);
    const taken = copyDomain(domain);
    let takeFirst = true;
    if (site >= 0) {
      closeSite(problem, closed, site);
      taken.isOpen[site] = 1;
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
      takeFirst = this.#optionShare[option]! >= 0.5;
    }
    const multiplier = this.#ascent.best.slice();
    const nodes = [closed, taken].map((narrowed) => ({ domain: narrowed, multiplier, value }));
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

function choices({ firstOption }: PlaceProblem, { isExcluded }: PlaceDomain, task: number): number {
  let count = 0;
  for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) count += 1 - isExcluded[option]!;
  return count;
}

/** Whether every task that must be placed still has an option, and no limit is overrun by what is open for good. */
function hasOptions(problem: PlaceProblem, domain: PlaceDomain): boolean {
  const left = problem.most.slice();
  for (let site = 0; site < problem.sites; site++) {
    const limit = problem.limitOf[site]!;
    if (domain.isOpen[site] === 1 && domain.isClosed[site] === 1) return false;
    if (domain.isOpen[site] === 1 && limit >= 0 && left[limit]!-- <= 0) return false;
  }
  for (let task = 0; task < problem.tasks; task++) {
    if (choices(problem, domain, task) === 0) return false;
  }
  return true;
}
