import { type DayRange, halfOpenDays, type OpenDays, openDays, parseDay, resolveCalendars } from "../calendar/index.ts";
import type { Facility, Phase, Problem, Range, Region } from "../domain/index.ts";
import type { Place } from "../geo/index.ts";

/** A facility with all that it inherits from its region and calendar. */
export interface Site {
  readonly facility: Facility;
  readonly place: Place;
  readonly open: OpenDays;
  /** The open days on which half-day classes train. */
  readonly openHalf: OpenDays;
  /** Equal for sites that are open on the same days. */
  readonly openRow: number;
}

/** Regions by id, and what a region inherits from its nearest ancestor. */
export class RegionTree {
  readonly #byId: Map<string, Region>;
  readonly #rowOf: Map<string, number>;

  constructor(regions: readonly Region[]) {
    this.#byId = new Map(regions.map((region) => [region.id, region]));
    this.#rowOf = new Map(regions.map((region, row) => [region.id, row]));
  }

  rowOf(id: string): number {
    return this.#rowOf.get(id)!;
  }

  /** The ancestor just below the root; a root itself. */
  provinceOf(id: string): string {
    let province = id;
    for (const region of this.lineOf(id)) if (region.parent !== undefined) province = region.id;
    return province;
  }

  get(id: string): Region {
    return this.#byId.get(id)!;
  }

  /** The region itself, its parent, and so on up to a root. */
  *lineOf(id: string): Generator<Region> {
    for (let region = this.#byId.get(id); region !== undefined; region = this.#byId.get(region.parent ?? "")) {
      yield region;
      if (region.parent === undefined) return;
    }
  }

  landmassOf(id: string): string {
    for (const region of this.lineOf(id)) if (region.landmass !== undefined) return region.landmass;
    return "";
  }

  calendarOf(id: string): string {
    for (const region of this.lineOf(id)) if (region.calendar !== undefined) return region.calendar;
    return "";
  }
}

/** Every facility of a problem, in its order. */
export function sitesOf(problem: Problem, regions: RegionTree): Site[] {
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const calendars = resolveCalendars(problem.calendars);
  const rows = new Map<string, Pick<Site, "open" | "openHalf" | "openRow">>();
  return problem.facilities.map((facility) => {
    const calendar = facility.calendar ?? regions.calendarOf(facility.region);
    const closures = (facility.closures ?? []).map(dayRange);
    const key = JSON.stringify([calendar, closures]);
    let row = rows.get(key);
    if (row === undefined) {
      const rules = calendars.get(calendar)!;
      const open = openDays(firstDay, periods, rules, closures);
      const isPlain = rules.noHalfWeekdays.length + rules.noHalfRanges.length === 0;
      const openHalf = isPlain ? open : halfOpenDays(firstDay, periods, rules, closures);
      row = { open, openHalf, openRow: rows.size };
      rows.set(key, row);
    }
    const landmass = facility.landmass ?? regions.landmassOf(facility.region);
    return { facility, place: { point: facility.point, landmass, facility: facility.id }, ...row };
  });
}

/** The days on which classes of a phase train at a site. */
export function openFor({ sessions }: Phase, site: Site): OpenDays {
  return sessions === "half" ? site.openHalf : site.open;
}

export function dayRange(range: Range): DayRange {
  return { from: parseDay(range.from), to: parseDay(range.to) };
}
