import type { Random, WorkBudget } from "../../base/index.ts";
import type { Seating } from "./seating.ts";
import { type Choice, SeatingFlow } from "./seating-flow.ts";

/** Classes whose choices one step of the search makes anew: at least and at most. */
const FEWEST = 2;
const MOST = 12;
/** Of the classes that a group could go to instead, one of the nearest so many is next. */
const NEAREST = 4;
/** What a step may lose while the search is hot, in participants of average cost; it cools to nothing. */
const HEAT = 4;
/** Steps without gain after which the search goes back to the best seating and is hot again. */
const PATIENCE = 300;

/** All choices that were made. */
interface Choices {
  readonly choice: readonly Choice[];
  readonly isClosed: Uint8Array;
}

/**
 * Seats everyone so that no class has fewer of a group than may be (`least`), in classes that are given.
 *
 * First all are seated at least cost regardless. Wherever fewer are in a class than may be, a choice is made: nobody of theirs there, or the
 * least and more, whichever costs less, with everyone seated anew (diving). Moving a few away mostly leaves as few of others elsewhere,
 * while having more come settles it in the end, so the latter is favoured the more the longer a dive lasts. Then choices around some
 * classes are forgotten and made anew, again and again (large-neighbourhood search with annealing), and the best seating is kept. A class
 * that cannot have its people any more is held no longer.
 */
export class KeepTogether {
  readonly flow: SeatingFlow;
  /** What everyone seated at least cost would cost, were there nobody to keep together. */
  readonly freeCost: number;
  /** Cost of the best seating that keeps all together; Infinity before there is one. */
  cost: number = Number.POSITIVE_INFINITY;

  readonly #random: Random;
  readonly #budget: WorkBudget;
  /** What a participant costs on average. */
  readonly #average: number;
  #best: Choices = { choice: [], isClosed: new Uint8Array() };
  #current = 0;
  #sinceGain = 0;
  #spent = 0;

  constructor(seating: Seating, random: Random, budget: WorkBudget) {
    this.flow = new SeatingFlow(seating);
    this.freeCost = this.flow.cost;
    this.#random = random;
    this.#budget = budget;
    const people = seating.people.reduce((sum, each) => sum + each, 0);
    this.#average = this.freeCost / Math.max(1, people);
  }

  /** Whether no seating can be better. */
  get isDone(): boolean {
    return this.cost <= this.freeCost;
  }

  /** A first seating that keeps all together, made whatever the budget says: what it leaves can be published. */
  *dive(): Generator<void, void, void> {
    yield* this.#settle(() => 0);
    this.#keep();
    this.#current = this.cost;
  }

  /** Makes some choices anew. */
  *step(): Generator<void, void, void> {
    const before = this.#choices();
    this.#forget();
    yield* this.#settle((count) => this.#random.nextInt(count));
    const heat = HEAT * this.#average * Math.max(0, 1 - this.#sinceGain / PATIENCE);
    this.#sinceGain++;
    if (this.flow.cost < this.cost) {
      this.#keep();
      this.#sinceGain = 0;
    }
    if (this.flow.cost <= this.#current + heat * this.#random.nextFloat()) this.#current = this.flow.cost;
    else this.#restore(before);
    if (this.#sinceGain > PATIENCE) this.restore();
    this.#spend();
  }

  /** Goes back to the best seating. */
  restore(): void {
    this.#restore(this.#best);
    this.#current = this.cost;
    this.#sinceGain = 0;
  }

  /** Chooses until no class has too few of a group. `pick` says which of so many fragments comes next. */
  *#settle(pick: (count: number) => number): Generator<void, void, void> {
    for (let decisions = 0; ; decisions++) {
      this.#spend();
      const broken = this.#emptiest();
      const fragments = broken === undefined ? this.#fragments() : [];
      if (broken !== undefined) this.#close(broken);
      else if (fragments.length === 0) return;
      else this.#decide(fragments[pick(fragments.length)]!, decisions);
      yield;
    }
  }

  /** Nobody of the group in the class, or the least and more: what costs less, but for what the latter is favoured by. */
  #decide(arc: number, decisions: number): void {
    const { flow } = this;
    const wasKept = flow.choice[arc] === "kept";
    flow.choose(arc, "none");
    if (wasKept) return;
    const without = flow.cost;
    flow.choose(arc, "kept");
    const favour = this.#budget.isExhausted ? Number.POSITIVE_INFINITY : decisions * this.#average;
    if (flow.cost > without + favour) flow.choose(arc, "none");
  }

  /** Arcs with fewer people than may be, the smallest share first. */
  #fragments(): number[] {
    const { flow, seating, groupOf } = this.flow;
    const fragments: number[] = [];
    for (let arc = 0; arc < flow.length; arc++) if (this.flow.isFragment(arc)) fragments.push(arc);
    this.#budget.spend(1 + (flow.length >> 4));
    const share = (arc: number): number => flow[arc]! / seating.least[groupOf[arc]!]!;
    return fragments.sort((a, b) => share(a) - share(b) || a - b);
  }

  /** The class that lacks the most people, if any does. */
  #emptiest(): number | undefined {
    const { load, isClosed, seating } = this.flow;
    let emptiest: number | undefined;
    let most = 0;
    for (let one = 0; one < load.length; one++) {
      const missing = isClosed[one] === 1 ? 0 : seating.minSize[one]! - load[one]!;
      if (missing <= most) continue;
      most = missing;
      emptiest = one;
    }
    return emptiest;
  }

  #close(one: number): void {
    for (const arc of this.flow.arcsOf(one)) if (this.flow.choice[arc] === "kept") this.flow.choose(arc, "none");
    this.flow.close(one, true);
  }

  /** Forgets the choices around some classes: one about which there is a choice, and those that people of its groups could go to instead. */
  #forget(): void {
    const { flow } = this;
    const { arcClass, firstArc, arcCost } = flow.seating;
    const chosen: number[] = [];
    flow.choice.forEach((choice, arc) => {
      if (choice !== "free") chosen.push(arc);
    });
    if (chosen.length === 0) return;
    const wanted = FEWEST + this.#random.nextInt(MOST - FEWEST + 1);
    const classes = new Set<number>();
    for (let next: number | undefined = arcClass[chosen[this.#random.nextInt(chosen.length)]!]; next !== undefined; ) {
      classes.add(next);
      const here = [...flow.arcsOf(next)].filter((arc) => flow.flow[arc]! > 0);
      next = undefined;
      if (here.length === 0 || classes.size >= wanted) break;
      const group = flow.groupOf[here[this.#random.nextInt(here.length)]!]!;
      const others: number[] = [];
      for (let arc = firstArc[group]!; arc < firstArc[group + 1]!; arc++) {
        if (!classes.has(arcClass[arc]!)) others.push(arc);
      }
      others.sort((a, b) => arcCost[a]! - arcCost[b]! || a - b);
      const other = others[Math.min(others.length - 1, this.#random.nextInt(NEAREST))];
      if (other !== undefined) next = arcClass[other];
    }
    for (const one of classes) if (flow.isClosed[one] === 1) flow.close(one, false);
    for (const arc of chosen) if (classes.has(arcClass[arc]!)) flow.choose(arc, "free");
  }

  #choices(): Choices {
    return { choice: this.flow.choice.slice(), isClosed: this.flow.isClosed.slice() };
  }

  #keep(): void {
    this.cost = this.flow.cost;
    this.#best = this.#choices();
  }

  #restore({ choice, isClosed }: Choices): void {
    const { flow } = this;
    for (let one = 0; one < isClosed.length; one++) {
      if (flow.isClosed[one] !== isClosed[one]) flow.close(one, isClosed[one] === 1);
    }
    for (let arc = 0; arc < choice.length; arc++) {
      if (flow.choice[arc] !== choice[arc]) flow.choose(arc, choice[arc]!);
    }
  }

  #spend(): void {
    this.#budget.spend(this.flow.work - this.#spent);
    this.#spent = this.flow.work;
  }
}
