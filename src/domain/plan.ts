import type { CivilDate } from "./calendar.ts";
import type { Term } from "./costs.ts";
import type { LevelValue } from "./levels.ts";

/** A day of a class and the part of it that is taught. */
export interface Session {
  readonly date: CivilDate;
  readonly part: "full" | "morning" | "afternoon";
}

/** One cohort's phase in one room. */
export interface Assignment {
  readonly cohort: string;
  readonly phase: string;
  readonly facility: string;
  readonly room: string;
  /** Which of the room's `count` identical rooms, from 0. */
  readonly unit: number;
  /** First training day. */
  readonly start: CivilDate;
  /** Last training day. */
  readonly end: CivilDate;
  readonly sessions: readonly Session[];
}

/**
 * Why a cohort has no place.
 * - `no-facility-in-reach`: no facility within the travel limit on its landmass and in its regions; `nearestM` is the road distance to the nearest on its landmass
 * - `no-suitable-room`: facilities are in reach, none has a room with the seats, equipment, type and tags
 * - `no-open-start`: suitable rooms are in reach, none is open and free of bookings for a whole class within the window
 * - `not-worth-it`: a free place exists, and costs more than leaving the cohort out
 * - `wave-date`: a place exists on other days of its window, not on the day of its wave
 * - `no-beds`: rooms are to be had, and no bed for those who would have to board
 * - `no-pool`: rooms are to be had, and no pool that serves them has enough for a class
 * - `full`: every place in reach is taken by other cohorts
 * - `quota`, `year`, `budget`, `openings`: a place is free, and every free one would break such a maximum
 * - `own-rule`: rules of the user's own let it have none of the rooms that would suit it; `rule` is the id of one, the message has its reason
 * - `rules`: a place is free, and other rules that tie classes together, or what they cost together, speak against it
 */
export type UnplacedCode =
  | "no-facility-in-reach"
  | "no-suitable-room"
  | "no-open-start"
  | "not-worth-it"
  | "wave-date"
  | "no-beds"
  | "no-pool"
  | "full"
  | "quota"
  | "year"
  | "budget"
  | "openings"
  | "own-rule"
  | "rules";

/** A cohort without a place, and why. */
export interface Unplaced {
  readonly cohort: string;
  readonly reason: {
    readonly code: UnplacedCode;
    readonly message: string;
    readonly nearestM?: number;
    readonly rule?: string;
  };
}

/** People of one item of the problem's demand. */
export interface Members {
  /** Id of the item. */
  readonly demand: string;
  readonly count: number;
}

/** A cohort that a plan forms of people of the demand: all else about it follows from them (`formedCohorts`). */
export interface FormedCohort {
  readonly id: string;
  readonly members: readonly Members[];
}

/** People of the demand who are in no cohort, and why. */
export interface Left extends Members {
  readonly reason: LeftReason;
}

/**
 * - `no-room-in-reach`: no facility within the travel limit on their landmass has a suitable room in the window; `nearestKm` is the road to the nearest that has
 * - `too-few-people`: fewer people than a class in reach of any such room; `missing` more within `withinKm` of one would make a class, `nearestKm` from it are the nearest
 * - `rooms-short`: every suitable room in reach has its class, or is not free when the wave starts; `missing` more seats would do
 * - `pooling`: there are people and rooms, but the classes in reach are full and one more would leave too few for those around; `missing` more people would do
 * - `together`: no class that can be held has seats for as many of them as must stay together, or such groups have the seats
 * - `not-worth-it`: a free seat or one more class is possible, and costs more than leaving them out
 */
export type LeftCode = "no-room-in-reach" | "too-few-people" | "rooms-short" | "pooling" | "together" | "not-worth-it";

/**
 * What would give people who are left a place, each by itself.
 * - `people`: `count` more people within `withinKm` of the facility, or of those left where none is named, would make a class
 * - `seats`: `count` more seats in free suitable rooms within `withinKm`
 * - `room`: a suitable room within `withinKm`
 * - `boarding`: a boarding place at the facility, `km` away, the nearest beyond daily travel where `seats` of a class are free
 * - `money`: `amount`, in the smallest unit of the currency, which a class at the facility or the way to it costs more than leaving them out
 *
 * Kilometres are by road.
 */
export type LeftHelp =
  | { readonly kind: "people"; readonly count: number; readonly withinKm: number; readonly facility?: string }
  | { readonly kind: "seats"; readonly count: number; readonly withinKm: number }
  | { readonly kind: "room"; readonly withinKm: number }
  | { readonly kind: "boarding"; readonly facility: string; readonly km: number; readonly seats: number }
  | { readonly kind: "money"; readonly amount: number; readonly facility: string };

/** Why people are left, with the figures that the message names. */
export interface LeftReason {
  readonly code: LeftCode;
  readonly message: string;
  /** The most direct first; absent where nothing is known that would. */
  readonly help?: readonly LeftHelp[];
  readonly missing?: number;
  /** Road kilometres. */
  readonly withinKm?: number;
  readonly nearestKm?: number;
}

/**
 * Who is taught where and when. Every cohort, of the problem or formed by the plan, is in exactly one of the first two lists; every
 * participant of the demand in one formed cohort or left.
 */
export interface Plan {
  readonly assignments: readonly Assignment[];
  readonly unplaced: readonly Unplaced[];
  /** Formed of the problem's demand. */
  readonly cohorts?: readonly FormedCohort[];
  readonly left?: readonly Left[];
}

/** Integers in the smallest unit of the currency, by term, and people. */
export interface Score {
  readonly total: number;
  /** Those of the user's own rules come last, under the ids of the rules. */
  readonly terms: Readonly<Record<Term, number> & Record<string, number>>;
  readonly placedParticipants: number;
  readonly unplacedParticipants: number;
  /** What the plan is worth at each level, where the problem has levels. */
  readonly levels?: readonly LevelValue[];
}
