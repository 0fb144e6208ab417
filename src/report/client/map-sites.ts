/** What a map shows: facilities, sites (facilities that hold classes), and the ways that lead to them. */
import { NOWHERE, type Payload } from "../payload.ts";

/** A facility with the classes that it holds. */
export interface Site {
  readonly facility: number;
  /** Rows of classes. */
  readonly classes: readonly number[];
  readonly people: number;
  /** Rows of the places from which people come. */
  readonly places: readonly number[];
}

/** Sites, the largest first, so that small circles are drawn on top of large ones. */
export function sitesOf({ classes, places }: Payload): Site[] {
  const rows = new Map<number, number[]>();
  classes.facility.forEach((facility, row) => {
    rows.set(facility, [...(rows.get(facility) ?? []), row]);
  });
  const sites = [...rows].map(([facility, held]) => ({
    facility,
    classes: held,
    people: held.reduce((people, row) => people + classes.people[row]!, 0),
    places: [...new Set(held.flatMap((row) => classes.origins[row]!.filter((_, i) => i % 2 === 0)))].filter(
      (place) => places.lon[place]! !== NOWHERE,
    ),
  }));
  return sites.sort((a, b) => b.people - a.people || a.facility - b.facility);
}

/** Longitude and latitude of everything in a province (`undefined` for the nation): its facilities, and where its people live. */
export function pointsIn({ facilities, places }: Payload, province: number | undefined): [number, number][] {
  const points: [number, number][] = [];
  for (const list of [facilities, places]) {
    list.province.forEach((row, i) => {
      if ((province === undefined || row === province) && list.lon[i]! !== NOWHERE)
        points.push([list.lon[i]!, list.lat[i]!]);
    });
  }
  return points;
}
