/**
 * What a planner may rightly ask for, and this version does not enforce yet: refused by name, never accepted and ignored.
 *
 * Whoever builds one of these takes its row away and adds the field to its shape and interface.
 */
import { CalendarShape } from "./calendar.ts";
import { CohortShape } from "./cohort.ts";
import { CostsShape } from "./costs.ts";
import { DemandShape } from "./demand.ts";
import { BookingShape, FacilityCostsShape, FacilityShape, RoomShape } from "./facility.ts";
import { ProblemShape } from "./problem.ts";
import { PhaseShape } from "./programme.ts";
import type { Field } from "./shape-of.ts";
import { TravelShape } from "./travel.ts";
import { WaveShape } from "./wave.ts";

/** A field that is understood and refused. */
export interface Refusal {
  /** Of the object that holds it. */
  readonly shape: Field;
  readonly field: string;
  /** The one value that is refused; every value when absent. */
  readonly value?: string;
  /** As in "asks for dormitory beds". */
  readonly asksFor: string;
}

export const UNSUPPORTED: readonly Refusal[] = [
  { shape: ProblemShape, field: "pools", asksFor: "shared resources such as instructor teams" },
  { shape: ProblemShape, field: "quotas", asksFor: "minimum or maximum shares" },
  { shape: ProblemShape, field: "openings", asksFor: "a limit of facilities in use" },
  { shape: ProblemShape, field: "budget", asksFor: "a budget" },
  { shape: ProblemShape, field: "smoothing", asksFor: "an even load" },
  { shape: ProblemShape, field: "levels", asksFor: "an order among objectives" },
  { shape: ProblemShape, field: "fairness", asksFor: "fair shares" },
  { shape: CalendarShape, field: "noHalfDays", asksFor: "days without half sessions" },
  { shape: FacilityShape, field: "beds", asksFor: "dormitory beds" },
  { shape: FacilityShape, field: "limits", asksFor: "limits of a facility" },
  { shape: FacilityCostsShape, field: "activation", asksFor: "a cost of opening a facility" },
  { shape: BookingShape, field: "unit", asksFor: "the booking of a single room" },
  { shape: RoomShape, field: "shared", asksFor: "a room shared by several classes at a time" },
  { shape: PhaseShape, field: "sessions", value: "half", asksFor: "half days" },
  { shape: PhaseShape, field: "pools", asksFor: "shared resources such as instructor teams" },
  { shape: PhaseShape, field: "after", asksFor: "an order of phases" },
  { shape: CohortShape, field: "priority", asksFor: "priorities" },
  { shape: CohortShape, field: "mandatory", asksFor: "cohorts that must be placed" },
  { shape: CohortShape, field: "preferences", asksFor: "preferences" },
  { shape: CohortShape, field: "pinned", asksFor: "a place that is fixed in advance" },
  { shape: CohortShape, field: "series", asksFor: "cohorts kept together" },
  { shape: WaveShape, field: "after", asksFor: "an order of waves" },
  { shape: WaveShape, field: "holidayShiftDays", asksFor: "a start that local holidays may shift" },
  { shape: DemandShape, field: "tags", asksFor: "tags of participants" },
  { shape: DemandShape, field: "together", asksFor: "participants who stay together" },
  { shape: TravelShape, field: "maxBoardingKm", asksFor: "boarding" },
  { shape: TravelShape, field: "crossings", asksFor: "crossings between landmasses" },
  { shape: CostsShape, field: "activation", asksFor: "a cost of opening a facility" },
  { shape: CostsShape, field: "boardingPerNight", asksFor: "a cost of boarding" },
  { shape: CostsShape, field: "seriesFacility", asksFor: "a cost of splitting a series" },
  { shape: CostsShape, field: "emptySeat", asksFor: "a cost of empty seats" },
  { shape: CostsShape, field: "emptySeats", asksFor: "a cost of empty seats" },
  { shape: CostsShape, field: "change", asksFor: "a cost of changes to a published plan" },
  { shape: CostsShape, field: "changes", asksFor: "a cost of changes to a published plan" },
];
