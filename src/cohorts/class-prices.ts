import { type FormingModel, nextCost, seatsOf } from "./forming-model.ts";
import { SiteFiller } from "./site-filler.ts";

/** The target of a step lies this far above the best bound: a far target would never leave the start (Polyak's step needs one near the optimum). */
const AHEAD = 0.05;
/** Step length in units of Polyak's, halved after so many rounds without a gain worth mentioning. */
const FIRST_STEP = 1.5;
const PATIENCE = 3;
const WORTH_MENTIONING = 1e-4;

/** What a participant of each origin is worth, and the bound that proves it. */
export interface ClassPrices {
  /** [origin] */
  readonly worth: Float64Array;
  /** No choice of classes costs less. */
  readonly bound: number;
}

/** Prices to begin with: what a place in a full class costs at the best site, travel included. */
export function firstWorth(model: FormingModel): Float64Array {
  return Float64Array.from(model.people, (_, origin) => {
    let least = model.leftCost;
    for (let arc = model.firstArc[origin]!; arc < model.firstArc[origin + 1]!; arc++) {
      const site = model.arcSite[arc]!;
      least = Math.min(least, model.arcCost[arc]! + nextCost(model, site, 0) / seatsOf(model, site, 1));
    }
    return least;
  });
}

/**
 * Lagrangian relaxation of "everyone is in one class or left out": at given prices each site alone decides which classes pay, and
 * the sum is a lower bound on the cost. Prices climb along subgradients scaled by the people of an origin (Held, Wolfe and Crowder,
 * "Validation of subgradient optimization", 1974), and return to the best known when the step is halved.
 */
export function climbPrices(model: FormingModel, start: Float64Array, rounds: number): ClassPrices {
  const { people, leftCost } = model;
  const origins = people.length;
  const sites = model.siteRow.length;
  const filler = new SiteFiller(model);
  /** People of an origin less those that the sites would take. [origin] */
  const missing = new Float64Array(origins);
  const worth = start.slice();
  const now = start.slice();
  let best = Number.NEGATIVE_INFINITY;
  let length = FIRST_STEP;
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    let bound = 0;
    for (let origin = 0; origin < origins; origin++) {
      bound += now[origin]! * people[origin]!;
      missing[origin] = people[origin]!;
    }
    for (let site = 0; site < sites; site++) {
      filler.fillBest(site, now, people);
      bound += filler.value;
      for (let k = 0; k < filler.takers; k++) missing[filler.takerOrigin[k]!]! -= filler.takerCount[k]!;
    }
    idle = bound > best + WORTH_MENTIONING * Math.abs(best) ? 0 : idle + 1;
    if (bound > best) {
      best = bound;
      worth.set(now);
    }
    if (idle > PATIENCE) {
      length /= 2;
      idle = 0;
      now.set(worth);
    }
    let norm = 0;
    for (let origin = 0; origin < origins; origin++) {
      // Nobody is worth more than leaving them out costs.
      if (missing[origin]! > 0 && now[origin]! >= leftCost) missing[origin] = 0;
      else norm += (missing[origin]! * missing[origin]!) / people[origin]!;
    }
    if (norm === 0) break;
    const step = (length * (best + AHEAD * Math.abs(best) - bound)) / norm;
    for (let origin = 0; origin < origins; origin++) {
      const moved = now[origin]! + (step * missing[origin]!) / people[origin]!;
      now[origin] = Math.min(leftCost, Math.max(-leftCost, moved));
    }
  }
  return { worth, bound: best };
}
