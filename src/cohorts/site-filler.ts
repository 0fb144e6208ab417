import { sortByKey } from "../base/index.ts";
import { type FormingModel, mostClasses } from "./forming-model.ts";

/**
 * Fills classes of one site with those who gain most, when a participant of each origin has a given worth: the choice of one site
 * alone, which is exact, since its arcs taken in order of cost less worth are a greedy solution of a fractional knapsack.
 */
export class SiteFiller {
  /** What the last fill chose: classes, the people in them, and all their cost less the worth of those people. */
  classes = 0;
  people = 0;
  value = 0;
  /** Those people by origin: the first `takers` entries. */
  takers = 0;
  readonly takerOrigin: Int32Array;
  readonly takerCount: Int32Array;
  /** Arcs looked at so far. */
  work = 0;

  readonly #model: FormingModel;
  /** Arcs by site as in `siteArc`, in the order of the last visit, so that the next one finds them almost sorted. */
  readonly #order: Int32Array;
  readonly #key: Float64Array;

  constructor(model: FormingModel) {
    let widest = 0;
    for (let site = 0; site < model.siteRow.length; site++) {
      widest = Math.max(widest, model.firstSiteArc[site + 1]! - model.firstSiteArc[site]!);
    }
    this.takerOrigin = new Int32Array(widest);
    this.takerCount = new Int32Array(widest);
    this.#model = model;
    this.#order = model.siteArc.slice();
    this.#key = new Float64Array(model.siteArc.length);
  }

  /** The number of classes, perhaps none, that together cost least less the worth of those `people` who are in them. */
  fillBest(site: number, worth: Float64Array, people: Int32Array): void {
    const { firstSeat, seatSum } = this.#model;
    this.fillRooms(site, seatSum, firstSeat[site]!, mostClasses(this.#model, site), worth, people);
  }

  /** The same in other rooms: `most` classes with `seatSum[first + 1] .. seatSum[first + most]` seats, counted as the model does. */
  fillRooms(
    site: number,
    seatSum: Int32Array,
    first: number,
    most: number,
    worth: Float64Array,
    people: Int32Array,
  ): void {
    const { minSize, classCost, firstSeat, firstSiteArc, arcOrigin } = this.#model;
    const firstCost = firstSeat[site]!;
    this.classes = 0;
    this.people = 0;
    this.value = 0;
    this.takers = 0;
    if (most === 0) return;
    const least = this.#setKeys(site, worth);
    // At good prices most sites hold nobody: not even a class full of those who gain most would pay. That needs no sorting.
    if (classCost[firstCost]! + Math.min(0, least) * (seatSum[first + 1]! - seatSum[first]!) >= 0) return;
    this.#sort(site);
    const past = firstSiteArc[site + 1]!;
    let at = firstSiteArc[site]!;
    let taken = 0;
    let takenHere = 0;
    let sum = 0;
    let classSum = 0;
    for (let classes = 1; classes <= most; classes++) {
      const floor = minSize * classes;
      const seats = seatSum[first + classes]!;
      classSum += classCost[firstCost + classes - 1]!;
      while (at < past) {
        const key = this.#key[at]!;
        const wanted = (key < 0 ? seats : floor) - taken;
        if (wanted <= 0) break;
        const here = people[arcOrigin[this.#order[at]!]!]! - takenHere;
        const more = Math.min(here, wanted);
        sum += more * key;
        taken += more;
        takenHere += more;
        if (more === here) {
          at++;
          takenHere = 0;
        }
      }
      if (taken < floor) break;
      const value = classSum + sum;
      // Each further class has no more seats, costs no less and has dearer people, so the value is convex: after the first rise it only rises.
      if (value >= this.value) break;
      this.classes = classes;
      this.people = taken;
      this.value = value;
    }
    this.#listTakers(site, people);
  }

  /** One class of at most `seats` that costs `cost` itself, whatever it costs in all; `value` is Infinity when there are too few people. */
  fillOne(site: number, seats: number, cost: number, worth: Float64Array, people: Int32Array): void {
    const { minSize, firstSiteArc, arcOrigin } = this.#model;
    this.#setKeys(site, worth);
    this.#sort(site);
    let taken = 0;
    let sum = cost;
    for (let at = firstSiteArc[site]!; at < firstSiteArc[site + 1]!; at++) {
      const key = this.#key[at]!;
      const wanted = (key < 0 ? seats : minSize) - taken;
      if (wanted <= 0) break;
      const more = Math.min(people[arcOrigin[this.#order[at]!]!]!, wanted);
      sum += more * key;
      taken += more;
    }
    this.classes = 1;
    this.people = taken;
    this.value = taken < minSize ? Number.POSITIVE_INFINITY : sum;
    this.#listTakers(site, people);
  }

  /** Cost less worth of the arcs of a site; returns the least. */
  #setKeys(site: number, worth: Float64Array): number {
    const { firstSiteArc, arcCost, arcOrigin } = this.#model;
    const key = this.#key;
    const order = this.#order;
    const past = firstSiteArc[site + 1]!;
    let least = Number.POSITIVE_INFINITY;
    for (let at = firstSiteArc[site]!; at < past; at++) {
      const arc = order[at]!;
      const here = arcCost[arc]! - worth[arcOrigin[arc]!]!;
      key[at] = here;
      if (here < least) least = here;
    }
    this.work += past - firstSiteArc[site]!;
    return least;
  }

  #sort(site: number): void {
    const { firstSiteArc } = this.#model;
    sortByKey(this.#key, this.#order, firstSiteArc[site]!, firstSiteArc[site + 1]!);
  }

  #listTakers(site: number, people: Int32Array): void {
    const { firstSiteArc, arcOrigin } = this.#model;
    this.takers = 0;
    let rest = this.people;
    for (let at = firstSiteArc[site]!; rest > 0; at++) {
      const origin = arcOrigin[this.#order[at]!]!;
      const count = Math.min(rest, people[origin]!);
      this.takerOrigin[this.takers] = origin;
      this.takerCount[this.takers++] = count;
      rest -= count;
    }
  }
}
