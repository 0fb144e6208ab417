import * as v from "valibot";
import { NO_DAY, parseDay, WEEKDAYS, type Weekday } from "../../calendar/index.ts";
import type { Range } from "../calendar.ts";
import { type Shape, shapeOf } from "./shape-of.ts";

const DATE = "a date written YYYY-MM-DD";

/** A civil date that exists. */
export const DateText: v.GenericSchema<unknown, string> = v.pipe(
  v.string(DATE),
  v.check((text) => parseDay(text) !== NO_DAY, DATE),
);

/** A day of the week. */
export const WeekdayName: v.GenericSchema<unknown, Weekday> = v.picklist(WEEKDAYS, `one of ${WEEKDAYS.join(", ")}`);

/** Civil dates, both ends included. */
export const RangeShape: Shape<Range> = shapeOf<Range>()({ from: DateText, to: DateText });
