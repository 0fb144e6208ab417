import type { Calendar, ClosedDay } from "../calendar.ts";
import { DateText, WeekdayName } from "./date.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const ClosedDayShape: Shape<ClosedDay> = shapeOf<ClosedDay>()({
  date: DateText,
  name: optional(Text),
  kind: optional(Text),
});

export const CalendarShape: Shape<Calendar> = shapeOf<Calendar>()({
  id: Text,
  extends: optional(Text),
  week: someOf(WeekdayName, "weekday"),
  closed: listOf(ClosedDayShape),
});
