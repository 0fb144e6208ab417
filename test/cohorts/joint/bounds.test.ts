/** Rows hold for every plan, bounds never exceed the optimum, and trees come to it. */
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { componentsOf } from "../../../src/cohorts/components.ts";
import { costOf, type FormingModel, mostClasses, seatsOf } from "../../../src/cohorts/forming-model.ts";
import { BoundTree } from "../../../src/cohorts/joint/bound-tree.ts";
import { proofOf, provenBy } from "../../../src/cohorts/joint/proof.ts";
import { countRow, leastRow, type Row, seatsRow } from "../../../src/cohorts/joint/rows.ts";
import { areOfSamePeople, transplant } from "../../../src/cohorts/joint/transplant.ts";
import { PeopleFlow } from "../../../src/cohorts/people-flow.ts";
import { MAX_SIZE, networks, shareOut } from "../random-network.ts";

const models = networks.chain(({ network, seats, extra }) => {
  const parts = componentsOf(network, seats, extra);
  return parts.length === 0 ? fc.constant(undefined) : fc.constantFrom(...parts);
});

/** Every way to hold classes, as numbers by site. */
function* allClasses(model: FormingModel, site = 0): Generator<number[]> {
  if (site === model.siteRow.length) {
    yield [];
    return;
  }
  for (const rest of allClasses(model, site + 1)) {
    for (let classes = 0; classes <= mostClasses(model, site); classes++) yield [classes, ...rest];
  }
}

/** The least cost of all plans, by sharing people out anew for every choice of classes. */
function optimumOf(model: FormingModel): number {
  const lackCost = 1e9;
  let best = Number.POSITIVE_INFINITY;
  for (const classes of allClasses(model)) {
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
      lackCost,
    });
    best = Math.min(
      best,
      classes.reduce((sum, count, site) => sum + costOf(model, site, count), shared),
    );
  }
  return best;
}

/** How far a plan is from breaking a row; none may be below 0. */
function slackOf(model: FormingModel, flow: PeopleFlow, { arcs, arcCoef, sites, classCoef, limit }: Row): number {
  let sum = 0;
  for (const arc of arcs) sum += arcCoef * flow.flow(arc);
  sites.forEach((site, k) => {
    for (let n = 0; n < flow.classes(site); n++) sum += classCoef[k]![n]!;
  });
  expect(classCoef.every((coef, k) => coef.length === mostClasses(model, sites[k]!))).toBe(true);
  return limit - sum;
}

test.prop(
  [
    models,
    fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    fc.nat(31),
    fc.integer({ min: 1, max: 15 }),
    fc.integer({ min: 1, max: MAX_SIZE + 2 }),
    fc.array(fc.nat(40), { minLength: 20, maxLength: 20 }),
  ],
  { numRuns: 1500 },
)("rows hold for every plan, whoever they are about", (model, drawn, someOrigins, someSites, size, costs) => {
  fc.pre(model !== undefined);
  const origins = [...model.people.keys()].filter((origin) => (someOrigins >> origin) & 1);
  const sites = [...model.siteRow.keys()].filter((site) => (someSites >> site) & 1);
  // Other costs lead people elsewhere.
  const arcCost = model.arcCost.map((_, arc) => costs[arc % costs.length]! - 20);
  const flow = new PeopleFlow({ ...model, arcCost });
  for (const site of model.siteRow.keys()) flow.change(site, drawn[site % 4]! % (mostClasses(model, site) + 1));
  flow.settle();
  fc.pre(flow.breaches === 0);
  if (origins.length > 0) expect(slackOf(model, flow, seatsRow(model, origins, sites, size))).toBeGreaterThanOrEqual(0);
  expect(slackOf(model, flow, leastRow(model, origins, sites))).toBeGreaterThanOrEqual(0);
  const classes = sites.reduce((sum, site) => sum + flow.classes(site), 0);
  expect(Math.abs(slackOf(model, flow, countRow(model, "at-most", sites, classes)))).toBe(0);
  expect(Math.abs(slackOf(model, flow, countRow(model, "at-least", sites, classes)))).toBe(0);
});

test.prop([models, fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }), fc.array(fc.nat(20), { maxLength: 4 })], {
  numRuns: 300,
})("no prices prove more than the optimum", (model, worth, prices) => {
  fc.pre(model !== undefined);
  const origins = [...model.people.keys()];
  const sites = [...model.siteRow.keys()];
  const rows = prices.map((_, k) =>
    k % 2 === 0
      ? seatsRow(model, origins.slice(k), sites.slice(k % sites.length), 3 + k)
      : leastRow(model, origins.slice(0, k), sites.slice(k % sites.length)),
  );
  const priced = Float64Array.from([...origins.map((origin) => worth[origin]!), ...prices]);
  expect(proofOf(model, rows, priced).value).toBeLessThanOrEqual(optimumOf(model));
});

test.prop([models], { numRuns: 300 })("a tree comes to the optimum, and claims what its leaves prove", (model) => {
  fc.pre(model !== undefined);
  const optimum = optimumOf(model);
  // Prices are whole numbers, so costs are made large enough for what rounding loses not to matter.
  const scale = 10_000;
  const scaled: FormingModel = {
    ...model,
    arcCost: model.arcCost.map((cost) => cost * scale),
    classCost: model.classCost.map((cost) => cost * scale),
    leftCost: model.leftCost * scale,
  };
  const tree = new BoundTree(scaled, new Float64Array(model.people.length).fill(scaled.leftCost));
  for (let step = 0; step < 400 && !tree.isDone; step++) {
    for (const _ of tree.step((optimum - 0.01) * scale, true));
    expect(tree.value).toBeLessThanOrEqual(optimum * scale);
  }
  expect(provenBy(tree.tree)).toBe(tree.value);
  expect(tree.value).toBeGreaterThanOrEqual((optimum - 0.01) * scale);
});

test.prop([networks, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }), fc.nat(40)], {
  numRuns: 400,
})("what is proven on a day is retold on another without claiming too much", ({ network, seats }, rooms, steps) => {
  const other = componentsOf(
    network,
    seats.map((here, site) => here.slice(0, rooms[site]).map((each) => Math.max(each - 1, network.minSize))),
  );
  for (const model of componentsOf(network, seats)) {
    const like = other.find((one) => areOfSamePeople(one, model));
    if (like === undefined) continue;
    const [best, optimum] = [optimumOf(model), optimumOf(like)];
    const first = new BoundTree(model, new Float64Array(model.people.length).fill(model.leftCost));
    for (let step = 0; step < steps && !first.isDone; step++) for (const _ of first.step(best + 1, true));
    const told = transplant(first.tree, model, like);
    expect(provenBy(told)).toBeLessThanOrEqual(optimum);
    const tree = new BoundTree(like, new Float64Array(like.people.length).fill(like.leftCost));
    const before = tree.value;
    expect(tree.adopt(told)).toBe(provenBy(told) > before);
    expect(tree.value).toBe(Math.max(before, provenBy(told)));
    for (let step = 0; step < 5 && !tree.isDone; step++) for (const _ of tree.step(optimum + 1, true));
    expect(tree.value).toBeLessThanOrEqual(optimum);
    expect(provenBy(tree.tree)).toBe(tree.value);
  }
});
