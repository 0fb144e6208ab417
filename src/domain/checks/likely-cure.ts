/** Guesses at what was meant when a value is not of its kind, for the second line of a message. */
import { NO_DAY, parseDay, WEEKDAYS } from "../../calendar/index.ts";
import { DateText, WeekdayName } from "../shapes/date.ts";
import type { Field } from "../shapes/shape-of.ts";

/** A value that is not of its kind, the field it stands in, and the object or list that holds it. */
export interface Misfit {
  readonly value: unknown;
  readonly field: Field | undefined;
  readonly isOptional: boolean;
  readonly step: string | number | undefined;
  readonly holder: unknown;
}

/** What to do about a misfit, as in "Maybe lat and lon are swapped."; `undefined` when nothing suggests itself. */
export function likelyCure({ value, field, isOptional, step, holder }: Misfit): string | undefined {
  if (value === null) return isOptional ? "leave the field out." : undefined;
  if ((step === "lat" || step === "lon") && areSwapped(holder)) return "lat and lon are swapped.";
  if (typeof value !== "string") return undefined;
  if (step === undefined) return "JSON.parse first, when it is JSON.";
  if (field === DateText) return dateMeant(value);
  if (field === WeekdayName) return weekdayMeant(value);
  if (field?.type === "number") return numberMeant(value);
  return undefined;
}

/** A latitude beyond the poles beside a longitude that would be a latitude. */
function areSwapped(point: unknown): boolean {
  const { lat, lon } = point as { readonly lat?: unknown; readonly lon?: unknown };
  if (typeof lat !== "number" || typeof lon !== "number") return false;
  return Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
}

function dateMeant(text: string): string | undefined {
  const [, first = "", middle = "", last = "", rest = ""] =
    /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(.*)$/s.exec(text) ?? [];
  const written = (year: string, month: string, day: string): string =>
    `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // The year stands first or last; behind it the month, since nobody here writes the month before the day.
  const date = first.length === 4 ? written(first, middle, last) : written(last, middle, first);
  if (parseDay(date) !== NO_DAY) return `${date} is meant${rest.trim() === "" ? "" : ", without a time"}.`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "the day, the month or the year is mistyped: no such date exists.";
  return undefined;
}

function weekdayMeant(text: string): string | undefined {
  const start = text.trim().slice(0, 3).toLowerCase();
  const weekday = WEEKDAYS.find((name) => name === start);
  return weekday === undefined ? undefined : `${weekday} is meant.`;
}

function numberMeant(text: string): string | undefined {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? undefined : `${number} is meant, without quotation marks.`;
}
