/** Facilities in zones: a phase that must be in the same facility, region or province as the one before it stays in its zone. */
import type { PhaseLink } from "../../domain/index.ts";
import type { Facts } from "../facts.ts";
import { zoneOf } from "../links.ts";

/** [facility row] zone as seen by a link, numbered from 0; a link by distance, or to anywhere, sees one zone. */
export type Zones = (place: PhaseLink["place"]) => Int32Array;

export function facilityZones(facts: Facts): Zones {
  const known = new Map<string, Int32Array>();
  return (place) => {
    const name = typeof place === "string" ? place : "anywhere";
    const zones = known.get(name) ?? numbered(facts.problem.facilities.map((one) => zoneOf(facts, name, one)));
    known.set(name, zones);
    return zones;
  };
}

function numbered(zones: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(zones, (zone) => {
    const number = numbers.get(zone) ?? numbers.size;
    numbers.set(zone, number);
    return number;
  });
}
