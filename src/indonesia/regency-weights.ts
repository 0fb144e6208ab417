/**
 * How many people a regency stands for, in no unit: synthetic, since no list of people by regency may be shipped.
 *
 * A weight is a base by kind of place, times how close the next seat is, times noise: a ratio of two even draws, as likely to double as to halve, which needs
 * no function that engines round their own way. Bases and spreads were chosen so that the national distribution at 10,000 participants is that of the real
 * regencies: median about 10, two thirds below one full class, which hold nearly a quarter of all people, the largest 150 to 200.
 */
import type { Random } from "../base/index.ts";
import { metresBetween, pointSet } from "../geo/index.ts";
import { provinceFigures } from "./provinces.ts";
import { indonesianRegencies } from "./regions.ts";

/** Weights are whole thousandths. */
const UNIT = 1000;

/** Beyond the first, and below the second, the distance to the next seat makes no more difference, in metres. */
const FARTHEST_M = 120_000;
const NEAREST_M = 15_000;

/** The weight of each regency, a positive integer, in the order of `indonesianRegencies`. @internal */
export function regencyWeights(random: Random): number[] {
  const capitals = new Set(provinceFigures().map((province) => province.capital));
  return indonesianRegencies().map(({ id, name, landmass }, row) => {
    const isCity = name.startsWith("Kota");
    const base = baseWeight(name, landmass, capitals.has(id));
    const distanceM = Math.min(Math.max(nearestSeatM()[row]!, NEAREST_M), FARTHEST_M);
    const closeness = isCity ? 1 : Math.sqrt(Math.sqrt(Math.sqrt(NEAREST_M / distanceM)));
    const own = random.stream(id);
    const spread = isCity ? 4 : 1.2;
    const noise = (1 + spread * own.nextFloat()) / (1 + spread * own.nextFloat());
    return Math.ceil(UNIT * base * closeness * noise);
  });
}

function baseWeight(name: string, landmass: string, isCapital: boolean): number {
  // Jakarta's regency is a string of islets, and its cities are no smaller than regencies elsewhere on Jawa.
  if (landmass === "Pramuka") return 0.03;
  // Outside Jawa a province's people gather in its capital.
  if (isCapital) return landmass === "Jawa" ? 1.2 : 4;
  // Most other cities are enclaves of the regency around them.
  return name.startsWith("Kota") && !name.includes("Administrasi") ? 0.5 : 1;
}

let nearest: Float64Array | undefined;

/** Metres from each seat to the nearest other seat, whatever the landmass, in the order of `indonesianRegencies`. @internal */
export function nearestSeatM(): Float64Array {
  nearest ??= measureNearest();
  return nearest;
}

function measureNearest(): Float64Array {
  const seats = pointSet(indonesianRegencies().map((regency) => regency.point));
  const { x, y, z } = seats;
  // The nearest has the shortest chord, so one arc a seat will do.
  return x.map((_, a) => {
    let best = -1;
    let shortest = Number.POSITIVE_INFINITY;
    for (let b = 0; b < x.length; b++) {
      const dx = x[a]! - x[b]!;
      const dy = y[a]! - y[b]!;
      const dz = z[a]! - z[b]!;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < shortest && b !== a) {
        shortest = square;
        best = b;
      }
    }
    return metresBetween(seats, a, seats, best);
  });
}
