/** What the values of priced rows must be, and how they are named in messages. */
import { NO_DAY, parseDay } from "../../calendar/index.ts";
import type { Facts } from "../facts.ts";
import { show } from "../untrusted.ts";

/** Whether rooms can be packed: every cohort is one class of whole days that starts by itself. */
export function arePackable({ problem }: Facts): boolean {
  return (
    (problem.waves ?? []).length === 0 &&
    problem.programmes.every(({ phases }) => phases.length === 1 && phases[0]!.sessions !== "half")
  );
}

export const A_PRICE = "a whole number from 0 to 2^53 - 1";

export function isPrice(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

export function isMonth(value: unknown): value is string {
  return typeof value === "string" && parseDay(`${value}-01`) !== NO_DAY;
}

export function isYear(value: unknown): value is string {
  return typeof value === "string" && parseDay(`${value}-01-01`) !== NO_DAY;
}

export function shown(ids: readonly unknown[]): string {
  return `[${ids.map(show).join(", ")}]`;
}
