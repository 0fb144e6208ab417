/** The classes of tiny networks against the best of all choices, which are few enough to be tried. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import { stream } from "../../src/base/index.ts";
import { climbPrices, firstWorth } from "../../src/cohorts/class-prices.ts";
import { componentsOf } from "../../src/cohorts/components.ts";
import { type Formed, formProgramme } from "../../src/cohorts/form-programme.ts";
import { MAX_SIZE, MIN_SIZE, networks, type RandomNetwork, shareOut } from "./random-network.ts";

const WORK = 1_000_000;

function form({ network, seats }: RandomNetwork): Formed {
  return formProgramme(network, seats, stream(0, "test"), WORK);
}

/** Cost of what was formed, from its classes alone. */
function costOf({ network }: RandomNetwork, { classes, left }: Formed): number {
  let cost = left.reduce((sum, count) => sum + count * network.leftCost, 0);
  for (const { site, members } of classes) {
    cost += network.classCost[site]!;
    for (const { source, count } of members) {
      const arcs = network.arcSite.subarray(network.firstArc[source]!, network.firstArc[source + 1]!);
      expect(arcs).toContain(site);
      cost += count * network.arcCost[network.firstArc[source]! + arcs.indexOf(site)]!;
    }
  }
  return cost;
}

/** Least cost over all numbers of classes. */
function leastCost({ network, seats }: RandomNetwork): number {
  const arcs = network.sources.flatMap((_, origin) =>
    Array.from({ length: network.firstArc[origin + 1]! - network.firstArc[origin]! }, (_, k) => {
      const arc = network.firstArc[origin]! + k;
      return { origin, site: network.arcSite[arc]!, cost: network.arcCost[arc]! };
    }),
  );
  const choices = seats.reduce<number[][]>(
    (some, rooms) =>
      some.flatMap((choice) =>
        Array.from({ length: rooms.length + 1 }, (_, count) => count).map((count) => [...choice, count]),
      ),
    [[]],
  );
  const costs = choices.map(
    (classes) =>
      shareOut({
        people: network.sources.map(({ people }) => people),
        arcs,
        leftCost: network.leftCost,
        least: classes.map((count) => count * MIN_SIZE),
        most: classes.map((count, site) => seats[site]!.slice(0, count).reduce((sum, each) => sum + each, 0)),
        // Too much for any choice that has people.
        lackCost: 100_000,
      }) + classes.reduce((sum, count, site) => sum + count * network.classCost[site]!, 0),
  );
  return Math.min(...costs);
}

describe("the classes of a programme", () => {
  test.prop([networks], { numRuns: 300 })("are legal, hold everyone but those left, and cost what is said", (drawn) => {
    const formed = form(drawn);
    const placed = drawn.network.sources.map(() => 0);
    for (const { site, members } of formed.classes) {
      const size = members.reduce((sum, { count }) => sum + count, 0);
      expect(size).toBeGreaterThanOrEqual(MIN_SIZE);
      expect(size).toBeLessThanOrEqual(Math.min(MAX_SIZE, drawn.seats[site]![0]!));
      for (const { source, count } of members) placed[source]! += count;
    }
    drawn.network.sources.forEach(({ people }, source) => {
      expect(placed[source]! + formed.left[source]!).toBe(people);
    });
    drawn.seats.forEach((rooms, site) => {
      const here = formed.classes.filter((each) => each.site === site);
      expect(here.length).toBe(formed.classesAt[site]);
      // As many rooms of as many seats as the classes ask for, the largest first.
      const sizes = here.map(({ members }) => members.reduce((sum, { count }) => sum + count, 0)).sort((a, b) => b - a);
      sizes.forEach((size, k) => {
        expect(size).toBeLessThanOrEqual(rooms[k]!);
      });
      const seatsUsed = rooms.slice(0, here.length).reduce((sum, each) => sum + each, 0);
      expect(formed.spareAt[site]).toBe(seatsUsed - sizes.reduce((sum, size) => sum + size, 0));
    });
    const outside = drawn.network.leftCost * (totalOf(drawn) - insideOf(drawn));
    expect(costOf(drawn, formed)).toBe(formed.cost + outside);
    expect(formed.bound).toBeLessThanOrEqual(formed.cost + 1e-6);
  });

  test.prop([networks], { numRuns: 150 })(
    "never cost less than the best of all choices, nor the prices more",
    (drawn) => {
      const least = leastCost(drawn);
      expect(costOf(drawn, form(drawn))).toBeGreaterThanOrEqual(least);
      const outside = drawn.network.leftCost * (totalOf(drawn) - insideOf(drawn));
      const bounds = componentsOf(drawn.network, drawn.seats).map(
        (model) => climbPrices(model, firstWorth(model), 30).bound,
      );
      expect(bounds.reduce((sum, bound) => sum + bound, outside)).toBeLessThanOrEqual(least + 1e-6);
    },
  );

  plainTest("are as good as the best in nearly all cases, and close to it in all together", () => {
    const cases = fc.sample(networks, { numRuns: 400, seed: 7 });
    let [equal, cost, least] = [0, 0, 0];
    for (const drawn of cases) {
      const [here, best] = [costOf(drawn, form(drawn)), leastCost(drawn)];
      cost += here;
      least += best;
      if (here === best) equal++;
    }
    expect(equal).toBeGreaterThanOrEqual(0.97 * cases.length);
    expect(cost).toBeLessThanOrEqual(1.001 * least);
  });
});

function totalOf({ network }: RandomNetwork): number {
  return network.sources.reduce((sum, { people }) => sum + people, 0);
}

/** People who can reach a site at which a class is possible. */
function insideOf({ network, seats }: RandomNetwork): number {
  return componentsOf(network, seats).reduce((sum, { people }) => sum + people.reduce((a, b) => a + b, 0), 0);
}
