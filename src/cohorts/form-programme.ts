import { type Random, WorkBudget } from "../base/index.ts";
import { climbPrices, firstWorth } from "./class-prices.ts";
import { componentsOf } from "./components.ts";
import { type FormingModel, nextSeats, seatsOf } from "./forming-model.ts";
import { ClassImprover } from "./improve-classes.ts";
import type { Network } from "./network.ts";
import { type OneMore, oneMore, openWhatPays, UNTRIED } from "./one-more.ts";
import { openClasses } from "./open-classes.ts";
import { PeopleFlow } from "./people-flow.ts";
import { type Members, splitClasses } from "./split-classes.ts";

/** Rounds of the price search: enough for prices to guide, not to converge. */
const PRICE_ROUNDS = 60;
/** Moves tried: so many for each site and origin of a component, and some for the smallest. */
const MOVES = 2;
const FIRST_MOVES = 500;

/** The classes of one programme, and who is in none. */
export interface Formed {
  readonly classes: readonly { readonly site: number; readonly members: readonly Members[] }[];
  /** [source] */
  readonly left: Int32Array;
  /** Classes formed at a site. [site] */
  readonly classesAt: Int32Array;
  /** Seats of these classes that stay empty. [site] */
  readonly spareAt: Int32Array;
  /** What one more class would take, for those left who could be in one; undefined where no room is free. [source] */
  readonly oneMore: readonly (OneMore | typeof UNTRIED | undefined)[];
  /** Cost and proven bound of the forming model, of the people whom some class could take, in its unit. */
  readonly cost: number;
  readonly bound: number;
  /** Arcs looked at, but for those of the prices. */
  readonly work: number;
}

/**
 * Forms the classes of one programme, component by component: prices, a first guess, then better numbers of classes.
 *
 * `workLimit` bounds the arcs looked at, shared out among the components by size: a quarter for the first guess, half for better
 * numbers, a quarter for classes that pay and for reasons, each at most one step over. Prices do not count: their rounds are few
 * and fixed, so they grow with the arcs alone.
 */
export function formProgramme(
  network: Network,
  seats: readonly (readonly number[])[],
  random: Random,
  workLimit: number,
): Formed {
  const models = componentsOf(network, seats);
  const total = models.reduce((sum, model) => sum + model.people.length + model.siteRow.length, 0);
  const solved = models.map((model, row) => {
    const share = (model.people.length + model.siteRow.length) / total;
    return formComponent(model, random.stream(`component ${row}`), workLimit * share);
  });
  const sum = (of: (one: FormedComponent) => number): number => solved.reduce((all, one) => all + of(one), 0);
  return {
    ...formedOf(network, seats.length, solved),
    cost: sum(({ flow }) => flow.cost),
    bound: sum(({ bound }) => bound),
    work: sum(({ work }) => work),
  };
}

/** The flows of all components as classes of people. */
export function formedOf(
  network: Network,
  sites: number,
  components: readonly Pick<FormedComponent, "flow" | "oneMore">[],
): Omit<Formed, "cost" | "bound" | "work"> {
  const left = Int32Array.from(network.sources, ({ people }) => people);
  const classesAt = new Int32Array(sites);
  const spareAt = new Int32Array(sites);
  const oneMore = new Array<OneMore | typeof UNTRIED | undefined>(network.sources.length).fill(undefined);
  const classes: { site: number; members: Members[] }[] = [];
  for (const solved of components) {
    const { model } = solved.flow;
    for (let origin = 0; origin < model.people.length; origin++) {
      const source = model.sourceOf[origin]!;
      left[source] = solved.flow.left(origin);
      const more = solved.oneMore[origin];
      oneMore[source] = more === undefined || more === UNTRIED ? more : { ...more, site: model.siteRow[more.site]! };
    }
    for (let site = 0; site < model.siteRow.length; site++) {
      const count = solved.flow.classes(site);
      if (count === 0) continue;
      classesAt[model.siteRow[site]!] = count;
      spareAt[model.siteRow[site]!] = seatsOf(model, site, count) - solved.flow.load(site);
      const people = peopleAt(model, solved.flow, site);
      const classSeats = Array.from({ length: count }, (_, k) => nextSeats(model, site, k));
      for (const members of splitClasses(people, classSeats, model.minSize)) {
        classes.push({ site: model.siteRow[site]!, members });
      }
    }
  }
  return { classes, left, classesAt, spareAt, oneMore };
}

interface FormedComponent {
  readonly flow: PeopleFlow;
  readonly bound: number;
  readonly work: number;
  /** [origin] */
  readonly oneMore: readonly (OneMore | typeof UNTRIED | undefined)[];
}

function formComponent(model: FormingModel, random: Random, workLimit: number): FormedComponent {
  const { worth, bound } = climbPrices(model, firstWorth(model), PRICE_ROUNDS);
  const flow = new PeopleFlow(model);
  const [opening, improving, trying] = [workLimit / 4, workLimit / 2, workLimit / 4].map(
    (limit) => new WorkBudget(limit),
  ) as [WorkBudget, WorkBudget, WorkBudget];
  openFirst(flow, worth, opening);
  flow.mark();
  const size = model.people.length + model.siteRow.length;
  new ClassImprover(flow, worth, random).run(FIRST_MOVES + MOVES * size, improving);
  openWhatPays(flow, trying);
  const more = Array.from(model.people, (_, origin) => oneMore(flow, origin, trying));
  return { flow, bound, oneMore: more, work: opening.spent + improving.spent + trying.spent };
}

/** Opens the classes of the first guess, as many as the budget allows. */
function openFirst(flow: PeopleFlow, worth: Float64Array, budget: WorkBudget): void {
  const classes = openClasses(flow.model, worth, budget);
  for (let site = 0; site < classes.length && !budget.isExhausted; site++) {
    if (classes[site]! > 0) settle(flow, site, classes[site]!, budget);
  }
  // The first guess may leave classes with too few people: they close one by one, the emptiest first, whatever that takes.
  while (flow.breaches > 0) settle(flow, emptiest(flow), -1, budget);
}

function settle(flow: PeopleFlow, site: number, difference: number, budget: WorkBudget): void {
  const before = flow.work;
  flow.change(site, difference);
  flow.settle();
  budget.spend(flow.work - before);
}

/** The site whose classes lack the most people. */
function emptiest(flow: PeopleFlow): number {
  const { model } = flow;
  let found = -1;
  let worst = 0;
  for (let site = 0; site < model.siteRow.length; site++) {
    const missing = model.minSize * flow.classes(site) - flow.load(site);
    if (missing <= worst) continue;
    worst = missing;
    found = site;
  }
  return found;
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
