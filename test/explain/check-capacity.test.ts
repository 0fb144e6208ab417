import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Problem, Region } from "../../src/domain/index.ts";
import { checkCapacity } from "../../src/explain/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { cheapestPlan } from "../oracle/enumerate.ts";
import { smallProblem } from "../support/small-problem.ts";

/** Many classes of two days for one kitchen of Genteng, within a week. */
function crowdedKitchen(classes: number): Problem {
  const problem = smallProblem();
  const cohort = problem.cohorts.find(({ id }) => id === "pangan-genteng")!;
  const window = { earliest: "2027-08-09", latest: "2027-08-10" };
  return {
    ...problem,
    cohorts: Array.from({ length: classes }, (_, k) => ({ ...cohort, id: `pangan-${k}`, window })),
  };
}

/** Whether a region is another or lies below it. */
function liesIn(region: string, above: string, regions: readonly Region[]): boolean {
  for (let at: string | undefined = region; at !== undefined; at = regions.find(({ id }) => id === at)?.parent) {
    if (at === above) return true;
  }
  return false;
}

describe("the check of capacities", () => {
  it("finds nothing in a problem whose cohorts all fit", () => {
    expect(checkCapacity(smallProblem())).toEqual({ ok: true, shortages: [] });
  });

  it("names region, days and equipment, and counts room-days", () => {
    // Two kitchens on Java, five days each: from the 9th to the 16th both are open on 5 and 7 days; both close on the 17th.
    expect(checkCapacity(crowdedKitchen(2)).ok).toBe(true);
    const { ok, shortages } = checkCapacity(crowdedKitchen(3));
    expect(ok).toBe(false);
    expect(shortages).toHaveLength(1);
    expect(shortages[0]).toMatchObject({
      region: "35.10",
      equipment: ["kitchen"],
      facilityTypes: ["BLKK", "UPTD", "UPTP"],
      from: "2027-08-09",
      classes: 3,
      needed: 15,
    });
    expect(shortages[0]!.available).toBeLessThan(15);
    expect(shortages[0]!.message).toMatch(
      /^Banyuwangi \(35\.10\): 3 classes that must be taught from 2027-08-09 to 2027-08-1\d need 15 room-days; all rooms with kitchen in reach have 1\d in these days\.$/,
    );
  });

  it("finds a wave that needs more rooms at once than there are", () => {
    const problem = smallProblem();
    const wave = problem.cohorts.filter(({ wave }) => wave !== undefined);
    const cohorts = [...wave, { ...wave[1]!, id: "second" }, { ...wave[2]!, id: "third", size: 40 }];
    const { shortages } = checkCapacity({ ...problem, cohorts });
    expect(shortages).toEqual([
      expect.objectContaining({ region: "51.01", wave: "serentak", classes: 2, needed: 2, available: 1 }),
      expect.objectContaining({ region: "51.71", wave: "serentak", classes: 2, needed: 2, available: 1 }),
    ]);
  });

  test.prop([smallProblemArb({ maxCohorts: 8, maxFacilities: 3 })], { numRuns: 300 })(
    "is right: no plan places all classes of a region that is short",
    (problem) => {
      const eager = { ...problem, costs: { currency: "participants", unplaced: 1 } };
      const { shortages } = checkCapacity(eager);
      fc.pre(shortages.length > 0);
      const left = cheapestPlan(eager).plan.unplaced.map(({ cohort }) => cohort);
      for (const { region } of shortages) {
        const members = problem.cohorts.filter((cohort) => liesIn(cohort.region, region, problem.regions));
        expect(members.filter(({ id }) => left.includes(id)).length).toBeGreaterThan(0);
      }
    },
  );
});
