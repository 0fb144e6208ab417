/** The ways that the user's own rules leave, and what they cost with them. */
import type { OwnRule } from "../../src/domain/index.ts";
import { type WaysOf, waysOf } from "./class-ways.ts";

export function ownWays(rules: readonly OwnRule[]): WaysOf {
  return (problem, cohort, phase) =>
    waysOf(problem, cohort, phase)
      .filter(({ facility, room }) => rules.every((rule) => rule.eligible?.(cohort, facility, room, phase) ?? true))
      .map((way) => {
        const own = rules.map((rule) => rule.cost?.(cohort, way.facility, way.days[0]!, phase) ?? 0);
        return { ...way, cost: own.reduce((sum, cost) => sum + cost, way.cost) };
      });
}
