import type { Random } from "../../base/index.ts";
import { WorkBudget } from "../../base/index.ts";
import { costOf, type FormingModel, mostClasses, nextCost } from "../forming-model.ts";
import { ClassImprover } from "../improve-classes.ts";
import { openClasses } from "../open-classes.ts";
import { PeopleFlow } from "../people-flow.ts";

/** Moves tried between two yields. */
const SLICE = 100;
/** Moves of the first cooling, for each origin; each further one tries half as many more, up to so many times the first. */
const FIRST_MOVES = 40;
const GROWTH = 1.5;
const LONGEST = 64;
/** What a move may cost more while it is hot, as a share of what a class costs. */
const HEAT = 0.15;
/** Parts of a class that count as nothing. */
const WHOLE = 1e-3;

/** The plan of one component: numbers of classes, bettered by cooling after cooling; the best is kept. */
export class ComponentPlan {
  readonly flow: PeopleFlow;
  /** Cost of the best plan, ways counted as the model does. */
  cost: number;

  readonly #model: FormingModel;
  readonly #improver: ClassImprover;
  readonly #heat: number;
  /** [site] */
  #best: Int32Array;
  #moves: number;
  #spent = 0;

  constructor(model: FormingModel, worth: Float64Array, random: Random) {
    this.#model = model;
    this.flow = new PeopleFlow(model);
    openClasses(model, worth, new WorkBudget()).forEach((classes, site) => {
      if (classes === 0) return;
      this.flow.change(site, classes);
      this.flow.settle();
    });
    this.#closeBroken();
    this.flow.mark();
    this.#improver = new ClassImprover(this.flow, worth, random);
    this.#improver.run(500 + 2 * model.people.length, new WorkBudget());
    this.#moves = FIRST_MOVES * model.people.length;
    const sites = model.siteRow.length;
    let classCost = 0;
    for (let site = 0; site < sites; site++) classCost += nextCost(model, site, 0);
    this.#heat = (HEAT * classCost) / sites;
    this.#best = this.#classes();
    this.cost = this.flow.cost;
  }

  /** Arcs looked at so far. */
  get work(): number {
    return this.#improver.work - this.#spent;
  }

  /** One cooling from the best plan. */
  *step(): Generator<void, void, void> {
    const slices = Math.max(1, Math.ceil(this.#moves / SLICE));
    for (let slice = 0; slice < slices; slice++) {
      this.#improver.anneal(SLICE, this.#heat * (1 - slice / slices));
      this.#keepBest();
      yield;
    }
    this.#improver.run(SLICE, new WorkBudget());
    this.#keepBest();
    this.#moves = Math.min(LONGEST * FIRST_MOVES * this.#model.people.length, Math.ceil(this.#moves * GROWTH));
    this.restore();
  }

  /** Tries the classes of a plan in fractions, those rounded up that are above a part; the flow is left at the best plan. */
  offer({ classes }: { readonly classes: Float64Array }, part: number): void {
    for (let site = 0; site < classes.length; site++) {
      const whole = Math.floor(classes[site]! + WHOLE);
      const wanted = Math.min(mostClasses(this.#model, site), whole + (classes[site]! - whole > part ? 1 : 0));
      const difference = wanted - this.flow.classes(site);
      if (difference !== 0) this.flow.change(site, difference);
    }
    this.flow.settle();
    this.#closeBroken();
    this.flow.mark();
    this.#improver.run(SLICE, new WorkBudget());
    this.#keepBest();
    this.restore();
  }

  #keepBest(): void {
    if (this.flow.cost >= this.cost) return;
    this.cost = this.flow.cost;
    this.#best = this.#classes();
  }

  /** Goes back to the best plan. */
  restore(): void {
    for (let site = 0; site < this.#best.length; site++) {
      const difference = this.#best[site]! - this.flow.classes(site);
      if (difference !== 0) this.flow.change(site, difference);
    }
    this.flow.settle();
    this.flow.mark();
  }

  /** What the best plan costs with other costs of ways; the flow must stand at it. */
  costWith(model: FormingModel): number {
    const { arcCost, leftCost, people } = model;
    let cost = 0;
    for (let arc = 0; arc < arcCost.length; arc++) cost += this.flow.flow(arc) * arcCost[arc]!;
    for (let site = 0; site < model.siteRow.length; site++) cost += costOf(model, site, this.flow.classes(site));
    for (let origin = 0; origin < people.length; origin++) cost += this.flow.left(origin) * leftCost;
    return cost;
  }

  #classes(): Int32Array {
    return Int32Array.from(this.#model.siteRow, (_, site) => this.flow.classes(site));
  }

  /** Closes classes that lack people, the emptiest first. */
  #closeBroken(): void {
    const { model } = this.flow;
    while (this.flow.breaches > 0) {
      let emptiest = -1;
      let most = 0;
      for (let site = 0; site < model.siteRow.length; site++) {
        const missing = model.minSize * this.flow.classes(site) - this.flow.load(site);
        if (missing <= most) continue;
        most = missing;
        emptiest = site;
      }
      this.flow.change(emptiest, -1);
      this.flow.settle();
    }
  }
}
