import { type FormingModel, mostClasses, seatsOf } from "./forming-model.ts";

/** Where cost and breaches stand in the buffer; the rest follows. */
const COST = 0;
const BREACHES = 1;
const FLOWS = 2;

/**
 * How many classes each site holds and who goes where, with all that follows from it kept up to date, and a way back.
 *
 * All state is one buffer, so that one journal of places and old values undoes everything since `mark`.
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

  readonly #buffer: Float64Array;
  readonly #leftAt: number;
  readonly #loadAt: number;
  readonly #priceAt: number;
  readonly #classesAt: number;
  readonly #listedAt: number;
  readonly #journalPlace: number[] = [];
  readonly #journalValue: number[] = [];

  constructor(model: FormingModel) {
    const arcs = model.arcSite.length;
    const origins = model.people.length;
    const sites = model.classCost.length;
    this.model = model;
    // A class that lacks one participant costs more than leaving out all who are in it, and more than fetching one from afar.
    const dearest = model.arcCost.reduce((most, cost) => Math.max(most, cost), 0);
    this.breachCost = model.minSize * (model.leftCost + dearest) + 1;
    this.#leftAt = FLOWS + arcs;
    this.#loadAt = this.#leftAt + origins;
    this.#priceAt = this.#loadAt + sites;
    this.#classesAt = this.#priceAt + sites;
    this.#listedAt = this.#classesAt + sites;
    this.#buffer = new Float64Array(this.#listedAt + sites);
    this.#buffer.set(model.people, this.#leftAt);
    for (const people of model.people) this.#buffer[COST]! += people * model.leftCost;
    this.arcs = Int32Array.from({ length: arcs }, (_, arc) => arc);
    this.#placeOfArc = this.arcs.slice();
    this.pastListed = model.firstArc.slice(0, origins);
  }

  /** Cost of classes, travel and people left out; of a legal state when `breaches` is 0. */
  get cost(): number {
    return this.#buffer[COST]!;
  }

  /** Participants too many or missing in all classes together. */
  get breaches(): number {
    return this.#buffer[BREACHES]!;
  }

  classes(site: number): number {
    return this.#buffer[this.#classesAt + site]!;
  }

  load(site: number): number {
    return this.#buffer[this.#loadAt + site]!;
  }

  /** What one more seat at a site is worth; negative where one participant fewer to be found is worth the opposite. */
  price(site: number): number {
    return this.#buffer[this.#priceAt + site]!;
  }

  flow(arc: number): number {
    return this.#buffer[FLOWS + arc]!;
  }

  left(origin: number): number {
    return this.#buffer[this.#leftAt + origin]!;
  }

  canOpen(site: number): boolean {
    return this.classes(site) < mostClasses(this.model, site);
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
      this.#buffer[place] = this.#journalValue[k]!;
    }
    this.mark();
  }

  /** @internal Everything that `undo` restores, for tests. */
  snapshot(): { readonly buffer: Float64Array; readonly pastListed: Int32Array } {
    return { buffer: this.#buffer.slice(), pastListed: this.pastListed.slice() };
  }

  protected breachOf(site: number): number {
    const classes = this.classes(site);
    const load = this.load(site);
    return Math.max(0, this.model.minSize * classes - load, load - seatsOf(this.model, site, classes));
  }

  protected isListed(site: number): boolean {
    return this.#buffer[this.#listedAt + site] === 1;
  }

  protected list(site: number, isListed: 0 | 1): void {
    this.#moveArcs(site, isListed);
    this.#write(this.#listedAt + site, isListed);
  }

  protected setPrice(site: number, price: number): void {
    this.#write(this.#priceAt + site, price);
  }

  protected addClasses(site: number, amount: number): void {
    const before = this.breachOf(site);
    this.#write(this.#classesAt + site, this.classes(site) + amount);
    this.#write(COST, this.cost + amount * this.model.classCost[site]!);
    this.#write(BREACHES, this.breaches + this.breachOf(site) - before);
  }

  protected addLoad(site: number, amount: number): void {
    const before = this.breachOf(site);
    this.#write(this.#loadAt + site, this.load(site) + amount);
    this.#write(BREACHES, this.breaches + this.breachOf(site) - before);
  }

  protected addFlow(arc: number, amount: number): void {
    this.#write(COST, this.cost + amount * this.model.arcCost[arc]!);
    this.#write(FLOWS + arc, this.flow(arc) + amount);
  }

  protected addLeft(origin: number, amount: number): void {
    this.#write(COST, this.cost + amount * this.model.leftCost);
    this.#write(this.#leftAt + origin, this.left(origin) + amount);
  }

  #write(place: number, value: number): void {
    this.#journalPlace.push(place);
    this.#journalValue.push(this.#buffer[place]!);
    this.#buffer[place] = value;
  }

  /** Puts the arcs to a site at the end of those to listed sites, or right behind them. */
  #moveArcs(site: number, isListed: number): void {
    const { firstSiteArc, siteArc, arcOrigin } = this.model;
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      const arc = siteArc[k]!;
      const origin = arcOrigin[arc]!;
      const place = isListed === 1 ? this.pastListed[origin]!++ : --this.pastListed[origin]!;
      const from = this.#placeOfArc[arc]!;
      const other = this.arcs[place]!;
      this.arcs[place] = arc;
      this.arcs[from] = other;
      this.#placeOfArc[arc] = place;
      this.#placeOfArc[other] = from;
    }
  }
}
