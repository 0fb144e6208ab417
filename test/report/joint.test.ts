/** Reports of joint plans: nobody is lost, what would help is said, and people are named only where that is asked for. */
import { describe, expect, test } from "vitest";
import { renderReport } from "../../src/report/index.ts";
import { sum } from "../../src/report/model/figures.ts";
import { helpWords, mostHelpful } from "../../src/report/model/help.ts";
import { payloadOf } from "../../src/report/model/payload-of.ts";
import { readPlan } from "../../src/report/model/reading.ts";
import { reasonGroups } from "../../src/report/model/reasons.ts";
import { homesReport, jointReport } from "./support/joint-report.ts";

describe("a nation formed and placed in one", () => {
  const input = jointReport(2_000);
  const reading = readPlan(input);
  const { classes, figures, provinces, left } = reading;
  const { score, plan } = input.solution;

  test("is one that the auditor accepts", () => {
    expect(input.verification).toMatchObject({ ok: true, boundOk: true, bound: input.solution.bound });
    expect(classes).toHaveLength(plan.cohorts!.length);
  });

  test("costs, class by class, what the auditor counts, and loses nobody", () => {
    expect(sum(classes, ({ cost }) => cost)).toBe(score.total - score.terms.unplaced);
    expect(figures).toMatchObject({ placed: score.placedParticipants, unplaced: 0, uncounted: 0, people: 2_000 });
    expect(figures.left).toBe(score.unplacedParticipants);
    expect(sum(provinces, ({ placed }) => placed)).toBe(score.placedParticipants);
    expect(sum(provinces, ({ left }) => left)).toBe(figures.left);
    expect(sum(reasonGroups(reading), ({ people }) => people)).toBe(figures.left);
    const { leftAt, classes: held } = payloadOf(reading);
    expect(
      sum(
        leftAt.filter((_, i) => i % 2 === 1),
        (people) => people,
      ),
    ).toBe(figures.left);
    expect(held.members).toBeUndefined();
  });

  test("says what would help, in figures that agree with the reason", () => {
    const codes = new Set(left.map(({ reason }) => reason.code));
    expect(codes.has("too-few-people")).toBe(true);
    for (const { reason } of plan.left!) {
      if (reason.code === "too-few-people") {
        expect(reason.help![0]).toMatchObject({ kind: "people", count: reason.missing, withinKm: reason.withinKm });
      }
      for (const help of reason.help ?? []) {
        if (help.kind === "boarding") expect(help.km).toBeGreaterThan(reason.withinKm!);
        expect(helpWords(help, reading.atlas)).not.toContain("undefined");
      }
    }
    const [most, next] = mostHelpful(left, reading.atlas, 6);
    expect(most!.people).toBeGreaterThanOrEqual(next!.people);
    const page = renderReport(input);
    expect(page).toContain("What would help the most people");
    expect(page).toContain(most!.what);
    expect(page).toContain("all classes that could be formed of these people");
    expect(page).not.toContain("It counts nothing");
    expect(page).not.toContain("In a class without a place");
  });
});

describe("people one by one", () => {
  test("appear by region alone, without name or home", () => {
    const input = homesReport(undefined);
    const page = renderReport(input);
    expect(input.solution.score).toMatchObject({ placedParticipants: 3, unplacedParticipants: 1 });
    for (const id of ["rina", "budi", "sari", "tono"]) expect(page).not.toContain(id);
    for (const home of ["7.01", "110.02"]) expect(page).not.toContain(home);
    const { places } = payloadOf(readPlan(input));
    expect(places.lat).toEqual([-7, -8.8]);
  });

  test("are named where that is asked for, and their lines set out from home", () => {
    const input = homesReport("ids");
    const page = renderReport(input);
    expect(payloadOf(readPlan(input)).classes.members).toEqual(["sari, budi, rina"]);
    expect(page).toContain("tono");
    expect(page).toContain("-7.011");
  });
});
