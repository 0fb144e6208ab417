import * as v from "valibot";
import type { Problem } from "../problem.ts";
import { CalendarShape } from "./calendar.ts";
import { CohortShape } from "./cohort.ts";
import { CostsShape } from "./costs.ts";
import { DateText } from "./date.ts";
import { DemandShape } from "./demand.ts";
import { FacilityShape } from "./facility.ts";
import { FairnessShape } from "./fairness.ts";
import { Money } from "./number.ts";
import { PoolShape } from "./pool.ts";
import { ProgrammeShape } from "./programme.ts";
import { OpeningsShape, QuotaShape, SmoothingShape } from "./quota.ts";
import { RegionShape } from "./region.ts";
import { listOf, optional, type Shape, shapeOf } from "./shape-of.ts";
import { Note } from "./text.ts";
import { TravelShape } from "./travel.ts";
import { WaveShape } from "./wave.ts";

const HorizonShape: Shape<Problem["horizon"]> = shapeOf<Problem["horizon"]>()({
  start: DateText,
  end: DateText,
});

const LevelsName: v.GenericSchema<unknown, NonNullable<Problem["levels"]>> = v.picklist(
  ["economic", "lexicographic"],
  `"economic" or "lexicographic"`,
);

export const ProblemShape: Shape<Problem> = shapeOf<Problem>()({
  horizon: HorizonShape,
  calendars: listOf(CalendarShape),
  regions: listOf(RegionShape),
  facilities: listOf(FacilityShape),
  programmes: listOf(ProgrammeShape),
  cohorts: listOf(CohortShape),
  demand: optional(listOf(DemandShape)),
  waves: optional(listOf(WaveShape)),
  pools: optional(listOf(PoolShape)),
  quotas: optional(listOf(QuotaShape)),
  openings: optional(listOf(OpeningsShape)),
  budget: optional(Money),
  smoothing: optional(SmoothingShape),
  levels: optional(LevelsName),
  fairness: optional(FairnessShape),
  travel: optional(TravelShape),
  costs: optional(CostsShape),
  note: optional(Note),
});
