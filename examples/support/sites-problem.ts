/** People to sites with capacity, as a problem: candidates of schools to examination centres, voters to polling stations, patients to clinics. */
import type { Plan, Problem } from "serentak";

/** Where people set out from. */
export interface Origin {
  readonly id: string;
  readonly people: number;
  readonly lat: number;
  readonly lon: number;
  /** Sites where none of them may go, such as their own school. */
  readonly notAt?: readonly string[];
}

export interface SiteWithCapacity {
  readonly id: string;
  readonly name?: string;
  readonly capacity: number;
  readonly lat: number;
  readonly lon: number;
}

/** What is asked for beside capacity. */
export interface SiteRules {
  readonly title: string;
  /** Fewest people of one origin at a site, none apart, and all of an origin that has fewer. */
  readonly together: number;
  /** Straight-line kilometres that nobody goes beyond. */
  readonly reachKm: number;
  readonly note?: string;
}

/** One day of one class in each site; the cost is the sum of straight-line metres, and leaving somebody out is dearer than any way. */
export function sitesProblem(
  origins: readonly Origin[],
  sites: readonly SiteWithCapacity[],
  { title, together, reachKm, note }: SiteRules,
): Problem {
  const day = "2027-06-07";
  const barred = new Set(origins.flatMap(({ notAt = [] }) => notAt));
  return {
    horizon: { start: day, end: day },
    calendars: [{ id: "day", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [{ id: "all", name: "All", calendar: "day", landmass: "all" }],
    facilities: sites.map(({ id, name, capacity, lat, lon }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      type: "site",
      region: "all",
      point: { lat, lon },
      ...(barred.has(id) ? { tags: [`site ${id}`] } : {}),
      rooms: [{ id: "seats", seats: capacity }],
    })),
    programmes: [
      {
        id: "day",
        name: title,
        classSize: { min: 1, max: Math.max(...sites.map(({ capacity }) => capacity)) },
        phases: [{ id: "day", days: 1 }],
      },
    ],
    cohorts: [],
    demand: origins.map(({ id, people, lat, lon, notAt = [] }) => ({
      id,
      region: "all",
      point: { lat, lon },
      programme: "day",
      count: people,
      wave: "day",
      together,
      ...(notAt.length === 0 ? {} : { excludedTags: notAt.map((site) => `site ${site}`) }),
    })),
    waves: [{ id: "day", spreadDays: 0 }],
    travel: { roadFactor: 1, maxTravelKm: reachKm },
    costs: { currency: "metres", travelPerKm: 1000, unplaced: Math.ceil(reachKm * 1000 * 10) },
    ...(note === undefined ? {} : { note }),
  };
}

/** What became of the people of such a problem. */
export interface SiteFigures {
  readonly unplaced: number;
  /** Straight-line kilometres, on average over those who have a site. */
  readonly meanKm: number;
  readonly farthestKm: number;
  readonly beyond7Km: number;
  /** Groups of fewer people of one origin at a site than `together`, of origins that have as many or more. */
  readonly fragments: number;
  /** People at a site where they may not go, and people at sites beyond their capacity: none in a plan that holds. */
  readonly barred: number;
  readonly crowded: number;
}

/** Counted from origins, sites and plan alone, with a distance formula of its own. */
export function siteFigures(
  origins: readonly Origin[],
  sites: readonly SiteWithCapacity[],
  together: number,
  plan: Plan,
): SiteFigures {
  const originOf = new Map(origins.map((origin) => [origin.id, origin]));
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const membersOf = new Map(plan.cohorts?.map(({ id, members }) => [id, members]));
  const groups = new Map<string, { readonly origin: Origin; readonly site: SiteWithCapacity; people: number }>();
  for (const { cohort, facility } of plan.assignments) {
    for (const { demand, count } of membersOf.get(cohort) ?? []) {
      const key = JSON.stringify([demand, facility]);
      const group = groups.get(key) ?? { origin: originOf.get(demand)!, site: siteOf.get(facility)!, people: 0 };
      group.people += count;
      groups.set(key, group);
    }
  }
  const load = new Map<string, number>();
  let [placed, sumKm, farthestKm, beyond7Km, fragments, barred] = [0, 0, 0, 0, 0, 0];
  for (const { origin, site, people } of groups.values()) {
    const km = haversineKm(origin, site);
    placed += people;
    sumKm += people * km;
    farthestKm = Math.max(farthestKm, km);
    if (km > 7) beyond7Km += people;
    if (people < together && origin.people >= together) fragments++;
    if (origin.notAt?.includes(site.id) === true) barred += people;
    load.set(site.id, (load.get(site.id) ?? 0) + people);
  }
  const all = origins.reduce((sum, { people }) => sum + people, 0);
  const crowded = sites.reduce((sum, { id, capacity }) => sum + Math.max(0, (load.get(id) ?? 0) - capacity), 0);
  const meanKm = placed === 0 ? 0 : sumKm / placed;
  return { unplaced: all - placed, meanKm, farthestKm, beyond7Km, fragments, barred, crowded };
}

interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

function haversineKm(a: LatLon, b: LatLon): number {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  return 2 * 6371.0088 * Math.asin(Math.sqrt(half(b.lat - a.lat) + cos(a.lat) * cos(b.lat) * half(b.lon - a.lon)));
}
