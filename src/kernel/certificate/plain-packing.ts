import { type AllocationModel, NONE } from "../model.ts";
import type { PackingLeaf } from "../proof.ts";
import { type PlainCover, plainCover } from "./plain-cover.ts";
import type { PlainDomain } from "./plain-domain.ts";
import { type PlainItem, type PlainItems, plainItems } from "./plain-items.ts";
import { bestIntervals, bestKnapsack, type Gain } from "./plain-knapsack.ts";
import { cheapestOpening } from "./plain-places.ts";

/** Items looked at between two yields. */
const YIELD_EVERY = 5000;

/** An item and its task. */
export interface PricedItem extends Gain {
  readonly task: number;
  readonly item: PlainItem;
}

/** What a packing holds at some prices. */
export interface PricedPacking {
  /** Room that tasks with nothing else to do leave. */
  readonly room: number;
  /** All items that are open, worthwhile or not. */
  readonly items: readonly PricedItem[];
  readonly gain: number;
}

/** A bound by prices on tasks, times the unit, and how it comes about. */
export interface PricedModel {
  readonly value: number;
  /** What each place is worth. [place] */
  readonly worth: readonly number[];
  readonly packings: readonly PricedPacking[];
  /** What is known to be used or unused, with what follows from tasks that have nothing else to do. */
  readonly domain: PlainDomain;
}

/** What a task may do at a node. */
interface Doing {
  readonly allowed: readonly PlainItem[];
  /** Those of them that a packing takes. */
  readonly items: readonly PlainItem[];
  /** Least cost without any packing; Infinity when it needs one. */
  readonly free: number;
}

/**
 * What prices on tasks prove about a model, in units of `1 / unit`, read from the model alone and as plainly as can be.
 *
 * Every task has a price, an integer: whoever takes the task is paid that. Then tasks and packings no longer depend on one another: a task
 * that no packing takes costs what it costs to do without, or its price; a packing takes what pays it most beyond its cost, within
 * its room; a place costs what it costs, less what its packings earn. The value is
 *
 * sum over tasks of min(price, free) + cover price x demand + the least sum over places opened of (cost - gains - cover price x supply),
 *
 * and no choice costs less. A task that can only take room of one packing, whatever it does, takes it from the start.
 */
export class PlainPacking {
  readonly #model: AllocationModel;
  /** Undefined before the model has been read, and where it is none of packings. */
  items: PlainItems | undefined;
  #isRead = false;
  readonly #covers = new Map<number, PlainCover>();
  /** What tasks may do in a basis. */
  readonly #kept = new WeakMap<PlainDomain, Doing[]>();
  /** Items looked at so far. */
  work = 0;

  constructor(model: AllocationModel) {
    this.#model = model;
  }

  /** Reads the model, at the first time. */
  *read(): Generator<void, void, void> {
    if (!this.#isRead) this.items = yield* plainItems(this.#model);
    this.#isRead = true;
  }

  /** Undefined when prices on tasks prove nothing here, or where sums get too large to be exact. */
  *value(unit: number, leaf: PackingLeaf, domain: PlainDomain): Generator<void, number | undefined, void> {
    return (yield* this.price(unit, leaf, domain))?.value;
  }

  *price(unit: number, leaf: PackingLeaf, domain: PlainDomain): Generator<void, PricedModel | undefined, void> {
    yield* this.read();
    if (this.items === undefined || !isWhole(leaf, this.#model)) return undefined;
    const { packings } = this.items;
    const cover = this.#coverAt(leaf);
    const doings = yield* this.#doings(domain);
    const room = packings.map(({ capacity }) => capacity);
    const settled = doings.map((doing) => this.#settled(doing));
    const taken: PlainItem[][] = packings.map(() => []);
    for (const item of settled) {
      if (item === undefined) continue;
      room[item.packing]! -= item.amount;
      if (taken[item.packing]!.some((other) => overlaps(item, other))) room[item.packing] = -1;
      if (packings[item.packing]!.isUnary) taken[item.packing]!.push(item);
    }
    const fits = (item: PlainItem): boolean =>
      item.amount <= room[item.packing]! && !taken[item.packing]!.some((other) => overlaps(item, other));
    const open: number[] = doings.flatMap(({ items, free }) => this.#onlyPlace(items, free));
    const known = domain.decide(open, []);
    if (room.some((left) => left < 0) || this.#isUncovered(cover, known)) return endless(known);

    let value = leaf.coverPrice * cover.demand;
    let magnitude = value;
    const offered: PricedItem[][] = packings.map(() => []);
    let looked = 0;
    for (const [task, { items, free }] of doings.entries()) {
      looked += items.length;
      if (looked >= YIELD_EVERY) {
        looked = 0;
        yield;
      }
      const only = settled[task];
      const fitting = items.filter(fits);
      if (only === undefined && fitting.length === 0 && free === Number.POSITIVE_INFINITY) return endless(known);
      const price = Math.min(fitting.length === 0 ? Number.POSITIVE_INFINITY : leaf.earnings[task]!, free * unit);
      const paid = only === undefined ? price : only.cost * unit;
      value += paid;
      magnitude += Math.abs(paid);
      if (only !== undefined) continue;
      for (const item of withoutDominated(fitting, this.items)) {
        const { amount, start, end } = item;
        offered[item.packing]!.push({ gain: price - item.cost * unit, amount, start, end, task, item });
      }
    }
    const priced: PricedPacking[] = [];
    for (const [packing, { isUnary }] of packings.entries()) {
      priced.push(this.#pack(offered[packing]!, room[packing]!, isUnary));
      yield;
    }
    const { cost } = this.#model.couplings.places;
    const worth = Array.from(cost, (each, place) => each * unit - leaf.coverPrice * (cover.supply[place] ?? 0));
    value -= leaf.coverPrice * cover.unplaced;
    packings.forEach(({ place }, packing) => {
      const { gain } = priced[packing]!;
      magnitude += gain;
      if (place === NONE) value -= gain;
      else worth[place]! -= gain;
    });
    value += cheapestOpening(this.#model, worth, known);
    magnitude += worth.reduce((sum, each) => sum + Math.abs(each), 0);
    return magnitude <= Number.MAX_SAFE_INTEGER ? { value, worth, packings: priced, domain: known } : undefined;
  }

  /** The same domain, of which it is kept what tasks may do: what is made of it need not be read from the model again. */
  *settle(domain: PlainDomain): Generator<void, PlainDomain, void> {
    yield* this.read();
    if (this.items === undefined) return domain;
    const basis = domain.asBasis();
    this.#kept.set(basis, yield* this.#doings(domain));
    return basis;
  }

  *#doings(domain: PlainDomain): Generator<void, Doing[], void> {
    const kept = domain.basis && this.#kept.get(domain.basis);
    if (kept !== undefined && domain.basis === domain) return kept;
    const doings: Doing[] = [];
    let yieldedAt = this.work;
    for (const [task, items] of this.items!.items.entries()) {
      doings.push(this.#doing(task, kept === undefined ? items : kept[task]!.allowed, domain));
      if (this.work - yieldedAt < YIELD_EVERY) continue;
      yieldedAt = this.work;
      yield;
    }
    return doings;
  }

  #doing(task: number, items: readonly PlainItem[], domain: PlainDomain): Doing {
    const { skipCost, restCost, earliest, pastLatest, startCosts, startCostRow, periods } = this.#model;
    let free = domain.allowsNone(task) ? skipCost[task]! : Number.POSITIVE_INFINITY;
    for (let start = earliest[task]!; start < pastLatest[task]! && domain.allowsNone(task); start++) {
      free = Math.min(free, restCost[task]! + startCosts[startCostRow[task]! * periods + start]!);
    }
    const allowed = items.filter(({ mode, start }) => domain.allows(task, mode, start));
    for (const { packing, cost } of allowed) if (packing === NONE) free = Math.min(free, cost);
    this.work += items.length;
    return { allowed, items: allowed.filter(({ packing }) => packing !== NONE), free };
  }

  /** The cheapest item of a task that takes the same room of the same packing in any case; undefined for others. */
  #settled({ items, free }: Doing): PlainItem | undefined {
    const [first] = items;
    if (first === undefined || free < Number.POSITIVE_INFINITY) return undefined;
    if (this.items!.packings[first.packing]!.isUnary) return items.length === 1 ? first : undefined;
    if (items.some(({ packing, amount }) => packing !== first.packing || amount !== first.amount)) return undefined;
    return items.reduce((best, item) => (item.cost < best.cost ? item : best));
  }

  /** The place that a task uses in any case. */
  #onlyPlace(items: readonly PlainItem[], free: number): number[] {
    const [first] = items;
    if (first === undefined || free < Number.POSITIVE_INFINITY) return [];
    const { packings } = this.items!;
    const { place } = packings[first.packing]!;
    return place !== NONE && items.every(({ packing }) => packings[packing]!.place === place) ? [place] : [];
  }

  #pack(items: readonly PricedItem[], room: number, isUnary: boolean): PricedPacking {
    const gain = isUnary ? bestIntervals(items) : bestKnapsack(items, room);
    return { room, items, gain };
  }

  /** Whether all places that may be open cannot give what must be served. */
  #isUncovered({ demand, supply, unplaced }: PlainCover, domain: PlainDomain): boolean {
    const given = supply.map((each) => -each);
    return demand > 0 && demand - unplaced + cheapestOpening(this.#model, given, domain) > 0;
  }

  #coverAt({ coverPrice, coverPeriod }: PackingLeaf): PlainCover {
    if (coverPrice === 0) return { demand: 0, supply: [], unplaced: 0 };
    const known = this.#covers.get(coverPeriod) ?? plainCover(this.#model, coverPeriod);
    this.#covers.set(coverPeriod, known);
    return known;
  }
}

function overlaps(one: PlainItem, other: PlainItem): boolean {
  return one.start < other.end && other.start < one.end;
}

/** No choice keeps to what has been decided. */
function endless(domain: PlainDomain): PricedModel {
  return { value: Number.POSITIVE_INFINITY, worth: [], packings: [], domain };
}

/** Of the items of a task that take room of one packing, those that take less than all that are no dearer. */
function withoutDominated(items: readonly PlainItem[], { packings }: PlainItems): PlainItem[] {
  let at = NONE;
  let least = 0;
  return items.filter(({ packing, amount }) => {
    if (packings[packing]!.isUnary) return true;
    if (packing !== at) [at, least] = [packing, Number.POSITIVE_INFINITY];
    if (amount >= least) return false;
    least = amount;
    return true;
  });
}

function isWhole({ earnings, coverPrice, coverPeriod }: PackingLeaf, { tasks, periods }: AllocationModel): boolean {
  if (!(Number.isSafeInteger(coverPeriod) && coverPeriod >= 0 && coverPeriod < periods)) return false;
  if (!(Number.isSafeInteger(coverPrice) && coverPrice >= 0) || earnings.length !== tasks) return false;
  return earnings.every((price) => Number.isSafeInteger(price));
}
