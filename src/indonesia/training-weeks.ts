/** On which days of 2027 facilities train: by calendar, and less their renovations. */
import type { Random } from "../base/index.ts";
import { type DayRange, type OpenDays, openDays, parseDay, resolveCalendars } from "../calendar/index.ts";
import type { Range } from "../domain/index.ts";
import { between } from "./bookings.ts";
import { FIVE_DAYS, nationalCalendars, SIX_DAYS } from "./calendars.ts";
import type { SiteType } from "./sites.ts";

/** The year over which rooms are booked. */
const YEAR: Range = { from: "2027-01-01", to: "2027-12-31" };

/** The days on which those train who share a calendar. @internal */
export interface TrainingWeek {
  readonly calendar: string;
  /** Training days a week. */
  readonly days: number;
  readonly open: (closures: readonly DayRange[]) => OpenDays;
}

/** The five-day and the six-day week. @internal */
export function trainingWeeks(): [five: TrainingWeek, six: TrainingWeek] {
  const calendars = resolveCalendars(nationalCalendars());
  const firstDay = parseDay(YEAR.from);
  const periods = parseDay(YEAR.to) - firstDay + 1;
  const trainingWeek = (calendar: string): TrainingWeek => {
    const rules = calendars.get(calendar)!;
    const always = openDays(firstDay, periods, rules, []);
    const open = (closures: readonly DayRange[]): OpenDays =>
      closures.length === 0 ? always : openDays(firstDay, periods, rules, closures);
    return { calendar, days: rules.week.length, open };
  };
  return [trainingWeek(FIVE_DAYS), trainingWeek(SIX_DAYS)];
}

/** Four in a hundred training and service centres, and one in a hundred community centres, are closed for one to four months of 2027. @internal */
export function renovation(type: SiteType, random: Random): DayRange[] {
  if (random.nextInt(100) >= (type === "BLKK" ? 1 : 4)) return [];
  const days = between([30, 120], random);
  const from = parseDay(YEAR.from) + random.nextInt(365 - days);
  return [{ from, to: from + days - 1 }];
}
