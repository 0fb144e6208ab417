import { type Random, WorkBudget } from "../base/index.ts";
import { climbPrices, firstWorth } from "./class-prices.ts";
import { componentsOf } from "./components.ts";
import type { FormingModel } from "./forming-model.ts";
import { ClassImprover } from "./improve-classes.ts";
import type { Network } from "./network.ts";
import { openClasses } from "./open-classes.ts";
import { PeopleFlow } from "./people-flow.ts";
import type { Slot } from "./room-ledger.ts";
import type { Group } from "./split-classes.ts";
import type { PricedModel } from "./wave-day.ts";

/** Rounds of price climbing: to choose a day, and to guide the search; small parts converge long before. */
const ROUGH_ROUNDS = 30;
const PRICE_ROUNDS = 100;
/** Moves tried for each origin and each class; most end at their bound. */
const MOVES = 8;
const LEAST_MOVES = 32;

/** How many classes each site holds, and who is in them. */
export interface FormedClasses {
  /** [site] */
  readonly classes: Int32Array;
  /** People at a site, by source. [site] */
  readonly groups: readonly (readonly Group[])[];
  /** People in no class. [source] */
  readonly left: Int32Array;
  /** Cost in the network's unit of classes, travel and people left out, and what no other choice can cost less than. */
  readonly cost: number;
  readonly bound: number;
  /** Arcs looked at. */
  readonly work: number;
}

/** Parts of a network and rough prices for them. */
export function priceRoughly(network: Network, slots: readonly (readonly Slot[])[]): PricedModel[] {
  return componentsOf(network, slots).map((model) => ({
    model,
    worth: climbPrices(model, firstWorth(model), ROUGH_ROUNDS).worth,
  }));
}

/** Forms the classes of one programme: each part of the network is priced, opened greedily and improved by itself. */
export function formClasses(
  network: Network,
  slots: readonly (readonly Slot[])[],
  random: Random,
  workLimit: number,
): FormedClasses {
  const { sources, leftCost } = network;
  const all = sources.reduce((sum, { people }) => sum + people, 0);
  const classes = new Int32Array(slots.length);
  const groups: Group[][] = slots.map(() => []);
  const left = Int32Array.from(sources, ({ people }) => people);
  let cost = all * leftCost;
  let bound = cost;
  let work = 0;
  componentsOf(network, slots).forEach((model, part) => {
    const people = model.people.reduce((sum, count) => sum + count, 0);
    const prices = climbPrices(model, firstWorth(model), PRICE_ROUNDS);
    const flow = startingFlow(model, openClasses(model, prices.worth));
    work += improve(flow, prices.worth, random.stream(String(part)), (workLimit * people) / all);
    cost += flow.cost - people * leftCost;
    bound += prices.bound - people * leftCost;
    for (let site = 0; site < model.siteRow.length; site++) classes[model.siteRow[site]!] = flow.classes(site);
    for (let origin = 0; origin < model.people.length; origin++) {
      const source = model.sourceOf[origin]!;
      left[source] = flow.left(origin);
      for (let arc = model.firstArc[origin]!; arc < model.firstArc[origin + 1]!; arc++) {
        const count = flow.flow(arc);
        if (count > 0) groups[model.siteRow[model.arcSite[arc]!]!]!.push({ source, count });
      }
    }
  });
  return { classes, groups, left, cost, bound, work };
}

function startingFlow(model: FormingModel, classes: Int32Array): PeopleFlow {
  const flow = new PeopleFlow(model);
  const open = (site: number, difference: number): void => {
    flow.change(site, difference);
    flow.settle();
    flow.mark();
  };
  for (let site = 0; site < classes.length; site++) for (let k = 0; k < classes[site]!; k++) open(site, 1);
  // The guess can be filled, and costs less so; should a detour ever be too dear for that, the classes in question close.
  for (let site = 0; site < classes.length; site++) while (flow.breach(site) > 0) open(site, -1);
  return flow;
}

function improve(flow: PeopleFlow, worth: Float64Array, random: Random, workLimit: number): number {
  const { people, classCost } = flow.model;
  let open = 0;
  for (let site = 0; site < classCost.length; site++) open += flow.classes(site);
  const improver = new ClassImprover(flow, worth, random);
  improver.run(LEAST_MOVES + MOVES * (people.length + open), new WorkBudget(workLimit));
  improver.openRest();
  return improver.work;
}
