import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/domain/index.ts";
import { cheapestPlan, choicesOf } from "../oracle/enumerate.ts";
import { smallProblemArb } from "./arbitrary-problem.ts";

describe("small random problems", () => {
  test.prop([smallProblemArb({ maxCohorts: 12, maxFacilities: 8, maxHorizonDays: 24, maxWaves: 3 })])(
    "are valid",
    (problem) => {
      expect(() => parseProblem(problem)).not.toThrow();
    },
  );

  it("are neither hopeless nor trivial", () => {
    const problems = fc.sample(smallProblemArb(), { numRuns: 300, seed: 20270301 });
    const outcomes = problems.map((problem) => {
      const choices = choicesOf(problem);
      const alone = choices.reduce(
        (sum, { options, unplaced }) => sum + Math.min(unplaced, options[0]?.cost ?? unplaced),
        0,
      );
      const { cost, plan } = cheapestPlan(problem);
      return {
        hasOptions: choices.some(({ options }) => options.length > 0),
        places: plan.assignments.length > 0,
        leavesOut: plan.unplaced.some(({ cohort }) =>
          choices.some((one) => one.cohort.id === cohort && one.options.length > 0),
        ),
        contends: cost > alone,
      };
    });
    const share = (name: keyof (typeof outcomes)[number]) =>
      outcomes.filter((outcome) => outcome[name]).length / outcomes.length;
    expect(share("hasOptions")).toBeGreaterThan(0.6);
    expect(share("places")).toBeGreaterThan(0.5);
    expect(share("leavesOut")).toBeGreaterThan(0.2);
    expect(share("contends")).toBeGreaterThan(0.1);
  });

  it("have each optional field in some and not in all", () => {
    const problems = fc.sample(smallProblemArb(), { numRuns: 300, seed: 20270301 });
    const cohorts = problems.flatMap((problem) => problem.cohorts);
    const facilities = problems.flatMap((problem) => problem.facilities);
    const phases = problems.flatMap(({ programmes }) => programmes.flatMap((programme) => programme.phases));
    const groups: readonly (readonly [readonly object[], readonly string[]])[] = [
      [problems, ["waves", "travel", "costs"]],
      [problems.flatMap(({ regions }) => regions), ["parent", "calendar", "point", "landmass"]],
      [facilities, ["landmass", "calendar", "closures", "tags", "costs"]],
      [facilities.flatMap(({ rooms }) => rooms), ["count", "equipment", "bookings"]],
      [phases, ["startDays", "equipment", "facilityTypes", "maxSpanDays"]],
      [cohorts, ["point", "landmass", "origins", "wave", "maxTravelKm", "regions", "requiredTags", "excludedTags"]],
      [cohorts, ["preferredStart"]],
    ];
    for (const [items, fields] of groups) {
      for (const field of fields) {
        const present = items.filter((item) => field in item).length / items.length;
        expect({ field, isVaried: present > 0.03 && present < 0.97 }).toEqual({ field, isVaried: true });
      }
    }
  });
});
