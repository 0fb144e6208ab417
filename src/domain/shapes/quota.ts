import * as v from "valibot";
import type { Openings, Quota, Smoothing } from "../quota.ts";
import { RangeShape } from "./date.ts";
import { FilterShape } from "./filter.ts";
import { Money, wholeNumber } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

const Unit: v.GenericSchema<unknown, Quota["unit"]> = v.picklist(
  ["cohorts", "participants"],
  `"cohorts" or "participants"`,
);
const Amount = wholeNumber(0, 1_000_000_000);

export const QuotaShape: Shape<Quota> = shapeOf<Quota>()({
  id: Text,
  unit: Unit,
  phase: optional(Text),
  facilities: optional(FilterShape),
  cohorts: optional(FilterShape),
  period: optional(RangeShape),
  min: optional(Amount),
  max: optional(Amount),
});

export const OpeningsShape: Shape<Openings> = shapeOf<Openings>()({
  id: Text,
  facilities: optional(FilterShape),
  max: Amount,
});

export const SmoothingShape: Shape<Smoothing> = shapeOf<Smoothing>()({
  unit: Unit,
  perMonth: Amount,
  overCost: Money,
});
