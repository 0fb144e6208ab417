import type { Problem } from "../problem.ts";
import { CalendarShape } from "./calendar.ts";
import { CohortShape } from "./cohort.ts";
import { CostsShape } from "./costs.ts";
import { DateText } from "./date.ts";
import { DemandShape } from "./demand.ts";
import { FacilityShape } from "./facility.ts";
import { ProgrammeShape } from "./programme.ts";
import { RegionShape } from "./region.ts";
import { listOf, optional, type Shape, shapeOf } from "./shape-of.ts";
import { Note } from "./text.ts";
import { TravelShape } from "./travel.ts";
import { WaveShape } from "./wave.ts";

const HorizonShape: Shape<Problem["horizon"]> = shapeOf<Problem["horizon"]>()({
  start: DateText,
  end: DateText,
});

export const ProblemShape: Shape<Problem> = shapeOf<Problem>()({
  horizon: HorizonShape,
  calendars: listOf(CalendarShape),
  regions: listOf(RegionShape),
  facilities: listOf(FacilityShape),
  programmes: listOf(ProgrammeShape),
  cohorts: listOf(CohortShape),
  demand: optional(listOf(DemandShape)),
  waves: optional(listOf(WaveShape)),
  travel: optional(TravelShape),
  costs: optional(CostsShape),
  note: optional(Note),
});
