import * as v from "valibot";
import { WEEKDAYS, type Weekday } from "../../calendar/index.ts";
import type { Calendar, ClosedDay, Range } from "../calendar.ts";
import { DateText, RangeShape, WeekdayName } from "./date.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const ClosedDayShape: Shape<ClosedDay> = shapeOf<ClosedDay>()({
  date: DateText,
  name: optional(Text),
  kind: optional(Text),
});

const WEEKDAY_OR_RANGE = `one of ${WEEKDAYS.join(", ")}, or a range of dates`;

/** A day of the week, or civil dates. */
const WeekdayOrRange: v.GenericSchema<unknown, Weekday | Range> = v.union([WeekdayName, RangeShape], WEEKDAY_OR_RANGE);

export const CalendarShape: Shape<Calendar> = shapeOf<Calendar>()({
  id: Text,
  extends: optional(Text),
  week: someOf(WeekdayName, "weekday"),
  closed: listOf(ClosedDayShape),
  noHalfDays: optional(listOf(WeekdayOrRange)),
});
