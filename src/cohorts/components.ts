import type { FormingModel } from "./forming-model.ts";
import type { Network } from "./network.ts";

/**
 * Splits a network into parts that share no site: each is a problem of its own, and most are tiny.
 *
 * `seats` lists the seats of the rooms of each site, in the order in which classes take them. Sites whose people in reach are fewer
 * than a class stay out, and with them the people who reach no other.
 */
export function componentsOf(network: Network, seats: readonly (readonly number[])[]): FormingModel[] {
  const { sources, firstArc, arcSite, inReach, minSize } = network;
  const isUsed = seats.map((rooms, site) => rooms.length > 0 && inReach[site]! >= minSize);

  const parent = Int32Array.from({ length: seats.length }, (_, site) => site);
  const root = (site: number): number => {
    let at = site;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const members = new Map<number, number[]>();
  const firstSite = new Int32Array(sources.length).fill(-1);
  for (let source = 0; source < sources.length; source++) {
    for (let arc = firstArc[source]!; arc < firstArc[source + 1]!; arc++) {
      const site = arcSite[arc]!;
      if (!isUsed[site]) continue;
      if (firstSite[source] === -1) firstSite[source] = site;
      else parent[root(site)] = root(firstSite[source]!);
    }
  }
  for (let source = 0; source < sources.length; source++) {
    if (firstSite[source] === -1) continue;
    const at = root(firstSite[source]!);
    const list = members.get(at);
    if (list === undefined) members.set(at, [source]);
    else list.push(source);
  }
  return [...members.values()].map((list) => modelOf(network, seats, list, isUsed));
}

function modelOf(
  network: Network,
  seats: readonly (readonly number[])[],
  members: readonly number[],
  isUsed: readonly boolean[],
): FormingModel {
  const siteOf = new Map<number, number>();
  const siteRow: number[] = [];
  const firstArc = new Int32Array(members.length + 1);
  const arcOrigin: number[] = [];
  const arcSite: number[] = [];
  const arcCost: number[] = [];
  members.forEach((source, origin) => {
    for (let arc = network.firstArc[source]!; arc < network.firstArc[source + 1]!; arc++) {
      const row = network.arcSite[arc]!;
      if (!isUsed[row]) continue;
      let site = siteOf.get(row);
      if (site === undefined) {
        site = siteRow.length;
        siteOf.set(row, site);
        siteRow.push(row);
      }
      arcOrigin.push(origin);
      arcSite.push(site);
      arcCost.push(network.arcCost[arc]!);
    }
    firstArc[origin + 1] = arcSite.length;
  });

  const siteArcs: number[][] = siteRow.map(() => []);
  for (let arc = 0; arc < arcSite.length; arc++) siteArcs[arcSite[arc]!]!.push(arc);
  const firstSiteArc = new Int32Array(siteRow.length + 1);
  const firstSeat = new Int32Array(siteRow.length + 1);
  const siteArc: number[] = [];
  const seatSum: number[] = [];
  siteArcs.forEach((arcs, site) => {
    arcs.sort((a, b) => arcCost[a]! - arcCost[b]! || a - b);
    siteArc.push(...arcs);
    firstSiteArc[site + 1] = siteArc.length;
    let sum = 0;
    seatSum.push(0);
    for (const room of seats[siteRow[site]!]!) {
      sum += room;
      seatSum.push(sum);
    }
    firstSeat[site + 1] = seatSum.length;
  });
  return {
    sourceOf: Int32Array.from(members),
    siteRow: Int32Array.from(siteRow),
    people: Int32Array.from(members, (source) => network.sources[source]!.people),
    firstArc,
    arcOrigin: Int32Array.from(arcOrigin),
    arcSite: Int32Array.from(arcSite),
    arcCost: Float64Array.from(arcCost),
    firstSiteArc,
    siteArc: Int32Array.from(siteArc),
    classCost: Float64Array.from(siteRow, (row) => network.classCost[row]!),
    firstSeat,
    seatSum: Int32Array.from(seatSum),
    minSize: network.minSize,
    leftCost: network.leftCost,
  };
}
