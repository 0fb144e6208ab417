import { type FormingModel, mostClasses, nextCost, seatsOf } from "./forming-model.ts";

/** Where cost and breaches stand in the state; the flow of arc 0 and all the rest follow. */
const COST = 0;
const BREACHES = 1;
export const FLOWS = 2;

/** Entries of the journal at first; it grows where a first guess changes much at once. */
const JOURNAL = 1 << 10;

/**
 * How many classes each site holds and who goes where, with all that follows from it kept up to date, and a way back.
 *
 * All state is one buffer, so that one journal of places and old values undoes everything since `mark`. Cost and breaches change
 * with every write, so they are kept at `mark` instead.
 */
export class FlowState {
  readonly model: FormingModel;
  /** Cost of one participant too many or missing in the classes of a site. */
  readonly breachCost: number;

  /** Arcs of an origin, those to listed sites first: only sites with classes are listed. */
  protected readonly arcs: Int32Array;
  /** End of the arcs to listed sites. [origin] */
  protected readonly pastListed: Int32Array;
  /** Where an arc stands among them. [arc] */
  readonly #placeOfArc: Int32Array;

  /** Everything that `undo` restores, read where calls would cost too much: flow of an arc at `FLOWS`, and so on. */
  protected readonly state: Float64Array;
  protected readonly leftAt: number;
  protected readonly priceAt: number;
  readonly #loadAt: number;
  readonly #classesAt: number;
  readonly #listedAt: number;
  #journalPlace = new Int32Array(JOURNAL);
  #journalValue = new Float64Array(JOURNAL);
  #written = 0;
  #markedCost = 0;
  #markedBreaches = 0;

  constructor(model: FormingModel) {
    const arcs = model.arcSite.length;
    const origins = model.people.length;
    const sites = model.siteRow.length;
    this.model = model;
    // A class that lacks one participant costs more than leaving out all who are in it, and more than fetching one from afar.
    let dearest = 0;
    for (const cost of model.arcCost) dearest = Math.max(dearest, cost);
    this.breachCost = model.minSize * (model.leftCost + dearest) + 1;
    this.leftAt = FLOWS + arcs;
    this.#loadAt = this.leftAt + origins;
    this.priceAt = this.#loadAt + sites;
    this.#classesAt = this.priceAt + sites;
    this.#listedAt = this.#classesAt + sites;
    this.state = new Float64Array(this.#listedAt + sites);
    this.state.set(model.people, this.leftAt);
    for (const people of model.people) this.state[COST]! += people * model.leftCost;
    this.arcs = new Int32Array(arcs);
    for (let arc = 0; arc < arcs; arc++) this.arcs[arc] = arc;
    this.#placeOfArc = this.arcs.slice();
    this.pastListed = model.firstArc.slice(0, origins);
  }

  /** Cost of classes, travel and people left out; of a legal state when `breaches` is 0. */
  get cost(): number {
    return this.state[COST]!;
  }

  /** Participants too many or missing in all classes together. */
  get breaches(): number {
    return this.state[BREACHES]!;
  }

  classes(site: number): number {
    return this.state[this.#classesAt + site]!;
  }

  load(site: number): number {
    return this.state[this.#loadAt + site]!;
  }

  /** What one more seat at a site is worth; negative where one participant fewer to be found is worth the opposite. */
  price(site: number): number {
    return this.state[this.priceAt + site]!;
  }

  flow(arc: number): number {
    return this.state[FLOWS + arc]!;
  }

  left(origin: number): number {
    return this.state[this.leftAt + origin]!;
  }

  canOpen(site: number): boolean {
    return this.classes(site) < mostClasses(this.model, site);
  }

  /** Forgets how to undo what happened so far. */
  mark(): void {
    this.#written = 0;
    this.#markedCost = this.cost;
    this.#markedBreaches = this.breaches;
  }

  /** Undoes everything since `mark`. */
  undo(): void {
    const { state } = this;
    for (let k = this.#written - 1; k >= 0; k--) {
      const place = this.#journalPlace[k]!;
      if (place >= this.#listedAt) this.#moveArcs(place - this.#listedAt, this.#journalValue[k]!);
      state[place] = this.#journalValue[k]!;
    }
    state[COST] = this.#markedCost;
    state[BREACHES] = this.#markedBreaches;
    this.#written = 0;
  }

  /** @internal Everything that `undo` restores, for tests. */
  snapshot(): { readonly buffer: Float64Array; readonly pastListed: Int32Array } {
    return { buffer: this.state.slice(), pastListed: this.pastListed.slice() };
  }

  protected breachOf(site: number): number {
    const classes = this.classes(site);
    const load = this.load(site);
    return Math.max(0, this.model.minSize * classes - load, load - seatsOf(this.model, site, classes));
  }

  protected isListed(site: number): boolean {
    return this.state[this.#listedAt + site] === 1;
  }

  protected list(site: number, isListed: 0 | 1): void {
    this.#moveArcs(site, isListed);
    this.#write(this.#listedAt + site, isListed);
  }

  protected setPrice(site: number, price: number): void {
    this.#write(this.priceAt + site, price);
  }

  protected addClasses(site: number, amount: number): void {
    const before = this.breachOf(site);
    const classes = this.classes(site);
    for (let k = classes; k < classes + amount; k++) this.state[COST]! += nextCost(this.model, site, k);
    for (let k = classes + amount; k < classes; k++) this.state[COST]! -= nextCost(this.model, site, k);
    this.#write(this.#classesAt + site, classes + amount);
    this.state[BREACHES]! += this.breachOf(site) - before;
  }

  protected addLoad(site: number, amount: number): void {
    const before = this.breachOf(site);
    this.#write(this.#loadAt + site, this.load(site) + amount);
    this.state[BREACHES]! += this.breachOf(site) - before;
  }

  protected addFlow(arc: number, amount: number): void {
    this.state[COST]! += amount * this.model.arcCost[arc]!;
    this.#write(FLOWS + arc, this.flow(arc) + amount);
  }

  protected addLeft(origin: number, amount: number): void {
    this.state[COST]! += amount * this.model.leftCost;
    this.#write(this.leftAt + origin, this.left(origin) + amount);
  }

  #write(place: number, value: number): void {
    if (this.#written === this.#journalPlace.length) this.#growJournal();
    this.#journalPlace[this.#written] = place;
    this.#journalValue[this.#written++] = this.state[place]!;
    this.state[place] = value;
  }

  #growJournal(): void {
    const [places, values] = [this.#journalPlace, this.#journalValue];
    this.#journalPlace = new Int32Array(2 * places.length);
    this.#journalValue = new Float64Array(2 * values.length);
    this.#journalPlace.set(places);
    this.#journalValue.set(values);
  }

  /** Puts the arcs to a site at the end of those to listed sites, or right behind them. */
  #moveArcs(site: number, isListed: number): void {
    const { arcs, pastListed } = this;
    const { firstSiteArc, siteArc, arcOrigin } = this.model;
    const placeOfArc = this.#placeOfArc;
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      const arc = siteArc[k]!;
      const origin = arcOrigin[arc]!;
      const place = isListed === 1 ? pastListed[origin]!++ : --pastListed[origin]!;
      const from = placeOfArc[arc]!;
      const other = arcs[place]!;
      arcs[place] = arc;
      arcs[from] = other;
      placeOfArc[arc] = place;
      placeOfArc[other] = from;
    }
  }
}
