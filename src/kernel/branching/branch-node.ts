import { isSettled, type Positions } from "../positions.ts";
import type { HallPrices, PricedRun, Proof } from "../proof.ts";
import type { LeafValue, ShortTask } from "../rows/leaf-value.ts";

/** A node of the search over group positions: what it leaves open, and the best prices known for it. */
export class BranchNode {
  readonly positions: Positions;
  readonly isSettled: boolean;
  /** Best value proven, in units, and the prices that prove it. */
  value: number;
  runs: readonly PricedRun[] = [];
  /** Made when it is asked for. */
  halls: (() => HallPrices) | undefined;
  shortBy = 0;
  /** Undefined until prices have been evaluated here. */
  short: readonly ShortTask[] | undefined;
  /** How far away, in periods, the nearest node is whose prices have been tried here. */
  triedFrom: number = Number.POSITIVE_INFINITY;
  /** Times that a settled node has been worked on. */
  visits = 0;
  /** Visits in a row that changed neither the plan nor the bound. */
  idleVisits = 0;
  /** Whether more work here is of no use: solved to the optimum, or nothing has moved for several visits. */
  isSpent = false;
  split:
    | { readonly group: number; readonly parts: readonly { readonly last: number; readonly node: BranchNode }[] }
    | undefined;

  constructor(positions: Positions, value: number) {
    this.positions = positions;
    this.isSettled = isSettled(positions);
    this.value = value;
  }

  /** Keeps prices unless they prove less. */
  offer({ value, shortBy, short }: LeafValue, runs: readonly PricedRun[], halls?: () => HallPrices): void {
    if (value < this.value) return;
    this.value = value;
    this.shortBy = shortBy;
    this.short = short;
    this.runs = runs;
    this.halls = halls;
  }

  *leaves(): Generator<BranchNode> {
    if (this.split === undefined) yield this;
    else for (const { node } of this.split.parts) yield* node.leaves();
  }

  /** `named` gives the runs of a leaf the names that they have in a proof. */
  proof(named: (runs: readonly PricedRun[]) => readonly PricedRun[]): Proof {
    if (this.split === undefined) {
      const { halls } = this;
      return { kind: "leaf", rows: named(this.runs), ...(halls !== undefined && { halls: halls() }) };
    }
    const parts = this.split.parts.map(({ last, node }) => ({ last, proof: node.proof(named) }));
    return { kind: "split", group: this.split.group, parts };
  }
}

/** The parts of a node when one position of a group is set apart: those before it, itself, those after it. */
export function setApart(
  node: BranchNode,
  group: number,
  position: number,
  value: (positions: Positions) => number,
): void {
  const first = node.positions.first[group]!;
  const last = node.positions.last[group]!;
  const ranges = [
    { first, last: position - 1 },
    { first: position, last: position },
    { first: position + 1, last },
  ].filter((range) => range.first <= range.last);
  const parts = ranges.map((range) => {
    const positions = { first: node.positions.first.slice(), last: node.positions.last.slice() };
    positions.first[group] = range.first;
    positions.last[group] = range.last;
    return { last: range.last, node: new BranchNode(positions, value(positions)) };
  });
  node.split = { group, parts };
}
