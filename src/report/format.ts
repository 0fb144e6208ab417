/** Numbers, money and dates as people read them, the same on every machine. */
import { format } from "date-fns/format";
import type { CivilDate } from "../domain/index.ts";

const integers = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What stands where there is no number to show. */
export const DASH = "–";

/** 9412 as `9,412`. */
export function formatCount(count: number): string {
  return integers.format(count);
}

/** 23.456 as `23.5`. */
export function formatTenths(value: number): string {
  return tenths.format(value);
}

/** Metres as kilometres with one decimal, without the unit; a dash when there are none to speak of. */
export function formatKm(metres: number | undefined): string {
  return metres === undefined ? DASH : tenths.format(metres / 1000);
}

/** `IDR 9,412` for a currency code, `9,412 participants` for any other word. */
export function formatMoney(amount: number, currency: string): string {
  return /^[A-Z]{3}$/.test(currency) ? `${currency}\u00a0${formatCount(amount)}` : `${formatCount(amount)} ${currency}`;
}

/** A share as a percentage that never rounds a rest to nothing: 0.00312 as `0.31%`, 0.000001 as `less than 0.01%`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0001) return "less than 0.01%";
  if (share < 1 && share > 0.9999) return "more than 99.99%";
  const digits = share === 0 || share === 1 ? 0 : share < 0.1 ? 2 : 1;
  return `${(share * 100).toFixed(digits)}%`;
}

/** `1 class`, `421 classes`. */
export function formatNoun(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `Wednesday 6 January 2027`. */
export function formatLongDate(date: CivilDate): string {
  return format(toLocalDate(date), "EEEE d MMMM yyyy");
}

/** `Monday 4 January and Tuesday 9 February 2027`: the year once where it is the same. */
export function formatLongDates(first: CivilDate, last: CivilDate): string {
  const pattern = first.slice(0, 4) === last.slice(0, 4) ? "EEEE d MMMM" : "EEEE d MMMM yyyy";
  return `${format(toLocalDate(first), pattern)} and ${formatLongDate(last)}`;
}

/** `6 Jan 2027`. */
function formatDate(date: CivilDate): string {
  return format(toLocalDate(date), "d MMM yyyy");
}

/** `6 Jan`. */
export function formatDayAndMonth(date: CivilDate): string {
  return format(toLocalDate(date), "d MMM");
}

/** `6 to 12 Jan 2027`, with no more of the first date than tells it from the second. */
export function formatDates(from: CivilDate, to: CivilDate): string {
  if (from === to) return formatDate(from);
  const pattern =
    from.slice(0, 7) === to.slice(0, 7) ? "d" : from.slice(0, 4) === to.slice(0, 4) ? "d MMM" : "d MMM yyyy";
  return `${format(toLocalDate(from), pattern)} to ${formatDate(to)}`;
}

/** Both are read in the same time zone, so the day cannot move. */
function toLocalDate(date: CivilDate): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}
