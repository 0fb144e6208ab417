import { type Cohort, DEFAULT_TRAVEL, type Problem } from "../domain/index.ts";
import {
  type FoundPlaces,
  nearestPlaces,
  type Place,
  type PlaceIndex,
  placeIndex,
  placesWithin,
  type TravelModel,
} from "../geo/index.ts";
import type { RegionTree, Site } from "./sites.ts";

/** Some participants of a cohort, and where they set out from. */
export interface Party {
  readonly place: Place;
  readonly count: number;
}

/** Where the participants of a cohort set out from. */
export function partiesOf(cohort: Cohort, regions: RegionTree): Party[] {
  const origins = cohort.origins ?? [{ ...cohort, count: cohort.size }];
  return origins.map(({ region, point, landmass, count }) => ({
    place: { point: point ?? regions.get(region).point!, landmass: landmass ?? regions.landmassOf(region), region },
    count,
  }));
}

/** A limit in road kilometres as whole metres. */
export function limitMetres(problem: Problem, cohort: Cohort): number {
  return Math.round((cohort.maxTravelKm ?? (problem.travel ?? DEFAULT_TRAVEL).maxTravelKm) * 1000);
}

/** Most road metres of participants who board; nobody boards when there is no such limit. */
function boardingMetres({ travel }: Problem): number {
  return travel?.maxBoardingKm === undefined ? 0 : Math.round(travel.maxBoardingKm * 1000);
}

/**
 * The sites that every participant of a cohort can reach, and how far they travel in all: each day within the limit, once by those
 * beyond it, who need a bed.
 */
export class Reach {
  /** Sites in reach of the cohort last asked for, nearest to its first party first. The first `count` entries. */
  readonly sites: Int32Array;
  /** Sum over those who travel daily of the road metres to a site. [site] */
  readonly dailyM: Float64Array;
  /** The same over boarders, and how many they are. [site] */
  readonly boarderM: Float64Array;
  readonly boarders: Int32Array;
  /** Whether anyone may board anywhere. */
  readonly hasBoarding: boolean;
  count = 0;

  readonly #index: PlaceIndex;
  readonly #widestM: number;
  readonly #boardingM: number;
  readonly #found = new Map<string, FoundPlaces>();
  /** How many parties in a row have been found to reach a site. [site] */
  readonly #reachedBy: Int32Array;
  readonly #hasBeds: Uint8Array;

  constructor(problem: Problem, sites: readonly Site[], travel: TravelModel) {
    this.#index = placeIndex(
      sites.map((site) => site.place),
      travel,
    );
    this.#boardingM = boardingMetres(problem);
    const widestM = problem.cohorts.reduce((widest, cohort) => Math.max(widest, limitMetres(problem, cohort)), 0);
    this.#widestM = Math.max(widestM, this.#boardingM);
    this.sites = new Int32Array(sites.length);
    this.dailyM = new Float64Array(sites.length);
    this.boarderM = new Float64Array(sites.length);
    this.boarders = new Int32Array(sites.length);
    this.#reachedBy = new Int32Array(sites.length);
    this.#hasBeds = Uint8Array.from(sites, ({ facility }) => (facility.beds === undefined ? 0 : 1));
    this.hasBoarding = this.#boardingM > 0 && this.#hasBeds.includes(1);
  }

  find(parties: readonly Party[], limitM: number): void {
    const { dailyM, boarderM, boarders, sites } = this;
    const reachedBy = this.#reachedBy;
    const farthestM = this.hasBoarding ? Math.max(limitM, this.#boardingM) : limitM;
    parties.forEach(({ place, count }, party) => {
      const { rows, metres } = this.#within(place);
      for (let i = 0; i < rows.length && metres[i]! <= farthestM; i++) {
        const site = rows[i]!;
        const isDaily = metres[i]! <= limitM;
        if (reachedBy[site] !== party || (!isDaily && this.#hasBeds[site] === 0)) continue;
        reachedBy[site] = party + 1;
        if (party === 0) {
          dailyM[site] = 0;
          boarderM[site] = 0;
          boarders[site] = 0;
        }
        if (isDaily) dailyM[site]! += count * metres[i]!;
        else {
          boarderM[site]! += count * metres[i]!;
          boarders[site]! += count;
        }
      }
    });
    this.count = 0;
    const nearFirst = this.#within(parties[0]!.place);
    for (let i = 0; i < nearFirst.rows.length && nearFirst.metres[i]! <= farthestM; i++) {
      const site = nearFirst.rows[i]!;
      if (reachedBy[site] === parties.length) sites[this.count++] = site;
      reachedBy[site] = 0;
    }
  }

  /** Road metres from the party that has it farthest to the nearest site on its landmass; undefined when a party has none. */
  nearestM(parties: readonly Party[]): number | undefined {
    let farthest = 0;
    for (const { place } of parties) {
      const { metres } = nearestPlaces(this.#index, place, 1);
      if (metres.length === 0) return undefined;
      farthest = Math.max(farthest, metres[0]!);
    }
    return farthest;
  }

  /** Most cohorts share a few hundred starting points, so each is searched once. */
  #within(place: Place): FoundPlaces {
    const key = `${place.point.lat} ${place.point.lon} ${place.landmass} ${place.region}`;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = placesWithin(this.#index, place, this.#widestM);
      this.#found.set(key, found);
    }
    return found;
  }
}
