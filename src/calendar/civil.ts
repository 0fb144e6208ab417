/**
 * Civil dates as integers: the number of days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * No `Date` is used, so no time zone can shift a date. Both directions are `days_from_civil` and `civil_from_days` of
 * Howard Hinnant, "chrono-compatible low-level date algorithms" (2013): years begin on 1 March, so that the leap day is a
 * year's last day, and repeat after eras of 400 years.
 */

/** What `parseDay` returns for a text that is no date: -2147483648, far before any date it accepts. */
export const NO_DAY = -2147483648;

/** The weekdays in order, Monday first: `WEEKDAYS[weekdayOf(day)]`. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day of the week as it is written in a calendar. */
export type Weekday = (typeof WEEKDAYS)[number];

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const DAYS_PER_ERA = 146_097;
/** From 0000-03-01, where the first era begins, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;
const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a civil date, or `NO_DAY` when the text is not exactly a real date `YYYY-MM-DD` of the years 1900 to 2199.
 *
 * @example
 * parseDay("1970-01-02"); // 1
 * parseDay("2027-02-30"); // NO_DAY
 */
export function parseDay(text: string): number {
  const parts = CIVIL_DATE.exec(text);
  if (parts === null) return NO_DAY;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const date = Number(parts[3]);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return NO_DAY;
  if (date < 1 || date > daysInMonth(year, month)) return NO_DAY;
  return daysFromCivil(year, month, date);
}

/**
 * A day number as a civil date `YYYY-MM-DD`; for days of the years 0 to 9999, which have four digits.
 *
 * @example
 * formatDay(1); // "1970-01-02"
 */
export function formatDay(day: number): string {
  const shifted = day + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - daysBeforeYear(yearOfEra);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - daysBeforeMonth(monthFromMarch) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

/**
 * The weekday of a day number: 0 for Monday to 6 for Sunday.
 *
 * @example
 * weekdayOf(0); // 3, a Thursday
 */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday. The remainder takes the sign of the day, hence the second turn of the week.
  return (((day + 3) % 7) + 7) % 7;
}

function daysFromCivil(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfEra = daysBeforeYear(marchYear - era * 400) + daysBeforeMonth(monthFromMarch) + date - 1;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

/** Days of an era before its given year, which begins in March. */
function daysBeforeYear(yearOfEra: number): number {
  return yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
}

/** Days of a year before its given month, 0 for March: five months from March on have 31, 30, 31, 30, 31 days, 153 in all, and so on. */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
