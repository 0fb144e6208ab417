/** Small networks of people and rooms, drawn without a map, and what a choice of classes costs at best, found the slow way. */
import { fc } from "@fast-check/vitest";
import type { Network } from "../../src/cohorts/network.ts";

export const MIN_SIZE = 3;
export const MAX_SIZE = 5;

/** A network, the seats of the rooms of each site, most first, and what their classes may cost more, the least first. */
export interface RandomNetwork {
  readonly network: Network;
  readonly seats: readonly (readonly number[])[];
  readonly extra: readonly (readonly number[])[];
}

export const networks: fc.Arbitrary<RandomNetwork> = fc
  .record({
    people: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
    sites: fc.array(
      fc.record({
        seats: fc.array(fc.integer({ min: MIN_SIZE, max: MAX_SIZE }), { minLength: 1, maxLength: 2 }),
        cost: fc.integer({ min: 0, max: 120 }),
        extra: fc.array(fc.nat(40), { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    // [source, site] cost of the way, none where there is no way.
    ways: fc.array(fc.option(fc.nat(40), { freq: 3 }), { minLength: 20, maxLength: 20 }),
    leftCost: fc.integer({ min: 10, max: 60 }),
  })
  .map(({ people, sites, ways, leftCost }) => {
    const firstArc = [0];
    const arcSite: number[] = [];
    const arcCost: number[] = [];
    const inReach = new Int32Array(sites.length);
    people.forEach((count, source) => {
      const costs = sites.map((_, site) => ({ site, cost: ways[source * 4 + site]! ?? Number.NaN }));
      for (const { site, cost } of costs.filter((way) => way.cost >= 0).sort((a, b) => a.cost - b.cost)) {
        arcSite.push(site);
        arcCost.push(cost);
        inReach[site]! += count;
      }
      firstArc.push(arcSite.length);
    });
    const network: Network = {
      programme: { id: "course", phases: [] },
      phase: { id: "course", days: 1 },
      minSize: MIN_SIZE,
      maxSize: MAX_SIZE,
      sources: people.map((count, source) => ({
        key: `r${source}`,
        region: `r${source}`,
        requiredTags: [],
        excludedTags: [],
        place: { point: { lat: 0, lon: 0 }, landmass: "" },
        people: count,
      })),
      sites: [],
      firstArc: Int32Array.from(firstArc),
      arcSite: Int32Array.from(arcSite),
      arcMetres: new Float64Array(arcCost.length),
      arcCost: Float64Array.from(arcCost),
      inReach,
      classCost: Float64Array.from(sites, ({ cost }) => cost),
      leftCost,
      unit: 1,
    };
    return {
      network,
      seats: sites.map((site) => site.seats.sort((a, b) => b - a)),
      extra: sites.map((site) => site.extra.sort((a, b) => a - b)),
    };
  });

/** People, the ways between origins and sites, and how many each site must and can take. */
export interface Shares {
  readonly people: ArrayLike<number>;
  readonly arcs: readonly { readonly origin: number; readonly site: number; readonly cost: number }[];
  readonly leftCost: number;
  /** [site] */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** What each participant whom a site lacks costs. */
  readonly lackCost: number;
}

/** Least cost of sharing people out, lacks included: one participant after another along the cheapest path of Bellman and Ford. */
export function shareOut({ people, arcs, leftCost, least, most, lackCost }: Shares): number {
  const origins = people.length;
  const [source, sink] = [origins + least.length, origins + least.length + 1];
  const edges: { from: number; to: number; room: number; cost: number; back: number }[] = [];
  const join = (from: number, to: number, room: number, cost: number): void => {
    edges.push({ from, to, room, cost, back: edges.length + 1 });
    edges.push({ from: to, to: from, room: 0, cost: -cost, back: edges.length - 1 });
  };
  for (let origin = 0; origin < origins; origin++) {
    join(source, origin, people[origin]!, 0);
    join(origin, sink, people[origin]!, leftCost);
  }
  for (const { origin, site, cost } of arcs) join(origin, origins + site, people[origin]!, cost);
  let total = 0;
  least.forEach((count, site) => {
    total += count * lackCost;
    join(origins + site, sink, count, -lackCost);
    join(origins + site, sink, most[site]! - count, 0);
  });
  for (;;) {
    const distance = new Array<number>(sink + 1).fill(Number.POSITIVE_INFINITY);
    const via = new Array<number>(sink + 1).fill(-1);
    distance[source] = 0;
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      edges.forEach(({ from, to, room, cost }, edge) => {
        if (room === 0 || distance[from]! + cost >= distance[to]!) return;
        distance[to] = distance[from]! + cost;
        via[to] = edge;
        isChanged = true;
      });
    }
    if (distance[sink] === Number.POSITIVE_INFINITY) return total;
    total += distance[sink]!;
    for (let at = sink; at !== source; at = edges[via[at]!]!.from) {
      edges[via[at]!]!.room--;
      edges[edges[via[at]!]!.back]!.room++;
    }
  }
}
