import { describe, expect, it } from "vitest";
import { verify } from "../../src/verify/index.ts";
import { BREACHES } from "./breaches.ts";
import { assignmentOf, cohortOf, facilityOf, plannedProblem, teachOn } from "./planned-problem.ts";

describe("a plan broken on purpose", () => {
  it.each(BREACHES)("$rule: $name", ({ rule, breaks, tells }) => {
    const planned = plannedProblem();
    breaks(planned);
    const { ok, violations } = verify(planned.problem, planned.plan);
    expect(ok).toBe(false);
    expect(violations.map((violation) => violation.rule)).toEqual([rule]);
    for (const piece of tells) expect(violations[0]!.message).toContain(piece);
  });

  it("says where: cohort, facility and day", () => {
    const planned = plannedProblem();
    facilityOf(planned, "bpvp-banyuwangi").rooms[1]!.bookings!.push({ from: "2027-08-13", to: "2027-08-20" });
    expect(verify(planned.problem, planned.plan).violations).toMatchObject([
      { rule: "booking", cohort: "pangan-banyuwangi", facility: "bpvp-banyuwangi", date: "2027-08-13" },
    ]);
  });

  it("tells of three classes in a room for two, and of the unit that two share, once and not for each day", () => {
    const planned = plannedProblem();
    const { problem, plan } = planned;
    for (const [id, unit] of [
      ["digital-a", 0],
      ["digital-b", 1],
    ] as const) {
      problem.cohorts.push({ ...cohortOf(planned, "digital-banyuwangi"), id });
      plan.assignments.push({ ...assignmentOf(planned, "digital-banyuwangi"), cohort: id, unit });
    }
    const { violations } = verify(problem, plan);
    expect(violations.map(({ rule, date }) => `${rule} ${date}`)).toEqual(["room 2027-08-02", "room 2027-08-02"]);
    expect(violations[0]!.message).toContain("3 classes: digital-banyuwangi, digital-a, digital-b");
    expect(violations[1]!.message).toContain("unit 0 of room kelas of facility bpvp-banyuwangi holds 2 classes");
  });

  it("tells all that is wrong, in the order of the rules", () => {
    const planned = plannedProblem();
    assignmentOf(planned, "digital-jembrana").end = "2027-08-04";
    facilityOf(planned, "blkk-genteng").rooms[0]!.seats = 19;
    planned.plan.assignments.push({ ...assignmentOf(planned, "pangan-denpasar"), facility: "blk-atlantis" });
    const rules = verify(planned.problem, planned.plan).violations.map(({ rule }) => rule);
    expect(rules).toEqual(["known", "once", "seats", "open-days"]);
  });
});

describe("what a rule allows", () => {
  it("lets people travel just as far as the limit", () => {
    const planned = plannedProblem();
    cohortOf(planned, "digital-banyuwangi").maxTravelKm = 3.634;
    expect(verify(planned.problem, planned.plan).ok).toBe(true);
  });

  it("leaves a booking on a closed day alone", () => {
    const planned = plannedProblem();
    const kitchen = facilityOf(planned, "bpvp-banyuwangi").rooms[1]!;
    kitchen.bookings!.push({ from: "2027-08-14", to: "2027-08-15" });
    facilityOf(planned, "bpvp-banyuwangi").closures = [{ from: "2027-08-11", to: "2027-08-11" }];
    kitchen.bookings!.push({ from: "2027-08-11", to: "2027-08-11" });
    cohortOf(planned, "pangan-banyuwangi").window.earliest = "2027-08-10";
    planned.problem.programmes[1]!.phases[0]!.maxSpanDays = 8;
    teachOn(assignmentOf(planned, "pangan-banyuwangi"), [
      "2027-08-10",
      "2027-08-12",
      "2027-08-13",
      "2027-08-16",
      "2027-08-18",
    ]);
    // The holiday on the 17th stretches the class to nine days.
    expect(verify(planned.problem, planned.plan).violations.map(({ rule }) => rule)).toEqual(["span"]);
    planned.problem.programmes[1]!.phases[0]!.maxSpanDays = 9;
    expect(verify(planned.problem, planned.plan).violations).toEqual([]);
  });

  it("lets the placed cohorts of a wave start within its spread, the unplaced being exempt", () => {
    const planned = plannedProblem();
    planned.problem.waves![0]!.spreadDays = 1;
    teachOn(assignmentOf(planned, "digital-denpasar"), ["2027-08-03", "2027-08-04"]);
    expect(verify(planned.problem, planned.plan).ok).toBe(true);
    planned.problem.waves![0]!.spreadDays = 0;
    planned.plan.assignments = planned.plan.assignments.filter(({ cohort }) => cohort !== "digital-denpasar");
    planned.plan.unplaced.push({ cohort: "digital-denpasar", reason: { code: "wave-date", message: "" } });
    expect(verify(planned.problem, planned.plan).ok).toBe(true);
  });

  it("takes a region for all that lies below it, and no landmass at all for one and the same", () => {
    const planned = plannedProblem();
    for (const place of [...planned.problem.regions, ...planned.problem.facilities]) delete place.landmass;
    cohortOf(planned, "pangan-denpasar").regions = ["ID"];
    expect(verify(planned.problem, planned.plan).ok).toBe(true);
  });
});
