import { SiteHeap } from "../site-heap.ts";
import { arcGroups, arcsByClass, type Seating } from "./seating.ts";

const NONE = -1;

/** Of an arc: anybody of the group, nobody, or the least of it and more. */
export type Choice = "free" | "none" | "kept";

/**
 * Everyone seated at least cost for what has been chosen so far: a minimum-cost flow that is kept optimal while choices change.
 *
 * People flow from groups to classes and on to a hub, or straight to the hub when they are left. What a choice or the size of a class asks
 * for at least is not forced but rewarded, more than anything else can cost, so that there is always a flow; what still falls short cannot be
 * had. A choice that changes disturbs one arc. Prices of nodes prove the optimum (reduced costs of what can flow are never negative), and
 * the excess of people at one end goes to the lack at the other along shortest paths (Ford and Fulkerson 1962, with prices after
 * Edmonds and Karp 1972).
 */
export class SeatingFlow {
  readonly seating: Seating;
  readonly groupOf: Int32Array;
  /** [arc] */
  readonly flow: Int32Array;
  readonly choice: Choice[];
  /** People in a class. [class] */
  readonly load: Int32Array;
  readonly isClosed: Uint8Array;
  /** [group] */
  readonly left: Int32Array;
  /** What all cost, and the reward forgone for whatever falls short. */
  cost = 0;
  /** Arcs looked at so far. */
  work = 0;

  readonly #classArcs: { readonly first: Int32Array; readonly arcs: Int32Array };
  readonly #reward: number;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #classes: number;
  readonly #hub: number;
  /** Groups, classes, the hub. [node] */
  readonly #price: Float64Array;
  readonly #excess: Int32Array;
  readonly #distance: Float64Array;
  /** Node before, and the arc from it where there are many. [node] */
  readonly #before: Int32Array;
  readonly #via: Int32Array;
  readonly #heap: SiteHeap;
  readonly #reached: number[] = [];
  #disturbed: number[] = [];

  constructor(seating: Seating) {
    this.seating = seating;
    const { people, minSize, arcClass, arcCost, firstArc, leftCost } = seating;
    const groups = people.length;
    this.groupOf = arcGroups(seating);
    this.#classArcs = arcsByClass(seating);
    this.flow = new Int32Array(arcClass.length);
    this.choice = new Array<Choice>(arcClass.length).fill("free");
    this.load = new Int32Array(minSize.length);
    this.isClosed = new Uint8Array(minSize.length);
    this.left = new Int32Array(groups);
    this.#reward = 16 * (leftCost + arcCost.reduce((most, cost) => Math.max(most, cost), 1));
    this.#low = new Int32Array(arcClass.length);
    this.#high = new Int32Array(arcClass.length);
    this.#classes = groups;
    this.#hub = groups + minSize.length;
    this.#price = new Float64Array(this.#hub + 1);
    this.#excess = new Int32Array(this.#hub + 1);
    this.#distance = new Float64Array(this.#hub + 1).fill(Number.POSITIVE_INFINITY);
    this.#before = new Int32Array(this.#hub + 1);
    this.#via = new Int32Array(this.#hub + 1);
    this.#heap = new SiteHeap(this.#distance);
    for (let group = 0; group < groups; group++) {
      this.#high.fill(people[group]!, firstArc[group], firstArc[group + 1]);
      this.#supply(group, people[group]!);
      this.#supply(this.#hub, -people[group]!);
    }
    for (let one = 0; one < minSize.length; one++) this.cost += this.#reward * minSize[one]!;
    // With nobody seated, these prices prove the optimum.
    this.#price[this.#hub] = -this.#reward;
    this.#balance();
  }

  /** Arcs that lead to a class. */
  arcsOf(one: number): Int32Array {
    const { first, arcs } = this.#classArcs;
    return arcs.subarray(first[one], first[one + 1]);
  }

  /** Whether fewer of a group are in a class than may be, or than was chosen. */
  isFragment(arc: number): boolean {
    const people = this.flow[arc]!;
    return people < this.seating.least[this.groupOf[arc]!]! && (people > 0 || this.choice[arc] === "kept");
  }

  choose(arc: number, choice: Choice): void {
    const { people, least } = this.seating;
    const group = this.groupOf[arc]!;
    this.choice[arc] = choice;
    const low = choice === "kept" ? least[group]! : 0;
    this.cost += this.#reward * (this.#lack(low, this.flow[arc]!) - this.#lack(this.#low[arc]!, this.flow[arc]!));
    this.#low[arc] = low;
    this.#high[arc] = choice === "none" || this.isClosed[this.seating.arcClass[arc]!] === 1 ? 0 : people[group]!;
    this.#settleArc(arc);
    this.#balance();
  }

  /** Holds a class no more, or again. */
  close(one: number, isClosed: boolean): void {
    const { people } = this.seating;
    const least = this.#leastOf(one);
    this.isClosed[one] = isClosed ? 1 : 0;
    this.cost += this.#reward * (this.#lack(this.#leastOf(one), this.load[one]!) - this.#lack(least, this.load[one]!));
    for (const arc of this.arcsOf(one)) {
      this.#high[arc] = isClosed || this.choice[arc] === "none" ? 0 : people[this.groupOf[arc]!]!;
      this.#settleArc(arc);
    }
    this.#settleClass(one);
    this.#balance();
  }

  #leastOf(one: number): number {
    return this.isClosed[one] === 1 ? 0 : this.seating.minSize[one]!;
  }

  #lack(low: number, people: number): number {
    return Math.max(0, low - people);
  }

  /** Moves the flow of an arc to where its reduced cost wants it. */
  #settleArc(arc: number): void {
    const { arcCost, arcClass } = this.seating;
    const [group, node] = [this.groupOf[arc]!, this.#classes + arcClass[arc]!];
    const reduced = arcCost[arc]! + this.#price[group]! - this.#price[node]!;
    const wanted = wantedFlow(reduced, this.#reward, this.#low[arc]!, this.#high[arc]!, this.flow[arc]!);
    const more = wanted - this.flow[arc]!;
    if (more === 0) return;
    this.#addFlow(arc, more);
    this.#supply(group, -more);
    this.#supply(node, more);
  }

  #settleClass(one: number): void {
    const node = this.#classes + one;
    const most = this.isClosed[one] === 1 ? 0 : this.seating.maxSize[one]!;
    const reduced = this.#price[node]! - this.#price[this.#hub]!;
    const more = wantedFlow(reduced, this.#reward, this.#leastOf(one), most, this.load[one]!) - this.load[one]!;
    if (more === 0) return;
    this.#addLoad(one, more);
    this.#supply(node, -more);
    this.#supply(this.#hub, more);
  }

  #supply(node: number, more: number): void {
    this.#excess[node]! += more;
    this.#disturbed.push(node);
  }

  #addFlow(arc: number, more: number): void {
    const before = this.flow[arc]!;
    const low = this.#low[arc]!;
    this.flow[arc] = before + more;
    this.cost += more * this.seating.arcCost[arc]!;
    if (low > 0) this.cost += this.#reward * (this.#lack(low, before + more) - this.#lack(low, before));
  }

  #addLoad(one: number, more: number): void {
    const before = this.load[one]!;
    const least = this.#leastOf(one);
    this.load[one] = before + more;
    this.cost += this.#reward * (this.#lack(least, before + more) - this.#lack(least, before));
  }

  #balance(): void {
    for (const node of this.#disturbed) {
      while (this.#excess[node]! > 0) this.#augment(node);
    }
    this.#disturbed = [];
  }

  /** Sends people from a node with too many along the shortest path to the nearest that lacks some. */
  #augment(start: number): void {
    const distance = this.#distance;
    const heap = this.#heap;
    const reached = this.#reached;
    distance[start] = 0;
    reached.push(start);
    heap.raise(start);
    let end = NONE;
    while (heap.size > 0) {
      const node = heap.pop();
      if (this.#excess[node]! < 0) {
        end = node;
        break;
      }
      if (node === this.#hub) this.#fromHub();
      else if (node >= this.#classes) this.#fromClass(node);
      else this.#fromGroup(node);
    }
    heap.clear();
    const length = distance[end]!;
    for (const node of reached) {
      if (distance[node]! < length) this.#price[node]! += distance[node]! - length;
      distance[node] = Number.POSITIVE_INFINITY;
    }
    reached.length = 0;
    this.#send(start, end);
  }

  #reach(from: number, node: number, via: number, cost: number): void {
    const through = this.#distance[from]! + cost + this.#price[from]! - this.#price[node]!;
    const known = this.#distance[node]!;
    if (through >= known) return;
    if (known === Number.POSITIVE_INFINITY) this.#reached.push(node);
    this.#distance[node] = through;
    this.#before[node] = from;
    this.#via[node] = via;
    this.#heap.raise(node);
  }

  #fromGroup(group: number): void {
    const { firstArc, arcClass, arcCost, leftCost, people } = this.seating;
    const past = firstArc[group + 1]!;
    this.work += past - firstArc[group]!;
    for (let arc = firstArc[group]!; arc < past; arc++) {
      const here = this.flow[arc]!;
      if (here >= this.#high[arc]!) continue;
      const reward = here < this.#low[arc]! ? this.#reward : 0;
      this.#reach(group, this.#classes + arcClass[arc]!, arc, arcCost[arc]! - reward);
    }
    if (this.left[group]! < people[group]!) this.#reach(group, this.#hub, NONE, leftCost);
  }

  #fromClass(node: number): void {
    const one = node - this.#classes;
    const { arcCost, maxSize } = this.seating;
    const { first, arcs } = this.#classArcs;
    const most = this.isClosed[one] === 1 ? 0 : maxSize[one]!;
    if (this.load[one]! < most) {
      this.#reach(node, this.#hub, NONE, this.load[one]! < this.#leastOf(one) ? -this.#reward : 0);
    }
    this.work += first[one + 1]! - first[one]!;
    for (let k = first[one]!; k < first[one + 1]!; k++) {
      const arc = arcs[k]!;
      if (this.flow[arc] === 0) continue;
      const reward = this.flow[arc]! <= this.#low[arc]! ? this.#reward : 0;
      this.#reach(node, this.groupOf[arc]!, arc, reward - arcCost[arc]!);
    }
  }

  #fromHub(): void {
    const { leftCost, people, minSize } = this.seating;
    this.work += people.length + minSize.length;
    for (let group = 0; group < people.length; group++) {
      if (this.left[group]! > 0) this.#reach(this.#hub, group, NONE, -leftCost);
    }
    for (let one = 0; one < minSize.length; one++) {
      if (this.load[one] === 0) continue;
      const reward = this.load[one]! <= this.#leastOf(one) ? this.#reward : 0;
      this.#reach(this.#hub, this.#classes + one, NONE, reward);
    }
  }

  /** As many as every step of the path has room for. */
  #send(start: number, end: number): void {
    let amount = Math.min(this.#excess[start]!, -this.#excess[end]!);
    for (let node = end; node !== start; node = this.#before[node]!) amount = Math.min(amount, this.#roomOf(node));
    for (let node = end; node !== start; node = this.#before[node]!) {
      const from = this.#before[node]!;
      const via = this.#via[node]!;
      if (via !== NONE) this.#addFlow(via, from < this.#classes ? amount : -amount);
      else if (node === this.#hub && from >= this.#classes) this.#addLoad(from - this.#classes, amount);
      else if (from === this.#hub && node >= this.#classes) this.#addLoad(node - this.#classes, -amount);
      else this.#addLeft(node === this.#hub ? from : node, node === this.#hub ? amount : -amount);
    }
    this.#excess[start]! -= amount;
    this.#excess[end]! += amount;
  }

  /** How many can take the last step to a node of the path, at one cost for all. */
  #roomOf(node: number): number {
    const { people, maxSize } = this.seating;
    const from = this.#before[node]!;
    const via = this.#via[node]!;
    if (via !== NONE) {
      const [here, low] = [this.flow[via]!, this.#low[via]!];
      if (from < this.#classes) return (here < low ? low : this.#high[via]!) - here;
      return here > low ? here - low : here;
    }
    const one = (node === this.#hub ? from : node) - this.#classes;
    if (one < 0) return node === this.#hub ? people[from]! - this.left[from]! : this.left[node]!;
    const [here, low] = [this.load[one]!, this.#leastOf(one)];
    if (node === this.#hub) return (here < low ? low : maxSize[one]!) - here;
    return here > low ? here - low : here;
  }

  #addLeft(group: number, more: number): void {
    this.left[group]! += more;
    this.cost += more * this.seating.leftCost;
  }
}

/** Where a flow belongs whose first `low` earn a reward: as far up as the reduced cost is below nothing, and no further down than it is above. */
function wantedFlow(reduced: number, reward: number, low: number, high: number, flow: number): number {
  if (high === 0) return 0;
  if (reduced < 0) return high;
  if (reduced === 0) return Math.min(high, Math.max(low, flow));
  if (reduced < reward) return low;
  return reduced > reward ? 0 : Math.min(low, flow);
}
