/** A way from one landmass to another and back: a ferry, a bridge, a flight. */
export interface Crossing {
  readonly between: readonly [landmass: string, landmass: string];
  /** What it counts as, in road kilometres, for limits and for costs, besides the way on either side. */
  readonly roadKm: number;
}

/** How people travel. Road metres are straight metres times `roadFactor`; another landmass is out of reach but by a crossing. */
export interface Travel {
  /** At least 1. */
  readonly roadFactor: number;
  /** Most road kilometres one way. */
  readonly maxTravelKm: number;
  /** Most road kilometres of participants who board, where a facility has beds; nobody boards when absent. */
  readonly maxBoardingKm?: number;
  /** Which landmasses may be reached from one another; each way takes one crossing at the most. */
  readonly crossings?: readonly Crossing[];
}

/** Rates, as integers in the smallest unit of the currency. An absent rate is 0. */
export interface Costs {
  /** Shown to people, for example `IDR`. */
  readonly currency: string;
  /** For each class at a facility that has no cost of its own and whose type has no rate. */
  readonly class?: number;
  /** The same by type of facility. A parsed problem holds it without a prototype, so a type called `constructor` finds no rate but its own. */
  readonly classByType?: Readonly<Record<string, number>>;
  /** For each participant and training day. */
  readonly allowancePerDay?: number;
  /** For each participant, training day and road kilometre; one way counted, the return included. */
  readonly travelPerKm?: number;
  /** For each class and civil day after its preferred start. */
  readonly latenessPerDay?: number;
  /** For each participant who boards and night. */
  readonly boardingPerNight?: number;
  /** For each facility that holds any class and has no cost of its own. */
  readonly activation?: number;
  /** For each facility that a series of cohorts uses. */
  readonly seriesFacility?: number;
  /** For each seat of its room that a class leaves empty; of a shared room none is its own. */
  readonly emptySeat?: number;
  /** For each participant who is not placed. */
  readonly unplaced?: number;
}

/** The terms of the score, in the order in which people read them. */
export const TERMS = [
  "class",
  "facilityDays",
  "allowance",
  "travel",
  "boarding",
  "activation",
  "series",
  "preferences",
  "emptySeats",
  "smoothing",
  "lateness",
  "unplaced",
] as const;

/** Name of a term of the score: the same in scores, reports, documents and tests. */
export type Term = (typeof TERMS)[number];

/** Travel of a problem that states none: 84 road kilometres are 60 straight ones. */
export const DEFAULT_TRAVEL: Travel = { roadFactor: 1.4, maxTravelKm: 84 };

/** Costs of a problem that states none: as many participants placed as possible. */
export const DEFAULT_COSTS: Costs = { currency: "participants", unplaced: 1 };
