/** Sets of people to sites: read from their files, listed beside others, and counted without the library. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { listAll } from "../../bench/public/list-all.ts";
import { NEPAL, nepalTable, readNepal, runNepal } from "../../bench/public/people/nepal-exam-centres.ts";
import { siteFigures } from "../../examples/support/sites-problem.ts";

const folder = mkdtempSync(join(tmpdir(), "serentak-people-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, NEPAL));
const write = (name: string, lines: readonly string[]): void =>
  writeFileSync(join(folder, NEPAL, name), `${lines.join("\n")}\n`);
write("schools_grade12_2081.tsv", [
  "scode\tcount\tname-address\tlat\tlong",
  '1\t24\t"Quoted school\t27.70\t85.30',
  "2\t16\tSecond\t27.71\t85.30",
  "3\t7\tSmall\t27.72\t85.30",
]);
write("centers_grade12_2081.tsv", [
  "cscode\tcapacity\tname\taddress\tx\ty\tlat\tlong",
  "1\t20\tFirst centre\t\t\t\t27.70\t85.30",
  "9\t20\tOther centre\t\t\t\t27.71\t85.31",
  "8\t20\tFar centre\t\t\t\t27.74\t85.30",
]);
write("prefs.tsv", ["scode\tcscode\tpref\treason", "3\t9\t-5\tsame management", "2\t9\t1\tliked"]);

describe("the set of Nepal's examination centres", () => {
  test("is listed where its files are", () => {
    const found = listAll({ folder, set: [], only: [] });
    expect(found.map(({ set, instance }) => [set, instance])).toEqual([[NEPAL, "grade12-2081"]]);
    expect(listAll({ folder, set: [NEPAL], only: ["grade12-2081"] })).toEqual(found);
    expect(() => listAll({ folder, set: [NEPAL], only: ["other"] })).toThrow(NEPAL);
    expect(() => listAll({ folder, set: ["gap"], only: [] })).toThrow("best-known.csv");
  });

  test("is read with its own centre and forbidden pairs barred", () => {
    const { origins, sites } = readNepal(join(folder, NEPAL));
    expect(origins.map(({ id, people, notAt }) => [id, people, notAt])).toEqual([
      ["1", 24, ["1"]],
      ["2", 16, undefined],
      ["3", 7, ["9"]],
    ]);
    expect(sites.map(({ id, capacity, lat }) => [id, capacity, lat])).toEqual([
      ["1", 20, 27.7],
      ["9", 20, 27.71],
      ["8", 20, 27.74],
    ]);
  });

  test("is planned with nobody left, at home or in too small a group", async () => {
    const [listed] = listAll({ folder, set: [NEPAL], only: [] });
    const { row, bugs } = await runNepal({ listed: listed!, timeS: 1, seed: 1 });
    expect(bugs).toEqual([]);
    expect(row.people).toMatchObject({ unplaced: 0, fragments: 0, barred: 0, crowded: 0 });
    expect(row.cost! / 47_000).toBeCloseTo(row.people!.meanKm, 2);
    expect(nepalTable(row.people!)).toContain("0.6587");
  });
});

test("figures count small groups, barred people and crowds", () => {
  const at = { lat: 0, lon: 0 };
  const origins = [
    { id: "a", people: 12, ...at, notAt: ["x"] },
    { id: "b", people: 3, ...at },
  ];
  const sites = [
    { id: "x", capacity: 5, ...at },
    { id: "y", capacity: 9, lat: 0, lon: 0.09 },
  ];
  const assigned = (cohort: string, facility: string) =>
    ({ cohort, facility, phase: "day", room: "seats", unit: 0, start: "", end: "", sessions: [] }) as const;
  const figures = siteFigures(origins, sites, 5, {
    assignments: [assigned("1", "x"), assigned("2", "y")],
    unplaced: [],
    cohorts: [
      {
        id: "1",
        members: [
          { demand: "a", count: 4 },
          { demand: "b", count: 3 },
        ],
      },
      { id: "2", members: [{ demand: "a", count: 7 }] },
    ],
  });
  expect(figures).toMatchObject({ unplaced: 1, fragments: 1, barred: 4, crowded: 2, beyond7Km: 7 });
  expect(figures.meanKm).toBeCloseTo((7 * 10.0075) / 14, 2);
});
