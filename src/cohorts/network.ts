import type { RegionTree, Site } from "../compile/sites.ts";
import { classTerm, facilityDaysTerm, type Rates } from "../compile/terms.ts";
import type { Demand, Phase, Programme } from "../domain/index.ts";
import type { GeoPoint, Place, PlaceIndex } from "../geo/index.ts";
import { placesWithin } from "../geo/index.ts";

/** People of one programme who set out from one place. */
export interface Source {
  /** The same for all who are alike. */
  readonly key: string;
  readonly region: string;
  /** Their own point; the region's when absent. */
  readonly point?: GeoPoint;
  readonly place: Place;
  /** What they ask of their facility. */
  readonly requiredTags: readonly string[];
  readonly excludedTags: readonly string[];
  readonly people: number;
}

/** The people of one programme, and the sites that they can reach. */
export interface Network {
  readonly programme: Programme;
  readonly phase: Phase;
  readonly minSize: number;
  readonly maxSize: number;
  /** In the order of regions and points. */
  readonly sources: readonly Source[];
  readonly sites: readonly Site[];
  /** Arcs of a source, nearest first. [source + 1] */
  readonly firstArc: Int32Array;
  /** [arc] */
  readonly arcSite: Int32Array;
  /** Road metres. [arc] */
  readonly arcMetres: Float64Array;
  /** Cost of one participant, in the model's unit. [arc] */
  readonly arcCost: Float64Array;
  /** People who can reach a site. [site] */
  readonly inReach: Int32Array;
  /** [site] */
  readonly classCost: Float64Array;
  readonly leftCost: number;
  /** Costs are multiples of one unit of currency divided by this. */
  readonly unit: number;
}

/** Alike for people who set out from one place and ask the same of their facility. */
export function sourceKey({ region, requiredTags = [], excludedTags = [] }: Demand, { lat, lon }: GeoPoint): string {
  return JSON.stringify([region, lat, lon, requiredTags.toSorted(), excludedTags.toSorted()]);
}

/** Demand put together by place and what people ask for, in an order that does not depend on the order of the input. */
export function sourcesOf(demand: readonly Demand[], regions: RegionTree): Source[] {
  const sources = new Map<string, Source>();
  for (const item of demand) {
    const { region, point, count, requiredTags = [], excludedTags = [] } = item;
    const place = { point: point ?? regions.get(region).point!, landmass: regions.landmassOf(region) };
    const key = sourceKey(item, place.point);
    const people = (sources.get(key)?.people ?? 0) + count;
    const own = point === undefined ? {} : { point };
    sources.set(key, { key, region, ...own, place, requiredTags, excludedTags, people });
  }
  return [...sources.values()].sort(
    (a, b) =>
      compare(a.region, b.region) ||
      a.place.point.lat - b.place.point.lat ||
      a.place.point.lon - b.place.point.lon ||
      compare(a.key, b.key),
  );
}

/** Whether people may be taught at a facility, as far as tags go. */
function suits({ requiredTags, excludedTags }: Source, { facility: { tags = [] } }: Site): boolean {
  return requiredTags.every((tag) => tags.includes(tag)) && !excludedTags.some((tag) => tags.includes(tag));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Units that a currency is divided into, finer where amounts are small, and the largest cost in such units: sums stay exact. */
const UNITS = [1_000_000, 1_000];
const LARGEST = 2 ** 40;

export function networkOf(
  programme: Programme,
  size: { readonly min: number; readonly max: number },
  sources: readonly Source[],
  sites: readonly Site[],
  index: PlaceIndex,
  limitM: number,
  rates: Rates,
): Network {
  const phase = programme.phases[0]!;
  const perClass = sites.map(({ facility }) => classTerm(rates, facility) + facilityDaysTerm(facility, phase.days));
  const largest = perClass.reduce((most, cost) => Math.max(most, cost), rates.unplaced);
  // In thousandths travel by the metre is a whole number.
  const unit = UNITS.find((each) => largest * each <= LARGEST) ?? LARGEST / largest;
  const allowance = rates.allowancePerDay * phase.days * unit;
  const perMetre = (rates.travelPerKm * phase.days * unit) / 1000;

  const firstArc = new Int32Array(sources.length + 1);
  const arcSite: number[] = [];
  const arcMetres: number[] = [];
  const inReach = new Int32Array(sites.length);
  sources.forEach((asking, source) => {
    const { place, people } = asking;
    const { rows, metres } = placesWithin(index, place, limitM);
    for (let k = 0; k < rows.length; k++) {
      if (!suits(asking, sites[rows[k]!]!)) continue;
      arcSite.push(rows[k]!);
      arcMetres.push(metres[k]!);
      inReach[rows[k]!]! += people;
    }
    firstArc[source + 1] = arcSite.length;
  });
  return {
    programme,
    phase,
    minSize: size.min,
    maxSize: size.max,
    sources,
    sites,
    firstArc,
    arcSite: Int32Array.from(arcSite),
    arcMetres: Float64Array.from(arcMetres),
    // A kilometre costs one unit even where travel is free, so that nobody travels for nothing.
    arcCost: Float64Array.from(arcMetres, (metres) => Math.round(allowance + perMetre * metres + metres / 1000)),
    inReach,
    classCost: Float64Array.from(perClass, (cost) => Math.round(cost * unit)),
    leftCost: Math.round(rates.unplaced * unit),
    unit,
  };
}
