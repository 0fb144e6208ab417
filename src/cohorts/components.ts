import { sortByKey } from "../base/index.ts";
import type { FormingModel } from "./forming-model.ts";
import type { Network } from "./network.ts";

const NONE = -1;

/**
 * Splits a network into parts that share no site: each is a problem of its own, and most are tiny.
 *
 * `seats` lists the seats of the rooms of each site, in the order in which classes take them, and `extra` what each of these classes costs
 * beyond what every class there does. Sites whose people in reach are fewer
 * than a class stay out, and with them the people who reach no other.
 */
export function componentsOf(
  network: Network,
  seats: readonly (readonly number[])[],
  extra?: readonly (readonly number[])[],
): FormingModel[] {
  const { sources, firstArc, arcSite, inReach, minSize } = network;
  const isUsed = Uint8Array.from(seats, (rooms, site) => (rooms.length > 0 && inReach[site]! >= minSize ? 1 : 0));

  const parent = Int32Array.from(seats.keys());
  const root = (site: number): number => {
    let at = site;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const members = new Map<number, number[]>();
  const firstSite = new Int32Array(sources.length).fill(NONE);
  for (let source = 0; source < sources.length; source++) {
    for (let arc = firstArc[source]!; arc < firstArc[source + 1]!; arc++) {
      const site = arcSite[arc]!;
      if (isUsed[site] === 0) continue;
      if (firstSite[source] === NONE) firstSite[source] = site;
      else parent[root(site)] = root(firstSite[source]!);
    }
  }
  for (let source = 0; source < sources.length; source++) {
    if (firstSite[source] === NONE) continue;
    const at = root(firstSite[source]!);
    const list = members.get(at);
    if (list === undefined) members.set(at, [source]);
    else list.push(source);
  }
  // Parts share no site, so they share this.
  const siteOf = new Int32Array(seats.length).fill(NONE);
  return [...members.values()].map((list) => modelOf(network, seats, extra, list, isUsed, siteOf));
}

function modelOf(
  network: Network,
  seats: readonly (readonly number[])[],
  extra: readonly (readonly number[])[] | undefined,
  members: readonly number[],
  isUsed: Uint8Array,
  siteOf: Int32Array,
): FormingModel {
  const { sources } = network;
  let arcs = 0;
  for (const source of members) {
    for (let arc = network.firstArc[source]!; arc < network.firstArc[source + 1]!; arc++) {
      arcs += isUsed[network.arcSite[arc]!]!;
    }
  }
  const firstArc = new Int32Array(members.length + 1);
  const arcOrigin = new Int32Array(arcs);
  const arcSite = new Int32Array(arcs);
  const arcCost = new Float64Array(arcs);
  const siteRow: number[] = [];
  let next = 0;
  for (let origin = 0; origin < members.length; origin++) {
    const source = members[origin]!;
    for (let arc = network.firstArc[source]!; arc < network.firstArc[source + 1]!; arc++) {
      const row = network.arcSite[arc]!;
      if (isUsed[row] === 0) continue;
      if (siteOf[row] === NONE) siteOf[row] = siteRow.push(row) - 1;
      arcOrigin[next] = origin;
      arcSite[next] = siteOf[row]!;
      arcCost[next++] = network.arcCost[arc]!;
    }
    firstArc[origin + 1] = next;
  }
  return {
    sourceOf: Int32Array.from(members),
    siteRow: Int32Array.from(siteRow),
    people: Int32Array.from(members, (source) => sources[source]!.people),
    firstArc,
    arcOrigin,
    arcSite,
    arcCost,
    ...arcsBySite(arcSite, arcCost, siteRow.length),
    ...classesBySite(network, siteRow, seats, extra),
    minSize: network.minSize,
    leftCost: network.leftCost,
  };
}

/** The arcs of each site, cheapest first. */
function arcsBySite(
  arcSite: Int32Array,
  arcCost: Float64Array,
  sites: number,
): Pick<FormingModel, "firstSiteArc" | "siteArc"> {
  const firstSiteArc = new Int32Array(sites + 1);
  for (let arc = 0; arc < arcSite.length; arc++) firstSiteArc[arcSite[arc]! + 1]!++;
  for (let site = 0; site < sites; site++) firstSiteArc[site + 1]! += firstSiteArc[site]!;
  const siteArc = new Int32Array(arcSite.length);
  const cost = new Float64Array(arcSite.length);
  const next = firstSiteArc.slice(0, sites);
  for (let arc = 0; arc < arcSite.length; arc++) {
    const place = next[arcSite[arc]!]!++;
    siteArc[place] = arc;
    cost[place] = arcCost[arc]!;
  }
  for (let site = 0; site < sites; site++) sortByKey(cost, siteArc, firstSiteArc[site]!, firstSiteArc[site + 1]!);
  return { firstSiteArc, siteArc };
}

function classesBySite(
  network: Network,
  siteRow: readonly number[],
  seats: readonly (readonly number[])[],
  extra: readonly (readonly number[])[] | undefined,
): Pick<FormingModel, "firstSeat" | "seatSum" | "classCost"> {
  const firstSeat = new Int32Array(siteRow.length + 1);
  siteRow.forEach((row, site) => {
    firstSeat[site + 1] = firstSeat[site]! + seats[row]!.length + 1;
  });
  const seatSum = new Int32Array(firstSeat[siteRow.length]!);
  const classCost = new Float64Array(seatSum.length);
  siteRow.forEach((row, site) => {
    const first = firstSeat[site]!;
    seats[row]!.forEach((here, k) => {
      seatSum[first + k + 1] = seatSum[first + k]! + here;
      classCost[first + k] = network.classCost[row]! + (extra?.[row]?.[k] ?? 0);
    });
  });
  return { firstSeat, seatSum, classCost };
}
