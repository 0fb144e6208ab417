import { type AllocationModel, NONE } from "../model.ts";

/** Groups that follow one another, as trees: a tie that would close a circle is left out, as a bound may. */
export interface OrderTrees {
  /** All groups, those above before those below. */
  readonly sequence: Int32Array;
  /** Group above, NONE for a top. [group] */
  readonly above: Int32Array;
  /** The position of a group less that of the one above it: `from .. to`. [group] */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

interface Tie {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

export function orderTreesOf({ couplings: { orders }, groupSpread }: AllocationModel): OrderTrees {
  const groups = groupSpread.length;
  const ties: Tie[][] = Array.from(groupSpread, () => []);
  let treeOf = Int32Array.from(groupSpread, (_, group) => group);
  orders.before.forEach((before, row) => {
    const after = orders.after[row]!;
    const [one, other] = [treeOf[before]!, treeOf[after]!];
    if (one === other) return;
    treeOf = treeOf.map((tree) => (tree === other ? one : tree));
    const [least, most] = [orders.minLag[row]!, orders.maxLag[row]!];
    ties[before]!.push({ group: after, from: least, to: most });
    ties[after]!.push({ group: before, from: -most, to: -least });
  });
  const above = new Int32Array(groups).fill(NONE);
  const [from, to] = [new Int32Array(groups), new Int32Array(groups)];
  const isSeen = new Uint8Array(groups);
  const sequence: number[] = [];
  for (let top = 0; top < groups; top++) {
    if (isSeen[top] === 1) continue;
    isSeen[top] = 1;
    for (let at = sequence.push(top) - 1; at < sequence.length; at++) {
      for (const tie of ties[sequence[at]!]!) {
        if (isSeen[tie.group] === 1) continue;
        isSeen[tie.group] = 1;
        sequence.push(tie.group);
        above[tie.group] = sequence[at]!;
        from[tie.group] = tie.from;
        to[tie.group] = tie.to;
      }
    }
  }
  return { sequence: Int32Array.from(sequence), above, from, to };
}
