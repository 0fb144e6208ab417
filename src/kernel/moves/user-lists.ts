/**
 * Who uses what, as a list for each owner in no order: users enter and leave at once, and any of them can be drawn. A user is a
 * node, its task times `width` and which of the task's uses it is.
 */
export class UserLists {
  readonly #width: number;
  /** [owner] */
  readonly #nodes: Int32Array[];
  readonly #count: Int32Array;
  /** Place of a node in its list. [node] */
  readonly #at: Int32Array;

  /** `width`: uses of a task at most. */
  constructor(owners: number, tasks: number, width: number) {
    this.#width = Math.max(1, width);
    this.#nodes = Array.from({ length: owners }, () => new Int32Array(2));
    this.#count = new Int32Array(owners);
    this.#at = new Int32Array(tasks * this.#width);
  }

  count(owner: number): number {
    return this.#count[owner]!;
  }

  /** The task of one of an owner's users, from 0 up to their number. */
  taskAt(owner: number, at: number): number {
    return (this.#nodes[owner]![at]! / this.#width) | 0;
  }

  enter(owner: number, task: number, use: number): void {
    const node = task * this.#width + use;
    let nodes = this.#nodes[owner]!;
    const count = this.#count[owner]!++;
    if (count === nodes.length) {
      const more = new Int32Array(2 * count);
      more.set(nodes);
      nodes = this.#nodes[owner] = more;
    }
    nodes[count] = node;
    this.#at[node] = count;
  }

  leave(owner: number, task: number, use: number): void {
    const nodes = this.#nodes[owner]!;
    const last = nodes[--this.#count[owner]!]!;
    const at = this.#at[task * this.#width + use]!;
    nodes[at] = last;
    this.#at[last] = at;
  }
}

/** The most rows that any owner has. */
export function widest(first: Int32Array): number {
  let most = 0;
  for (let owner = 0; owner + 1 < first.length; owner++) most = Math.max(most, first[owner + 1]! - first[owner]!);
  return most;
}
