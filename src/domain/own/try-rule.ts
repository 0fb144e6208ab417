/** Own rules on trial: given these objects, this rule costs 20. Failures throw, so any test runner will do. */
import type { CivilDate } from "../calendar.ts";
import type { Cohort } from "../cohort.ts";
import type { Facility, Room } from "../facility.ts";
import type { Phase } from "../programme.ts";
import { costBy, refusalBy } from "./answers.ts";
import { checkRule } from "./check.ts";
import type { OwnRule } from "./functions.ts";

/** What a rule is asked about: as much of each object as it looks at. */
export interface TrialCase {
  readonly cohort?: Partial<Cohort>;
  readonly facility?: Partial<Facility>;
  readonly room?: Partial<Room>;
  readonly phase?: Partial<Phase>;
  /** A Monday, 1 March 2027, when absent. */
  readonly start?: CivilDate;
}

/** A rule and what it is asked about. Each expectation throws when it fails, and returns the trial when it holds. */
export interface RuleTrial {
  /** What the class costs by this rule. */
  costs(expected: number): RuleTrial;
  isEligible(): RuleTrial;
  /** Not eligible; with this reason, or one that matches, when given. */
  isIneligible(reason?: string | RegExp): RuleTrial;
}

/** A rule that did not answer what a test expected. */
export class TrialError extends Error {
  override readonly name = "TrialError";
}

/**
 * Tries a rule of your own on objects of which only what the rule looks at need be given.
 *
 * Its answers are checked as in `solve`: one that is not allowed throws a `UsageError`, one that is not expected a `TrialError`.
 *
 * @example
 * tryRule(fridays).given({ facility: { type: "BLK" }, start: "2027-03-05" }).costs(20);
 * tryRule(fridays).given({ facility: { tags: ["noisy"] } }).isIneligible(/market/);
 */
export function tryRule(rule: OwnRule): { given(objects: TrialCase): RuleTrial } {
  checkRule(rule, "rule");
  return { given: (objects) => trialOf(rule, objects) };
}

function trialOf(rule: OwnRule, { cohort, facility, room, phase, start = "2027-03-01" }: TrialCase): RuleTrial {
  const whole = {
    cohort: { ...COHORT, ...cohort },
    facility: { ...FACILITY, ...facility },
    room: { ...ROOM, ...room },
    phase: { ...PHASE, ...phase },
  };
  const refusal = () => refusalBy(rule, whole.cohort, whole.facility, whole.room, whole.phase);
  const fails = (seen: string, expected: string): TrialError =>
    new TrialError(
      `Rule "${rule.id}" ${seen}, expected ${expected}.\nGiven ${JSON.stringify({ cohort, facility, room, phase, start })}.`,
    );
  const trial: RuleTrial = {
    costs(expected) {
      const cost = costBy(rule, whole.cohort, whole.facility, start, whole.phase);
      if (cost !== expected) throw fails(`costs ${cost}`, String(expected));
      return trial;
    },
    isEligible() {
      const seen = refusal();
      if (seen !== undefined) throw fails(seen.reason === "" ? "refuses" : `refuses: ${seen.reason}`, "that it allows");
      return trial;
    },
    isIneligible(reason) {
      const seen = refusal();
      if (seen === undefined) throw fails("allows", "that it refuses");
      const isMeant = typeof reason === "string" ? seen.reason === reason : (reason?.test(seen.reason) ?? true);
      if (!isMeant) throw fails(`refuses: ${seen.reason}`, `the reason ${String(reason)}`);
      return trial;
    },
  };
  return trial;
}

const ROOM: Room = { id: "room", seats: 20 };
const PHASE: Phase = { id: "phase", days: 1 };
const COHORT: Cohort = {
  id: "cohort",
  programme: "programme",
  size: 20,
  region: "region",
  window: { earliest: "2027-01-01", latest: "2027-12-31" },
};
const FACILITY: Facility = { id: "facility", type: "BLK", region: "region", point: { lat: 0, lon: 0 }, rooms: [ROOM] };
