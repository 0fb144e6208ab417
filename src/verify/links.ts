/** Where a phase may follow the one before: as seen from the facility of that. */
import type { Facility, PhaseLink } from "../domain/index.ts";
import type { Facts } from "./facts.ts";

export function areLinked(facts: Facts, place: PhaseLink["place"], before: Facility, after: Facility): boolean {
  if (typeof place === "string") return zoneOf(facts, place, before) === zoneOf(facts, place, after);
  const metres = facts.travel.roadMetres(facts.places.get(before.id)!, facts.places.get(after.id)!);
  return metres <= Math.round(place.withinKm * 1000);
}

/** What must be equal at both facilities; a distance is no such thing, so all facilities are in one zone. */
export function zoneOf({ lines }: Facts, place: PhaseLink["place"], { id, region }: Facility): string {
  switch (place) {
    case "same-facility":
      return id;
    case "same-region":
      return region;
    case "same-province":
      return provinceOf(lines.get(region)!.map((one) => one.id));
    default:
      return "";
  }
}

/** The region just below the root, or the root itself, of a region and those above it. */
function provinceOf(line: readonly string[]): string {
  return line.at(-2) ?? line.at(-1)!;
}
