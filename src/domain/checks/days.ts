import { NO_DAY, parseDay } from "../../calendar/index.ts";

/** Day numbers of the dates of one problem, each read once: a hundred thousand cohorts name a few hundred days. */
export class Days {
  readonly #dayOf = new Map<string, number | undefined>();

  /** The day number of a date; `undefined` when it is absent or none. */
  of(date: string | undefined): number | undefined {
    if (date === undefined) return undefined;
    if (this.#dayOf.has(date)) return this.#dayOf.get(date);
    const parsed = parseDay(date);
    const day = parsed === NO_DAY ? undefined : parsed;
    this.#dayOf.set(date, day);
    return day;
  }
}
