import { sortByKey } from "../../base/index.ts";
import type { FormingModel } from "../forming-model.ts";
import { mostClasses } from "../forming-model.ts";
import type { Row } from "./rows.ts";

/** Classes of one site and who comes to them: one vertex of what that site can do. */
export interface Column {
  readonly site: number;
  readonly classes: number;
  readonly arcs: Int32Array;
  readonly counts: Int32Array;
  /** Cost of the classes and of the people in them, before prices. */
  readonly cost: number;
}

/**
 * The Lagrangian relaxation of "everyone is in one class or left out" and of further rows: at given prices each site alone decides which
 * classes pay, and what all of them gain is a bound on the cost.
 *
 * A site is filled greedily by cost less worth. Its value is convex in the number of classes, since each further class has no more seats,
 * costs no less, and dearer people: after the first rise it only rises.
 */
export class Relaxation {
  readonly model: FormingModel;
  readonly rows: Row[] = [];
  /** Arcs looked at so far. */
  work = 0;
  /** What the last evaluation chose, one for each site that holds classes. */
  readonly chosen: Column[] = [];

  /** Arcs by site as in `siteArc`, in the order of the last visit, so that the next one finds them almost sorted. */
  readonly #order: Int32Array;
  readonly #key: Float64Array;
  /** What prices of rows add to an arc, and to the k-th class of a site. [arc] [firstSeat[site] + k] */
  readonly #arcShift: Float64Array;
  readonly #classShift: Float64Array;

  constructor(model: FormingModel) {
    this.model = model;
    this.#order = model.siteArc.slice();
    this.#key = new Float64Array(model.siteArc.length);
    this.#arcShift = new Float64Array(model.arcSite.length);
    this.#classShift = new Float64Array(model.seatSum.length);
  }

  /**
   * The bound at prices: the worth of a participant of each origin, then the price of each row, none negative.
   */
  evaluate(prices: Float64Array): number {
    const { model, rows } = this;
    const origins = model.people.length;
    this.chosen.length = 0;
    this.#arcShift.fill(0);
    this.#classShift.fill(0);
    let bound = 0;
    for (let origin = 0; origin < origins; origin++) bound += prices[origin]! * model.people[origin]!;
    for (let k = 0; k < rows.length; k++) {
      const price = prices[origins + k]!;
      if (price === 0) continue;
      bound -= price * rows[k]!.limit;
      this.#shift(rows[k]!, price);
    }
    const sites = model.siteRow.length;
    for (let site = 0; site < sites; site++) bound += this.#fill(site, prices);
    return bound;
  }

  #shift({ arcs, arcCoef, sites, classCoef }: Row, price: number): void {
    const shift = price * arcCoef;
    for (let k = 0; k < arcs.length; k++) this.#arcShift[arcs[k]!]! += shift;
    for (let k = 0; k < sites.length; k++) {
      const first = this.model.firstSeat[sites[k]!]!;
      const coef = classCoef[k]!;
      for (let n = 0; n < coef.length; n++) this.#classShift[first + n]! += price * coef[n]!;
    }
  }

  /** What the best classes of a site gain, none above 0. */
  #fill(site: number, prices: Float64Array): number {
    const { classCost, firstSiteArc, arcOrigin, arcCost, firstSeat, seatSum, minSize, people } = this.model;
    const [order, key] = [this.#order, this.#key];
    const [from, past] = [firstSiteArc[site]!, firstSiteArc[site + 1]!];
    const first = firstSeat[site]!;
    this.work += past - from;
    let gains = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = from; at < past; at++) {
      const arc = order[at]!;
      const origin = arcOrigin[arc]!;
      const here = arcCost[arc]! + this.#arcShift[arc]! - prices[origin]!;
      key[at] = here;
      if (here < 0) gains += here * people[origin]!;
      if (here < least) least = here;
    }
    // At good prices most sites hold nobody: not even a class full of those who gain most would pay. That needs no sorting.
    const firstClass = classCost[first]! + this.#classShift[first]!;
    if (firstClass + Math.max(gains, Math.min(0, least) * seatSum[first + 1]!) >= 0) return 0;
    sortByKey(key, order, from, past);
    const most = mostClasses(this.model, site);
    let best = 0;
    let bestClasses = 0;
    let bestPeople = 0;
    let at = from;
    let taken = 0;
    let takenHere = 0;
    let sum = 0;
    let classSum = 0;
    for (let classes = 1; classes <= most; classes++) {
      const floor = minSize * classes;
      const seats = seatSum[first + classes]!;
      classSum += classCost[first + classes - 1]! + this.#classShift[first + classes - 1]!;
      while (at < past) {
        const wanted = (key[at]! < 0 ? seats : floor) - taken;
        if (wanted <= 0) break;
        const here = people[arcOrigin[order[at]!]!]! - takenHere;
        const more = Math.min(here, wanted);
        sum += more * key[at]!;
        taken += more;
        takenHere += more;
        if (more === here) {
          at++;
          takenHere = 0;
        }
      }
      if (taken < floor) break;
      if (classSum + sum >= best) break;
      best = classSum + sum;
      bestClasses = classes;
      bestPeople = taken;
    }
    if (bestClasses > 0) this.chosen.push(this.#columnOf(site, bestClasses, bestPeople));
    return best;
  }

  #columnOf(site: number, classes: number, taken: number): Column {
    const { classCost, firstSeat, firstSiteArc, arcOrigin, arcCost, people } = this.model;
    const order = this.#order;
    const first = firstSiteArc[site]!;
    let cost = 0;
    for (let k = 0; k < classes; k++) cost += classCost[firstSeat[site]! + k]!;
    let rest = taken;
    let past = first;
    for (; rest > 0; past++) rest -= Math.min(rest, people[arcOrigin[order[past]!]!]!);
    const arcs = order.slice(first, past);
    const counts = new Int32Array(arcs.length);
    rest = taken;
    for (let k = 0; k < arcs.length; k++) {
      counts[k] = Math.min(rest, people[arcOrigin[arcs[k]!]!]!);
      rest -= counts[k]!;
      cost += counts[k]! * arcCost[arcs[k]!]!;
    }
    return { site, classes, arcs, counts, cost };
  }
}
