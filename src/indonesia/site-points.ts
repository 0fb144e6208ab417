/** Where in its regency a facility stands: scattered around the seat, since no list of addresses may be shipped. */
import type { Random } from "../base/index.ts";
import type { GeoPoint } from "../geo/index.ts";
import { nearestSeatM } from "./regency-weights.ts";
import { indonesianRegencies } from "./regions.ts";
import type { Site, SiteType } from "./sites.ts";

/** How far from the seat of its regency a facility stands at most, in kilometres: government centres in town, community centres in villages. */
const FARTHEST_KM: Readonly<Record<SiteType, number>> = { UPTP: 5, UPTD: 5, BLKK: 25, PLUT: 5, RPB: 15 };

/** Islands on which 25 km lead into the sea; there 3 km. */
const SMALL_ISLANDS: ReadonlySet<string> = new Set(
  // biome-ignore format: one list
  ["Banggai", "Dullah", "Moa", "Nunukan", "Pramuka", "Sabu", "Siantan", "Siau", "Supiori", "Tarakan", "Ternate", "Wamar", "Wangi-Wangi", "Weh"],
);
const SMALL_ISLAND_KM = 3;

/** Kilometres in a degree; of longitude it is 2 % less at most between 11 degrees north and south, which scattering need not mind. */
const KM_PER_DEGREE = 111.2;

/** A point around the seat of the regency, denser near it, to four decimals of a degree (11 m). @internal */
export function scatter({ type, row }: Site, random: Random): GeoPoint {
  const { point, landmass } = indonesianRegencies()[row]!;
  const isSmall = SMALL_ISLANDS.has(landmass);
  // A regency whose neighbour's seat is near is small.
  const halfWayKm = (0.6 * nearestSeatM()[row]!) / 1000;
  const farthestKm = Math.min(halfWayKm, isSmall ? SMALL_ISLAND_KM : FARTHEST_KM[type]);
  let x: number;
  let y: number;
  let square: number;
  do {
    x = 2 * random.nextFloat() - 1;
    y = 2 * random.nextFloat() - 1;
    square = x * x + y * y;
  } while (square > 1);
  // An even draw from the unit disc, pulled inwards by its own distance: then each distance is as likely as any other.
  const degrees = (Math.sqrt(square) * farthestKm) / KM_PER_DEGREE;
  return { lat: rounded(point.lat + y * degrees), lon: rounded(point.lon + x * degrees) };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
