/** Packs what the page's script draws. */
import type { GeoPoint } from "../../geo/index.ts";
import { formatDates, formatDayAndMonth } from "../format.ts";
import { landOf } from "../land/land-of.ts";
import { NOWHERE, type Payload } from "../payload.ts";
import type { PlannedClass } from "./classes.ts";
import { shownPoints } from "./homes.ts";
import type { Reading } from "./reading.ts";
import { costTerms } from "./terms.ts";

export function payloadOf({ input, atlas, classes, left, provinces, weeks }: Reading): Payload {
  const regions = new Rows<string>();
  const provinceRows = new Rows<string>();
  const facilities = new Rows<string>();
  const places = new Rows<string>();
  const placeColumns = { region: [] as number[], province: [] as number[], lon: [] as number[], lat: [] as number[] };
  const dates = [...new Set(classes.map(datesOf))].sort();
  const points: GeoPoint[] = [];
  const shownPoint = shownPoints(input, atlas);
  for (const { province } of provinces) provinceRows.rowOf(province);

  const facilityColumns: Payload["facilities"] = {
    name: input.problem.facilities.map((facility) => facility.name ?? facility.id),
    type: input.problem.facilities.map((facility) => atlas.types.indexOf(facility.type)),
    region: input.problem.facilities.map((facility) => regions.rowOf(facility.region)),
    province: input.problem.facilities.map((facility) => provinceRows.rowOf(atlas.provinceOf(facility.region))),
    lon: input.problem.facilities.map((facility) => degrees(facility.point.lon)),
    lat: input.problem.facilities.map((facility) => degrees(facility.point.lat)),
  };
  for (const { id, point } of input.problem.facilities) {
    facilities.rowOf(id);
    points.push(point);
  }

  const placeRow = (region: string, home: GeoPoint | undefined): number => {
    const point = shownPoint(region, home);
    const row = places.rowOf(JSON.stringify([region, point]));
    if (row === placeColumns.region.length) {
      placeColumns.region.push(regions.rowOf(region));
      placeColumns.province.push(provinceRows.rowOf(atlas.provinceOf(region)));
      placeColumns.lon.push(point === undefined ? NOWHERE : degrees(point.lon));
      placeColumns.lat.push(point === undefined ? NOWHERE : degrees(point.lat));
      if (point !== undefined) points.push(point);
    }
    return row;
  };
  const origins = classes.map((planned) =>
    peopleByPlace(planned.origins.map(({ region, point, count }) => [placeRow(region, point), count])),
  );
  const leftAt = peopleByPlace(
    left.map(({ region, count }) => [placeRow(region, atlas.regions.get(region)?.point), count]),
  );
  const members = membersOf(input);

  return {
    currency: atlas.costs.currency,
    provinceWord: atlas.hasProvinces ? "Province" : "Region",
    types: atlas.types,
    dates: dates.map((key) => formatDates(key.slice(0, 10), key.slice(10))),
    facilities: facilityColumns,
    places: placeColumns,
    classes: {
      cohort: classes.map(({ cohort }) => cohort.id),
      programme: classes.map(({ cohort }) => atlas.programmeName(cohort.programme)),
      ...(input.problem.programmes.some(({ phases }) => phases.length > 1) && {
        phase: classes.map(({ assignment }) => assignment.phase),
      }),
      facility: classes.map(({ facility }) => facilities.rowOf(facility.id)),
      room: classes.map(({ room, assignment }) =>
        (room.count ?? 1) > 1 ? `${room.id} no. ${assignment.unit + 1}` : room.id,
      ),
      dates: classes.map((planned) => dates.indexOf(datesOf(planned))),
      people: classes.map(({ cohort }) => cohort.size),
      origins,
      ...(members && { members: classes.map(({ cohort }) => members.get(cohort.id) ?? "") }),
      roadM: classes.map(({ cohort, roadM }) => Math.round(roadM / cohort.size)),
      cost: classes.map(({ cost }) => cost),
    },
    leftAt,
    costs: costTerms(input.solution.score.terms).map(({ label, amount }) => ({ label, amount })),
    people: provinces.map(({ province, placed, unplaced, left }) => {
      return { province: provinceRows.rowOf(province), placed, unplaced, left };
    }),
    weeks: {
      labels: weeks.mondays.map(formatDayAndMonth),
      loads: weeks.loads.map((load) => ({ province: provinceRows.rowOf(load.province), classes: load.classes })),
    },
    ...(points.length > 0 && { land: landOf(points) }),
    provinces: provinceRows.list.map(atlas.nameOf),
    regions: regions.list.map(atlas.nameOf),
  };
}

/** Rows for keys, in the order in which they are first asked for. */
class Rows<K> {
  readonly #rows = new Map<K, number>();

  rowOf(key: K): number {
    const row = this.#rows.get(key) ?? this.#rows.size;
    this.#rows.set(key, row);
    return row;
  }

  get list(): K[] {
    return [...this.#rows.keys()];
  }
}

/** Place and people in turn, those of one place together. */
function peopleByPlace(pairs: readonly (readonly [number, number])[]): number[] {
  const people = new Map<number, number>();
  for (const [place, count] of pairs) people.set(place, (people.get(place) ?? 0) + count);
  return [...people].flat();
}

/** The ids of those in each class that the plan forms, where the report names them. [cohort id] */
function membersOf({ people, solution }: Reading["input"]): Map<string, string> | undefined {
  const { cohorts = [] } = solution.plan;
  if (people !== "ids" || cohorts.length === 0) return undefined;
  return new Map(
    cohorts.map(({ id, members }) => [
      id,
      members.map(({ demand, count }) => (count === 1 ? demand : `${demand} (${count})`)).join(", "),
    ]),
  );
}

/** Both days of a class in one word that sorts like them. */
function datesOf({ assignment: { start, end } }: PlannedClass): string {
  return start + end;
}

/** Ten metres are more than a map of a country can show. */
function degrees(angle: number): number {
  return Math.round(angle * 1e4) / 1e4;
}
