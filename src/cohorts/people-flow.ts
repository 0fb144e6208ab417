import { MinHeap } from "../base/index.ts";
import { type FormingModel, mostClasses, seatsOf } from "./forming-model.ts";

const NONE = -1;

/** People come to a site, or go from it. */
const COME = 1;
const GO = -1;
type Direction = typeof COME | typeof GO;

/**
 * Who goes where, at least cost for given numbers of classes: a minimum-cost flow kept optimal while classes open and close.
 *
 * People flow from origins to sites, or stay out at `leftCost`. A site takes at most the seats of its classes and at least their
 * smallest size; each participant too many or missing costs `breachCost`, so that a search may pass through states that are not
 * legal. The method is out-of-kilter (Fulkerson 1961) with shortest paths: prices of sites prove the optimum, and a class opened or
 * closed disturbs the conditions at its own site only, from which people then come or go along shortest paths until they hold.
 * All costs are integers, so nothing rounds. What changed since `mark` can be undone.
 */
export class PeopleFlow {
  readonly model: FormingModel;
  readonly breachCost: number;
  /** Arcs looked at so far. */
  work = 0;

  // One buffer for all state, so that one journal of places and old values undoes everything.
  readonly #state: Float64Array;
  readonly #flowAt: number;
  readonly #leftAt: number;
  readonly #loadAt: number;
  readonly #priceAt: number;
  readonly #classesAt: number;
  readonly #listedAt: number;
  readonly #journalPlace: number[] = [];
  readonly #journalValue: number[] = [];
  readonly #changed: number[] = [];
  #target = Number.POSITIVE_INFINITY;

  /** Arcs of an origin, those to listed sites first: only sites with classes are listed. */
  readonly #arcs: Int32Array;
  /** Where an arc stands among them. [arc] */
  readonly #placeOfArc: Int32Array;
  /** End of the arcs to listed sites. [origin] */
  readonly #pastListed: Int32Array;

  /** Least cost so far from the start of a search, Infinity between searches. [site] [origin] */
  readonly #distance: Float64Array;
  readonly #offset: Float64Array;
  readonly #reached: number[] = [];
  readonly #passed: number[] = [];
  /** Arcs by which a search came to a site: the one at the site before, and its own. [site] */
  readonly #viaArc: Int32Array;
  readonly #ownArc: Int32Array;
  readonly #heap = new MinHeap();

  constructor(model: FormingModel) {
    const arcs = model.arcSite.length;
    const origins = model.people.length;
    const sites = model.classCost.length;
    this.model = model;
    // Keeping a class that lacks one participant costs more than leaving out all who are in it.
    this.breachCost = model.minSize * model.leftCost + 1;
    this.#flowAt = 2;
    this.#leftAt = this.#flowAt + arcs;
    this.#loadAt = this.#leftAt + origins;
    this.#priceAt = this.#loadAt + sites;
    this.#classesAt = this.#priceAt + sites;
    this.#listedAt = this.#classesAt + sites;
    this.#state = new Float64Array(this.#listedAt + sites);
    this.#state.set(model.people, this.#leftAt);
    for (let origin = 0; origin < origins; origin++) this.#state[0]! += model.people[origin]! * model.leftCost;
    this.#arcs = Int32Array.from({ length: arcs }, (_, arc) => arc);
    this.#placeOfArc = this.#arcs.slice();
    this.#pastListed = model.firstArc.slice(0, origins);
    this.#distance = new Float64Array(sites).fill(Number.POSITIVE_INFINITY);
    this.#offset = new Float64Array(origins).fill(Number.POSITIVE_INFINITY);
    this.#viaArc = new Int32Array(sites);
    this.#ownArc = new Int32Array(sites);
  }

  /** Cost of classes, travel and people left out; of a legal state when `breaches` is 0. */
  get cost(): number {
    return this.#state[0]!;
  }

  /** Participants too many or missing in all classes together. */
  get breaches(): number {
    return this.#state[1]!;
  }

  classes(site: number): number {
    return this.#state[this.#classesAt + site]!;
  }

  load(site: number): number {
    return this.#state[this.#loadAt + site]!;
  }

  /** What one more seat at a site is worth; negative where one participant fewer to be found is worth the opposite. */
  price(site: number): number {
    return this.#state[this.#priceAt + site]!;
  }

  flow(arc: number): number {
    return this.#state[this.#flowAt + arc]!;
  }

  left(origin: number): number {
    return this.#state[this.#leftAt + origin]!;
  }

  /** What the first participant less at an origin would save at least. */
  worth(origin: number): number {
    const { model } = this;
    if (this.left(origin) > 0) return model.leftCost;
    const past = this.#pastListed[origin]!;
    for (let place = model.firstArc[origin]!; place < past; place++) {
      const arc = this.#arcs[place]!;
      if (this.flow(arc) > 0) return model.arcCost[arc]! + this.price(model.arcSite[arc]!);
    }
    return model.leftCost;
  }

  canOpen(site: number): boolean {
    return this.classes(site) < mostClasses(this.model, site);
  }

  /** One class more (1) or fewer (-1) at a site; `settle` must follow. */
  change(site: number, difference: number): void {
    if (this.#state[this.#listedAt + site] === 0) {
      this.#write(this.#priceAt + site, this.#entryPrice(site));
      this.#list(site, 1);
    }
    const before = this.#breachOf(site);
    this.#write(this.#classesAt + site, this.classes(site) + difference);
    this.#write(0, this.cost + difference * this.model.classCost[site]!);
    this.#write(1, this.breaches + this.#breachOf(site) - before);
    this.#changed.push(site);
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
      while (goesOn && this.price(site) > this.#limit(site, COME)) goesOn = this.#reroute(site, COME);
    }
    for (const site of this.#changed) {
      while (goesOn && this.price(site) < this.#limit(site, GO)) goesOn = this.#reroute(site, GO);
    }
    if (goesOn) {
      for (const site of this.#changed) {
        if (this.classes(site) === 0 && this.#state[this.#listedAt + site] === 1) this.#list(site, 0);
      }
    }
    this.#changed.length = 0;
    return goesOn;
  }

  /** Forgets how to undo what happened so far. */
  mark(): void {
    this.#journalPlace.length = 0;
    this.#journalValue.length = 0;
  }

  /** Undoes everything since `mark`. */
  undo(): void {
    for (let k = this.#journalPlace.length - 1; k >= 0; k--) {
      const place = this.#journalPlace[k]!;
      if (place >= this.#listedAt) this.#moveArcs(place - this.#listedAt, this.#journalValue[k]!);
      this.#state[place] = this.#journalValue[k]!;
    }
    this.mark();
  }

  #write(place: number, value: number): void {
    this.#journalPlace.push(place);
    this.#journalValue.push(this.#state[place]!);
    this.#state[place] = value;
  }

  #breachOf(site: number): number {
    const classes = this.classes(site);
    const load = this.load(site);
    return Math.max(0, this.model.minSize * classes - load, load - seatsOf(this.model, site, classes));
  }

  #addLoad(site: number, amount: number): void {
    const before = this.#breachOf(site);
    this.#write(this.#loadAt + site, this.load(site) + amount);
    this.#write(1, this.breaches + this.#breachOf(site) - before);
  }

  #addFlow(arc: number, amount: number): void {
    this.#write(0, this.cost + amount * this.model.arcCost[arc]!);
    this.#write(this.#flowAt + arc, this.flow(arc) + amount);
  }

  #addLeft(origin: number, amount: number): void {
    this.#write(0, this.cost + amount * this.model.leftCost);
    this.#write(this.#leftAt + origin, this.left(origin) + amount);
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

  #list(site: number, isListed: 0 | 1): void {
    this.#moveArcs(site, isListed);
    this.#write(this.#listedAt + site, isListed);
  }

  #moveArcs(site: number, isListed: number): void {
    const { firstSiteArc, siteArc, arcOrigin } = this.model;
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      const arc = siteArc[k]!;
      const origin = arcOrigin[arc]!;
      const place = isListed === 1 ? this.#pastListed[origin]!++ : --this.#pastListed[origin]!;
      const from = this.#placeOfArc[arc]!;
      const other = this.#arcs[place]!;
      this.#arcs[place] = arc;
      this.#arcs[from] = other;
      this.#placeOfArc[arc] = place;
      this.#placeOfArc[other] = from;
    }
  }

  /** The price from which on a site takes in more people (COME), or up to which it lets people go (GO). */
  #limit(site: number, direction: Direction): number {
    const load = this.load(site);
    const classes = this.classes(site);
    const least = this.model.minSize * classes;
    const most = seatsOf(this.model, site, classes);
    if (direction === COME) return load < least ? -this.breachCost : load < most ? 0 : Number.POSITIVE_INFINITY;
    return load > most ? this.breachCost : load > least ? 0 : -this.breachCost;
  }

  /** How many may come or go until that limit changes. */
  #room(site: number, direction: Direction): number {
    const load = this.load(site);
    const classes = this.classes(site);
    const least = this.model.minSize * classes;
    const most = seatsOf(this.model, site, classes);
    if (direction === COME) return (load < least ? least : most) - load;
    return load - (load > most ? most : load > least ? least : 0);
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
    const state = this.#state;
    const distance = this.#distance;
    const flowAt = this.#flowAt;
    const priceAt = this.#priceAt;
    const comes = direction === COME;
    const price = this.price(start);
    const limit = direction * (price - this.#limit(start, direction));
    // The people in breach all have to take this path or a dearer one.
    const breach = this.#breachOf(start);
    const affordable = breach > 0 ? (this.#target - this.cost) / breach + direction * price : limit;
    let best = Math.min(limit, affordable);
    let end = NONE;
    let endArc = NONE;
    distance[start] = 0;
    this.#reached.push(start);
    this.#heap.clear();
    this.#heap.push(0, start);
    while (this.#heap.size > 0) {
      const reached = this.#heap.minKey;
      if (reached >= best) break;
      const at = this.#heap.pop();
      if (reached > distance[at]!) continue;
      for (let k = firstSiteArc[at]!; k < firstSiteArc[at + 1]!; k++) {
        const via = siteArc[k]!;
        this.work++;
        if (!comes && state[flowAt + via] === 0) continue;
        const origin = arcOrigin[via]!;
        const offset = reached + direction * (arcCost[via]! + state[priceAt + at]!);
        if (offset >= this.#offset[origin]!) continue;
        if (this.#offset[origin] === Number.POSITIVE_INFINITY) this.#passed.push(origin);
        this.#offset[origin] = offset;
        if (offset - direction * leftCost < best && (!comes || state[this.#leftAt + origin]! > 0)) {
          best = offset - direction * leftCost;
          end = at;
          endArc = via;
        }
        const past = this.#pastListed[origin]!;
        this.work += past - firstArc[origin]!;
        for (let place = firstArc[origin]!; place < past; place++) {
          const own = this.#arcs[place]!;
          if (comes && state[flowAt + own] === 0) continue;
          const site = arcSite[own]!;
          const through = offset - direction * (arcCost[own]! + state[priceAt + site]!);
          if (through >= best || through >= distance[site]!) continue;
          if (distance[site] === Number.POSITIVE_INFINITY) this.#reached.push(site);
          distance[site] = through;
          this.#viaArc[site] = via;
          this.#ownArc[site] = own;
          this.#heap.push(through, site);
          const toLimit = direction * (state[priceAt + site]! - this.#limit(site, -direction as Direction));
          if (through + Math.max(0, toLimit) < best) {
            best = through + Math.max(0, toLimit);
            end = site;
            endArc = NONE;
          }
        }
      }
    }
    const isFound = end !== NONE || best === limit;
    if (isFound) {
      // Prices move so that the path found has length zero.
      for (const site of this.#reached) {
        const rise = best - distance[site]!;
        if (rise > 0) this.#write(priceAt + site, state[priceAt + site]! - direction * rise);
      }
      if (end !== NONE) this.#moveAlong(start, end, endArc, direction);
    }
    for (const site of this.#reached) distance[site] = Number.POSITIVE_INFINITY;
    for (const origin of this.#passed) this.#offset[origin] = Number.POSITIVE_INFINITY;
    this.#reached.length = 0;
    this.#passed.length = 0;
    return isFound;
  }

  #moveAlong(start: number, end: number, endArc: number, direction: Direction): void {
    const { arcOrigin, arcSite } = this.model;
    const losing = direction === COME ? this.#ownArc : this.#viaArc;
    let amount = this.#room(start, direction);
    if (endArc === NONE) amount = Math.min(amount, this.#room(end, -direction as Direction));
    else amount = Math.min(amount, direction === COME ? this.left(arcOrigin[endArc]!) : this.flow(endArc));
    for (let at = end; at !== start; at = arcSite[this.#viaArc[at]!]!) {
      amount = Math.min(amount, this.flow(losing[at]!));
    }
    const moved = direction * amount;
    if (endArc === NONE) this.#addLoad(end, -moved);
    else {
      this.#addLeft(arcOrigin[endArc]!, -moved);
      this.#addFlow(endArc, moved);
    }
    for (let at = end; at !== start; at = arcSite[this.#viaArc[at]!]!) {
      this.#addFlow(this.#ownArc[at]!, -moved);
      this.#addFlow(this.#viaArc[at]!, moved);
    }
    this.#addLoad(start, moved);
  }
}
