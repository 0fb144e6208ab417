/** Own rules drawn at random: functions that answer by the names of what they are asked about. */
import { fc } from "@fast-check/vitest";
import type { OwnRule } from "../../src/domain/index.ts";

/** What of a class a rule looks at. */
type Look = "cohort" | "facility" | "room" | "start" | "phase";
const looks = fc.subarray<Look>(["cohort", "facility", "room", "start", "phase"], { minLength: 1 });

const drawnRule = fc.record({
  looks,
  salt: fc.nat(999),
  most: fc.constantFrom(0, 40, 400),
  share: fc.integer({ min: 2, max: 5 }),
});

/** One to three rules; a share of 5 refuses nothing, and what costs at most 0 names no costs. */
export const ownRulesArb: fc.Arbitrary<OwnRule[]> = fc.array(drawnRule, { minLength: 1, maxLength: 3 }).map((drawn) =>
  drawn.map(({ looks, salt, most, share }, k): OwnRule => {
    const number = (seen: Partial<Record<Look, string>>): number =>
      looks.reduce((sum, look) => mix(sum, seen[look] ?? ""), salt);
    const rule: OwnRule = { id: `own-${k}`, version: `${salt}` };
    if (share < 5) {
      rule.eligible = (cohort, facility, room, phase) =>
        number({ cohort: cohort.id, facility: facility.id, room: room.id, phase: phase.id }) % share !== 0;
    }
    if (most > 0 || share === 5) {
      rule.cost = (cohort, facility, start, phase) =>
        number({ cohort: cohort.id, facility: facility.id, start, phase: phase.id }) % (most + 1);
    }
    return rule;
  }),
);

function mix(seed: number, text: string): number {
  let sum = seed;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}
