import * as v from "valibot";
import type { Costs } from "../costs.ts";
import { Money } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

/**
 * Rates by a name that users choose, which may be `constructor` or `__proto__`: valibot's `record` leaves such names out
 * without a word, so this copies them one by one, into an object without a prototype, whose lookups find nothing but rates.
 */
const RatesByName: v.GenericSchema<unknown, Record<string, number>> = v.pipe(
  v.custom<Record<string, unknown>>(isObject, "an object"),
  v.rawTransform<Record<string, unknown>, Record<string, number>>(({ dataset, addIssue }) => {
    const rates: Record<string, number> = Object.create(null);
    for (const [key, value] of Object.entries(dataset.value)) {
      // As in every other place, a field that is undefined is absent.
      if (value === undefined) continue;
      const { success, output, issues } = v.safeParse(Money, value, { abortEarly: true });
      if (success) rates[key] = output;
      else {
        const item = { type: "object", origin: "value", input: dataset.value, key, value } as const;
        addIssue({ message: issues[0].message, input: value, path: [item] });
      }
    }
    return rates;
  }),
);

export const CostsShape: Shape<Costs> = shapeOf<Costs>()({
  currency: Text,
  class: optional(Money),
  classByType: optional(RatesByName),
  allowancePerDay: optional(Money),
  travelPerKm: optional(Money),
  latenessPerDay: optional(Money),
  boardingPerNight: optional(Money),
  activation: optional(Money),
  seriesFacility: optional(Money),
  emptySeat: optional(Money),
  unplaced: optional(Money),
});

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
