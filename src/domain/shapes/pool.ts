import * as v from "valibot";
import type { Pool, PoolPeriod } from "../pool.ts";
import { DateText } from "./date.ts";
import { MOST_PEOPLE, wholeNumber } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

const Capacity = wholeNumber(0, MOST_PEOPLE);

const PoolPeriodShape: Shape<PoolPeriod> = shapeOf<PoolPeriod>()({
  from: DateText,
  to: DateText,
  capacity: Capacity,
});

const CapacityOrPeriods: v.GenericSchema<unknown, Pool["capacity"]> = v.union(
  [Capacity, v.array(PoolPeriodShape)],
  "a whole number, or a list of { from, to, capacity }",
);

export const PoolShape: Shape<Pool> = shapeOf<Pool>()({
  id: Text,
  kind: optional(Text),
  name: optional(Text),
  region: optional(Text),
  capacity: CapacityOrPeriods,
  travelDays: optional(wholeNumber(0, 366)),
});
