import type { PlaceGuide } from "./place-guide.ts";
import type { PlaceProof } from "./place-value.ts";

/** Sums of costs in units stay below this, so that their sums and products with small numbers are exact. */
const MOST = 2 ** 46;

/** Multipliers as a proof: rounded to whole numbers of `1 / unit`. */
export function placeProofOf({ problem }: PlaceGuide, whole: PlaceGuide["whole"]): PlaceProof {
  let total = problem.siteCost.reduce((sum, cost) => sum + cost, 1);
  for (const value of whole.multiplier) total += value;
  let unit = 1;
  while (unit < 2 ** 20 && unit * 2 * total < MOST) unit *= 2;
  return {
    unit,
    earnings: whole.multiplier.map((value) => Math.round(value * unit)),
    coverPrice: Math.round(whole.rho * unit),
  };
}
