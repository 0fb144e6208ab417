import { FLOWS, FlowState } from "./flow-state.ts";
import type { FormingModel } from "./forming-model.ts";
import { COME, type Direction, dueAt, GO, limitAt, roomAt } from "./kilter.ts";
import { SiteHeap } from "./site-heap.ts";

const NONE = -1;

/**
 * Who goes where, at least cost for given numbers of classes: a minimum-cost flow kept optimal while classes open and close.
 *
 * People flow from origins to sites, or stay out at `leftCost`. A site takes at most the seats of its classes and at least their
 * smallest size; each participant too many or missing costs `breachCost`, so that a search may pass through states that are not
 * legal. The method is out-of-kilter (Fulkerson 1961) with shortest paths: prices of sites prove the optimum, and a class opened or
 * closed disturbs the conditions at its own site only, from which people then come or go along shortest paths until they hold.
 * All costs are integers, so nothing rounds. What changed since `mark` can be undone.
 */
export class PeopleFlow extends FlowState {
  /** Arcs looked at so far. */
  work = 0;

  readonly #changed: number[] = [];
  #target = Number.POSITIVE_INFINITY;

  /** Least cost so far from the start of a search, Infinity between searches. [site] [origin] */
  readonly #distance: Float64Array;
  readonly #offset: Float64Array;
  /** Those that have one: the first so many entries. Each enters once, so there is room for all. */
  readonly #reached: Int32Array;
  readonly #passed: Int32Array;
  /** Arcs by which a search came to a site: the one at the site before, and its own. [site] */
  readonly #viaArc: Int32Array;
  readonly #ownArc: Int32Array;
  readonly #heap: SiteHeap;

  constructor(model: FormingModel) {
    super(model);
    const sites = model.siteRow.length;
    this.#distance = new Float64Array(sites).fill(Number.POSITIVE_INFINITY);
    this.#offset = new Float64Array(model.people.length).fill(Number.POSITIVE_INFINITY);
    this.#reached = new Int32Array(sites);
    this.#passed = new Int32Array(model.people.length);
    this.#viaArc = new Int32Array(sites);
    this.#ownArc = new Int32Array(sites);
    this.#heap = new SiteHeap(this.#distance);
  }

  /** What the first participant less at an origin would save at least. */
  worth(origin: number): number {
    const { model } = this;
    if (this.left(origin) > 0) return model.leftCost;
    const past = this.pastListed[origin]!;
    for (let place = model.firstArc[origin]!; place < past; place++) {
      const arc = this.arcs[place]!;
      if (this.flow(arc) > 0) return model.arcCost[arc]! + this.price(model.arcSite[arc]!);
    }
    return model.leftCost;
  }

  /** More classes (above 0) or fewer at a site; `settle` must follow. */
  change(site: number, difference: number): void {
    this.work += this.model.firstSiteArc[site + 1]! - this.model.firstSiteArc[site]!;
    if (!this.isListed(site)) {
      this.setPrice(site, this.#entryPrice(site));
      this.list(site, 1);
    }
    this.addClasses(site, difference);
    if (!this.#changed.includes(site)) this.#changed.push(site);
  }

  /**
   * Makes the flow optimal again after changes. False as soon as it is plain that the cost would not come below `target`; then
   * `undo` must follow.
   */
  settle(target: number = Number.POSITIVE_INFINITY): boolean {
    this.#target = target;
    let goesOn = true;
    // First those who are missing somewhere, since those who are too many elsewhere are the nearest to come.
    for (const site of this.#changed) {
      while (goesOn && this.price(site) > limitAt(this, site, COME)) goesOn = this.#reroute(site, COME);
    }
    for (const site of this.#changed) {
      while (goesOn && this.price(site) < limitAt(this, site, GO)) goesOn = this.#reroute(site, GO);
    }
    if (goesOn) {
      for (const site of this.#changed) {
        if (this.classes(site) === 0 && this.isListed(site)) this.list(site, 0);
      }
    }
    this.#changed.length = 0;
    return goesOn;
  }

  /** The lowest price at which nobody gains by coming to a site. */
  #entryPrice(site: number): number {
    const { firstSiteArc, siteArc, arcOrigin, arcCost } = this.model;
    let price = -this.breachCost;
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      const arc = siteArc[k]!;
      price = Math.max(price, this.worth(arcOrigin[arc]!) - arcCost[arc]!);
    }
    return price;
  }

  /**
   * The longest path from a site in breach with which the cost can still come below the target.
   *
   * Weak duality: at any prices, people who come to or go from changed sites until all are legal gain at most what their prices say.
   */
  #affordable(start: number, direction: Direction): number {
    if (this.#target === Number.POSITIVE_INFINITY || this.breachOf(start) === 0) return Number.POSITIVE_INFINITY;
    let slack = this.#target - this.cost;
    for (const site of this.#changed) {
      if (site !== start) slack += this.price(site) * dueAt(this, site, this.price(site));
    }
    // A path of this length makes the price of the site 0, beyond which it no longer gains.
    const turn = direction * this.price(start);
    return turn + slack / Math.abs(dueAt(this, start, slack < 0 ? direction : -direction));
  }

  /**
   * Lets people come to a site, or go from it, along the cheapest path, or moves its price to the limit where no path is cheap
   * enough. False, and nothing done, when the target is out of reach.
   *
   * A path passes from site to site by way of origins: one participant less at the one, one more at the other. Its length is the
   * cost plus the difference of the prices at its ends, hence never negative: Dijkstra's algorithm.
   */
  #reroute(start: number, direction: Direction): boolean {
    const { firstSiteArc, siteArc, arcOrigin, arcSite, arcCost, firstArc, leftCost } = this.model;
    const { state, priceAt, leftAt, arcs, pastListed } = this;
    const distance = this.#distance;
    const offsets = this.#offset;
    const reached = this.#reached;
    const passed = this.#passed;
    const heap = this.#heap;
    const comes = direction === COME;
    const limit = direction * (this.price(start) - limitAt(this, start, direction));
    let best = Math.min(limit, this.#affordable(start, direction));
    let end = NONE;
    let endArc = NONE;
    let sites = 0;
    let origins = 0;
    let work = 0;
    distance[start] = 0;
    reached[sites++] = start;
    heap.raise(start);
    while (heap.size > 0) {
      const at = heap.pop();
      const here = distance[at]!;
      if (here >= best) break;
      const priceHere = state[priceAt + at]!;
      const pastArc = firstSiteArc[at + 1]!;
      work += pastArc - firstSiteArc[at]!;
      for (let k = firstSiteArc[at]!; k < pastArc; k++) {
        const via = siteArc[k]!;
        if (!comes && state[FLOWS + via] === 0) continue;
        const origin = arcOrigin[via]!;
        const offset = here + direction * (arcCost[via]! + priceHere);
        if (offset >= offsets[origin]!) continue;
        if (offsets[origin] === Number.POSITIVE_INFINITY) passed[origins++] = origin;
        offsets[origin] = offset;
        if (offset - direction * leftCost < best && (!comes || state[leftAt + origin]! > 0)) {
          best = offset - direction * leftCost;
          end = at;
          endArc = via;
        }
        const past = pastListed[origin]!;
        work += past - firstArc[origin]!;
        for (let place = firstArc[origin]!; place < past; place++) {
          const own = arcs[place]!;
          if (comes && state[FLOWS + own] === 0) continue;
          const site = arcSite[own]!;
          const price = state[priceAt + site]!;
          const through = offset - direction * (arcCost[own]! + price);
          if (through >= best || through >= distance[site]!) continue;
          if (distance[site] === Number.POSITIVE_INFINITY) reached[sites++] = site;
          distance[site] = through;
          this.#viaArc[site] = via;
          this.#ownArc[site] = own;
          heap.raise(site);
          const toLimit = direction * (price - limitAt(this, site, -direction as Direction));
          if (through + Math.max(0, toLimit) < best) {
            best = through + Math.max(0, toLimit);
            end = site;
            endArc = NONE;
          }
        }
      }
    }
    heap.clear();
    this.work += work;
    const isFound = end !== NONE || best === limit;
    if (isFound) {
      // Prices move so that the path found has length zero.
      for (let k = 0; k < sites; k++) {
        const rise = best - distance[reached[k]!]!;
        if (rise > 0) this.setPrice(reached[k]!, this.price(reached[k]!) - direction * rise);
      }
      if (end !== NONE) this.#moveAlong(start, end, endArc, direction);
    }
    for (let k = 0; k < sites; k++) distance[reached[k]!] = Number.POSITIVE_INFINITY;
    for (let k = 0; k < origins; k++) offsets[passed[k]!] = Number.POSITIVE_INFINITY;
    return isFound;
  }

  #moveAlong(start: number, end: number, endArc: number, direction: Direction): void {
    const { arcOrigin, arcSite } = this.model;
    const losing = direction === COME ? this.#ownArc : this.#viaArc;
    let amount = roomAt(this, start, direction);
    if (endArc === NONE) amount = Math.min(amount, roomAt(this, end, -direction as Direction));
    else amount = Math.min(amount, direction === COME ? this.left(arcOrigin[endArc]!) : this.flow(endArc));
    for (let at = end; at !== start; at = arcSite[this.#viaArc[at]!]!) {
      amount = Math.min(amount, this.flow(losing[at]!));
    }
    const moved = direction * amount;
    if (endArc === NONE) this.addLoad(end, -moved);
    else {
      this.addLeft(arcOrigin[endArc]!, -moved);
      this.addFlow(endArc, moved);
    }
    for (let at = end; at !== start; at = arcSite[this.#viaArc[at]!]!) {
      this.addFlow(this.#ownArc[at]!, -moved);
      this.addFlow(this.#viaArc[at]!, moved);
    }
    this.addLoad(start, moved);
  }
}
