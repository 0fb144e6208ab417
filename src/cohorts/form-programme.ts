import { type Random, WorkBudget } from "../base/index.ts";
import { climbPrices, firstWorth } from "./class-prices.ts";
import { componentsOf } from "./components.ts";
import { type FormingModel, nextSeats } from "./forming-model.ts";
import { ClassImprover } from "./improve-classes.ts";
import type { Network } from "./network.ts";
import { openClasses } from "./open-classes.ts";
import { PeopleFlow } from "./people-flow.ts";
import { type Members, splitClasses } from "./split-classes.ts";

/** Rounds of the price search: enough for prices to guide, not to converge. */
const PRICE_ROUNDS = 60;
/** Moves tried for each site and origin of a component. */
const MOVES = 400;

/** The classes of one programme, and who is in none. */
export interface Formed {
  readonly classes: readonly { readonly site: number; readonly members: readonly Members[] }[];
  /** [source] */
  readonly left: Int32Array;
  /** Classes formed at a site. [site] */
  readonly classesAt: Int32Array;
  /** People who can reach a site. [site] */
  readonly peopleInReach: Int32Array;
  /** Cost and proven bound of the forming model, of the people whom some class could take, in its unit. */
  readonly cost: number;
  readonly bound: number;
}

/** Forms the classes of one programme, component by component: prices, a first guess, then better numbers of classes. */
export function formProgramme(
  network: Network,
  seats: readonly (readonly number[])[],
  random: Random,
  workLimit: number,
): Formed {
  const left = Int32Array.from(network.sources, ({ people }) => people);
  const classesAt = new Int32Array(seats.length);
  const classes: { site: number; members: Members[] }[] = [];
  const models = componentsOf(network, seats);
  const total = models.reduce((sum, model) => sum + model.people.length + model.siteRow.length, 0);
  let cost = 0;
  let bound = 0;
  models.forEach((model, row) => {
    const share = (model.people.length + model.siteRow.length) / total;
    const budget = new WorkBudget(Math.ceil(workLimit * share));
    const solved = formComponent(model, random.stream(`component ${row}`), budget);
    cost += solved.flow.cost;
    bound += solved.bound;
    for (let origin = 0; origin < model.people.length; origin++) {
      left[model.sourceOf[origin]!] = solved.flow.left(origin);
    }
    for (let site = 0; site < model.siteRow.length; site++) {
      const count = solved.flow.classes(site);
      if (count === 0) continue;
      classesAt[model.siteRow[site]!] = count;
      const people = peopleAt(model, solved.flow, site);
      const classSeats = Array.from({ length: count }, (_, k) => nextSeats(model, site, k));
      for (const members of splitClasses(people, classSeats, model.minSize)) {
        classes.push({ site: model.siteRow[site]!, members });
      }
    }
  });
  return { classes, left, classesAt, peopleInReach: peopleInReach(network, seats.length), cost, bound };
}

function peopleInReach({ sources, firstArc, arcSite }: Network, sites: number): Int32Array {
  const inReach = new Int32Array(sites);
  sources.forEach(({ people }, source) => {
    for (let arc = firstArc[source]!; arc < firstArc[source + 1]!; arc++) inReach[arcSite[arc]!]! += people;
  });
  return inReach;
}

function formComponent(model: FormingModel, random: Random, budget: WorkBudget): { flow: PeopleFlow; bound: number } {
  const { worth, bound } = climbPrices(model, firstWorth(model), PRICE_ROUNDS);
  const flow = new PeopleFlow(model);
  openClasses(model, worth).forEach((classes, site) => {
    if (classes > 0) flow.change(site, classes);
  });
  flow.settle();
  closeIllegal(flow);
  flow.mark();
  const size = model.people.length + model.siteRow.length;
  new ClassImprover(flow, worth, random).run(MOVES * size, budget);
  return { flow, bound };
}

/** The first guess may leave classes with too few people: they close one by one, the emptiest first. */
function closeIllegal(flow: PeopleFlow): void {
  const { model } = flow;
  while (flow.breaches > 0) {
    let emptiest = -1;
    let worst = 0;
    for (let site = 0; site < model.siteRow.length; site++) {
      const missing = model.minSize * flow.classes(site) - flow.load(site);
      if (missing > worst) {
        worst = missing;
        emptiest = site;
      }
    }
    flow.change(emptiest, -1);
    flow.settle();
  }
}

/** Who goes to a site, those from the same place together, the nearest first. */
function peopleAt(model: FormingModel, flow: PeopleFlow, site: number): Members[] {
  const people: Members[] = [];
  for (let k = model.firstSiteArc[site]!; k < model.firstSiteArc[site + 1]!; k++) {
    const arc = model.siteArc[k]!;
    const count = flow.flow(arc);
    if (count > 0) people.push({ source: model.sourceOf[model.arcOrigin[arc]!]!, count });
  }
  return people;
}
