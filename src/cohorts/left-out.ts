import type { RegionTree } from "../compile/sites.ts";
import { nearestPlaces, type PlaceIndex, straightMetres } from "../geo/index.ts";
import type { Formed } from "./form-programme.ts";
import { compare, type Network } from "./network.ts";
import type { LeftOut, LeftReason } from "./options.ts";

/** What is known of one programme once its classes are formed. */
export interface FormingResult {
  readonly network: Network;
  readonly formed: Formed;
  /** Seats of the places of each site. [site] */
  readonly seats: readonly (readonly number[])[];
  readonly index: PlaceIndex;
  readonly regions: RegionTree;
  readonly limitM: number;
}

/** Who is left out, by region, each with the reason of the place where most of them live. */
export function leftOut(result: FormingResult): LeftOut[] {
  const { network, formed } = result;
  const byRegion = new Map<string, { count: number; largest: number }>();
  network.sources.forEach(({ region }, source) => {
    const count = formed.left[source]!;
    if (count === 0) return;
    const known = byRegion.get(region) ?? { count: 0, largest: source };
    const largest = count > formed.left[known.largest]! ? source : known.largest;
    byRegion.set(region, { count: known.count + count, largest });
  });
  return [...byRegion]
    .sort(([a], [b]) => compare(a, b))
    .map(([region, { count, largest }]) => ({
      region,
      programme: network.programme.id,
      count,
      reason: reasonOf(result, largest, count),
    }));
}

function reasonOf(result: FormingResult, source: number, count: number): LeftReason {
  const { network, formed, seats, regions, limitM } = result;
  const { region } = network.sources[source]!;
  const who = `${people(count)} in ${regions.get(region).name ?? region}`;
  const withinKm = km(limitM);
  const sites = sitesInReach(network, source).filter((site) => seats[site]!.length > 0);
  if (sites.length === 0) {
    const { metres } = nearestPlaces(result.index, network.sources[source]!.place, 1);
    const nearest =
      metres.length === 0 ? "no facility is on their landmass" : `the nearest facility is ${km(metres[0]!)} km away`;
    return {
      code: "no-room-in-reach",
      message: `${who}: no suitable room within ${withinKm} km by road; ${nearest}.`,
      withinKm,
      ...(metres.length === 0 ? {} : { nearestKm: km(metres[0]!) }),
    };
  }
  const most = sites.reduce((best, site) => Math.max(best, formed.peopleInReach[site]!), 0);
  if (most < network.minSize) return tooFew(result, source, who, network.minSize - most);
  if (sites.every((site) => formed.classesAt[site] === seats[site]!.length)) {
    return {
      code: "rooms-short",
      message: `${who}: each of the ${sites.reduce((sum, site) => sum + seats[site]!.length, 0)} suitable rooms within ${withinKm} km by road has its class; ${people(count, "more seat", "more seats")} would be needed.`,
      missing: count,
      withinKm,
    };
  }
  const cheapest = network.firstArc[source]!;
  const site = network.arcSite[cheapest]!;
  if (network.arcCost[cheapest]! + network.classCost[site]! / network.maxSize >= network.leftCost) {
    return { code: "not-worth-it", message: `${who}: a class costs more than leaving them out.`, withinKm };
  }
  const missing = Math.max(1, network.minSize - count);
  return {
    code: "pooling",
    message: `${who}: the classes within ${withinKm} km by road are full, and one more would lack people; about ${missing} more would make a class of ${network.minSize}.`,
    missing,
    withinKm,
  };
}

function tooFew({ network, regions, limitM }: FormingResult, source: number, who: string, missing: number): LeftReason {
  const here = network.sources[source]!;
  const withinKm = km(limitM);
  let nearest: { readonly km: number; readonly name: string } | undefined;
  for (const other of network.sources) {
    if (other === here || other.place.landmass !== here.place.landmass) continue;
    // Distances among people are told for orientation only; what counts is the way to a room.
    const roadKm = km(straightMetres(here.place.point, other.place.point) * network.roadFactor);
    if (nearest === undefined || roadKm < nearest.km) {
      nearest = { km: roadKm, name: regions.get(other.region).name ?? other.region };
    }
  }
  const neighbour =
    nearest === undefined
      ? "nobody else on their landmass asks for it"
      : `the nearest others are in ${nearest.name}, ${nearest.km} km away`;
  return {
    code: "too-few-people",
    message: `${who}: ${missing} more within ${withinKm} km by road of a room would make a class of ${network.minSize}; ${neighbour}.`,
    missing,
    withinKm,
    ...(nearest === undefined ? {} : { nearestKm: nearest.km }),
  };
}

function sitesInReach({ firstArc, arcSite }: Network, source: number): number[] {
  return Array.from(arcSite.subarray(firstArc[source]!, firstArc[source + 1]!));
}

function people(count: number, one = "person", many = "people"): string {
  return `${count} ${count === 1 ? one : many}`;
}

function km(metres: number): number {
  return Math.round(metres / 100) / 10;
}
