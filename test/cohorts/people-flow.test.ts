/** The flow that is kept optimal equals one made from scratch, and undoing leaves no trace. */
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { componentsOf } from "../../src/cohorts/components.ts";
import { costOf, type FormingModel, mostClasses, seatsOf } from "../../src/cohorts/forming-model.ts";
import { PeopleFlow } from "../../src/cohorts/people-flow.ts";
import { networks, shareOut } from "./random-network.ts";

const models = networks.chain(({ network, seats, extra }) => {
  const parts = componentsOf(network, seats, extra);
  return parts.length === 0 ? fc.constant(undefined) : fc.constantFrom(...parts);
});
const changes = fc.array(fc.record({ site: fc.nat(), opens: fc.boolean(), keeps: fc.boolean() }), { maxLength: 25 });

/** Cost of classes and people, each lack at the price that the flow puts on it. */
function fromScratch(model: FormingModel, flow: PeopleFlow): number {
  const classes = Array.from(model.siteRow, (_, site) => flow.classes(site));
  const shared = shareOut({
    people: model.people,
    arcs: Array.from(model.arcSite, (site, arc) => ({
      origin: model.arcOrigin[arc]!,
      site,
      cost: model.arcCost[arc]!,
    })),
    leftCost: model.leftCost,
    least: classes.map((count) => count * model.minSize),
    most: classes.map((count, site) => seatsOf(model, site, count)),
    lackCost: flow.breachCost,
  });
  return classes.reduce((sum, count, site) => sum + costOf(model, site, count), shared);
}

function checkBooks(model: FormingModel, flow: PeopleFlow): void {
  const load = Array.from(model.siteRow, () => 0);
  let cost = 0;
  let breaches = 0;
  for (let origin = 0; origin < model.people.length; origin++) {
    let people = flow.left(origin);
    cost += people * model.leftCost;
    for (let arc = model.firstArc[origin]!; arc < model.firstArc[origin + 1]!; arc++) {
      expect(flow.flow(arc)).toBeGreaterThanOrEqual(0);
      people += flow.flow(arc);
      cost += flow.flow(arc) * model.arcCost[arc]!;
      load[model.arcSite[arc]!]! += flow.flow(arc);
    }
    expect(people).toBe(model.people[origin]);
  }
  load.forEach((people, site) => {
    const classes = flow.classes(site);
    expect(flow.load(site)).toBe(people);
    expect(people).toBeLessThanOrEqual(seatsOf(model, site, classes));
    cost += costOf(model, site, classes);
    breaches += Math.max(0, classes * model.minSize - people);
  });
  expect([flow.cost, flow.breaches]).toEqual([cost, breaches]);
}

test.prop([models, changes], { numRuns: 400 })(
  "the flow is the one of least cost after every change",
  (model, steps) => {
    fc.pre(model !== undefined);
    const flow = new PeopleFlow(model);
    for (const { site: drawn, opens, keeps } of steps) {
      const site = drawn % model.siteRow.length;
      if (opens ? !flow.canOpen(site) : flow.classes(site) === 0) continue;
      flow.mark();
      const before = flow.snapshot();
      flow.change(site, opens ? 1 : -1);
      flow.settle();
      checkBooks(model, flow);
      expect(flow.cost + flow.breaches * flow.breachCost).toBe(fromScratch(model, flow));
      if (keeps) continue;
      flow.undo();
      expect(flow.snapshot()).toEqual(before);
    }
  },
);

test.prop([models, fc.integer({ min: -200, max: 200 })], { numRuns: 400 })(
  "gives up only where the target is out of reach, and never stops short of one that is not",
  (model, difference) => {
    fc.pre(model !== undefined);
    const flow = new PeopleFlow(model);
    for (let site = 0; site < model.siteRow.length; site++) flow.change(site, Math.min(1, mostClasses(model, site)));
    flow.settle();
    fc.pre(flow.breaches === 0);
    const cost = flow.cost;
    const again = new PeopleFlow(model);
    again.mark();
    const before = again.snapshot();
    for (let site = 0; site < model.siteRow.length; site++) again.change(site, Math.min(1, mostClasses(model, site)));
    if (again.settle(cost + difference)) expect(again.cost).toBe(cost);
    else {
      expect(cost).toBeGreaterThanOrEqual(cost + difference);
      again.undo();
      expect(again.snapshot()).toEqual(before);
    }
  },
);

test.prop([models], { numRuns: 200 })("what one more seat or participant is worth is a price that holds", (model) => {
  fc.pre(model !== undefined);
  const flow = new PeopleFlow(model);
  for (let site = 0; site < model.siteRow.length; site++) flow.change(site, 1);
  flow.settle();
  for (let arc = 0; arc < model.arcSite.length; arc++) {
    const [origin, site] = [model.arcOrigin[arc]!, model.arcSite[arc]!];
    // Nobody would gain by going elsewhere at these prices, and nobody is where he loses.
    expect(model.arcCost[arc]! + flow.price(site)).toBeGreaterThanOrEqual(flow.worth(origin));
    if (flow.flow(arc) > 0) expect(model.arcCost[arc]! + flow.price(site)).toBe(flow.worth(origin));
    if (flow.left(origin) > 0) expect(flow.worth(origin)).toBe(model.leftCost);
  }
});
