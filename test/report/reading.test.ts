import { describe, expect, test } from "vitest";
import type { Region } from "../../src/domain/index.ts";
import { atlasOf } from "../../src/report/model/atlas.ts";
import { sum } from "../../src/report/model/figures.ts";
import { payloadOf } from "../../src/report/model/payload-of.ts";
import { readPlan } from "../../src/report/model/reading.ts";
import { reasonGroups } from "../../src/report/model/reasons.ts";
import { smallProblem } from "../support/small-problem.ts";
import { nationalReport, sequentialReport, smallReport } from "./support/reports.ts";

describe("a plan that was made by hand", () => {
  const input = smallReport();
  const reading = readPlan(input);

  test("is one that the auditor accepts", () => {
    expect(input.verification).toMatchObject({ ok: true, boundOk: true });
  });

  test("has the figures that one counts by hand", () => {
    expect(reading.figures).toMatchObject({
      people: 147,
      placed: 126,
      unplaced: 18,
      left: 3,
      classes: 5,
      facilitiesUsed: 4,
      facilities: 4,
      roomsUsed: 5,
      rooms: 7,
      averageSize: 25.2,
      seatsFilled: 126 / (30 + 40 + 24 + 20 + 16),
    });
    expect(reading.figures.types).toEqual([
      { type: "UPTP", available: 1, used: 1, classes: 1, people: 30 },
      { type: "UPTD", available: 1, used: 1, classes: 2, people: 40 },
      { type: "BLKK", available: 1, used: 1, classes: 1, people: 20 },
      { type: "PLUT", available: 1, used: 1, classes: 1, people: 36 },
    ]);
  });

  test("counts people where they live and classes where they are taught", () => {
    expect(reading.provinces).toMatchObject([
      { province: "35.10", placed: 50, unplaced: 18, left: 0, classes: 2, facilitiesUsed: 2 },
      { province: "51", placed: 76, unplaced: 0, left: 3, classes: 3, facilitiesUsed: 2 },
    ]);
  });

  test("runs in the weeks in which its classes have sessions", () => {
    expect(reading.weeks).toEqual({
      mondays: ["2027-08-02", "2027-08-09"],
      loads: [
        { province: "35.10", classes: [1, 1] },
        { province: "51", classes: [3, 0] },
      ],
    });
  });

  test("travels from every origin, each person one way", () => {
    const genteng = reading.classes.find(({ cohort }) => cohort.id === "pangan-genteng")!;
    expect(genteng.origins.map(({ count }) => count)).toEqual([14, 6]);
    expect(genteng.roadM).toBe(sum(genteng.origins, ({ count, roadM }) => count * roadM));
    expect(genteng.origins[0]!.roadM).toBeLessThan(1_000);
    expect(genteng.origins[1]!.roadM).toBeGreaterThan(30_000);
  });

  test("says why people are left out, the most people first", () => {
    const groups = reasonGroups(reading);
    expect(groups.map(({ code, stage, people }) => [code, stage, people])).toEqual([
      ["full", "placing", 18],
      ["too-few", "forming", 3],
    ]);
    expect(groups[1]!.sentence).toBe("3 people in reach, 12 are needed.");
  });
});

test("a reason of forming is told otherwise than the same one of placing", () => {
  const reason = { code: "not-worth-it", message: "It costs 3 more." };
  const input = { ...smallReport(), left: [{ region: "51", count: 3, reason }] };
  const group = reasonGroups(readPlan(input)).find(({ code }) => code === "not-worth-it")!;
  expect(group).toMatchObject({ stage: "forming", people: 3 });
  expect(group.sentence).toBe("A class could hold them, but would cost more than leaving them out.");
});

test("a reason that nobody foresaw is put into words of its own", () => {
  const left = ["a", "b"].map((message, i) => ({
    region: "51",
    count: i + 1,
    reason: { code: "constructor", message: `${message}.` },
  }));
  const input = { ...smallReport(), left };
  const [, group] = reasonGroups(readPlan(input));
  expect(group!.sentence).toBe("Constructor. For example: a.");
});

describe.each([
  ["on one day", nationalReport(2_000)],
  ["in turn", sequentialReport(1_000, 6)],
])("a nation %s", (_, input) => {
  const reading = readPlan(input);
  const { classes, figures, provinces, atlas, weeks } = reading;
  const { score } = input.solution;

  test("is one that the auditor accepts, wherever he was asked", () => {
    if (input.verification !== undefined) expect(input.verification).toMatchObject({ ok: true, boundOk: true });
    expect(classes.length).toBeGreaterThan(20);
  });

  test("costs, class by class, what the auditor counts", () => {
    expect(sum(classes, ({ cost }) => cost)).toBe(score.total - score.terms.unplaced);
    expect(sum(provinces, ({ cost }) => cost)).toBe(score.total - score.terms.unplaced);
  });

  test("loses nobody between the sums and the provinces", () => {
    expect(sum(provinces, ({ placed }) => placed)).toBe(score.placedParticipants);
    expect(sum(provinces, ({ unplaced }) => unplaced)).toBe(score.unplacedParticipants);
    expect(sum(provinces, ({ left }) => left)).toBe(figures.left);
    expect(sum(provinces, ({ facilitiesUsed }) => facilitiesUsed)).toBe(figures.facilitiesUsed);
    expect(sum(reasonGroups(reading), ({ people }) => people)).toBe(figures.unplaced + figures.left);
  });

  test("counts each class in every week in which it runs", () => {
    const running = sum(weeks.loads, ({ classes: load }) => sum(load, (count) => count));
    expect(running).toBe(classes.length);
  });

  test("is packed without losing a row", () => {
    const payload = payloadOf(readPlan(input));
    expect(payload.facilities.name).toHaveLength(input.problem.facilities.length);
    expect(payload.classes.cohort).toHaveLength(classes.length);
    classes.forEach(({ facility, origins }, row) => {
      expect(payload.facilities.name[payload.classes.facility[row]!]).toBe(facility.name ?? facility.id);
      const pairs = payload.classes.origins[row]!;
      const regions = pairs.filter((_, i) => i % 2 === 0).map((place) => payload.places.region[place]!);
      expect(regions.map((region) => payload.regions[region])).toEqual(
        origins.map((origin) => atlas.nameOf(origin.region)),
      );
    });
    expect(payload.land).toBeDefined();
  });
});

describe("the province of a region", () => {
  const provinceOf = (regions: readonly Region[], id: string): string =>
    atlasOf({ ...smallProblem(), regions }).provinceOf(id);
  const tree = [
    { id: "nation" },
    { id: "province", parent: "nation" },
    { id: "regency", parent: "province" },
    { id: "village", parent: "regency" },
  ];

  test("is the one below the root, and the root is its own", () => {
    expect(provinceOf(tree, "village")).toBe("province");
    expect(provinceOf(tree, "province")).toBe("province");
    expect(provinceOf(tree, "nation")).toBe("nation");
  });

  test("is the root where there are several, and the region itself where there is no tree", () => {
    expect(provinceOf([...tree, { id: "other" }], "village")).toBe("nation");
    expect(provinceOf([{ id: "a" }, { id: "b" }], "b")).toBe("b");
  });

  test("is an unknown region itself", () => {
    expect(provinceOf(tree, "nowhere")).toBe("nowhere");
  });
});
