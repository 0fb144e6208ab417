import { expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

const crossing = (one: string, other: string) => ({ between: [one, other], roadKm: 10 });

test.each<[string, unknown, string[]]>([
  ["names of nothing", [crossing("bali", "Atlantis")], ["dangling"]],
  ["a way to where it starts", [crossing("bali", "bali")], ["inconsistent"]],
  ["a pair twice", [crossing("bali", "jawa"), crossing("jawa", "bali")], ["duplicate"]],
  ["one landmass", [{ between: ["bali"], roadKm: 10 }], ["missing"]],
  ["less than no kilometres", [{ ...crossing("bali", "jawa"), roadKm: -1 }], ["out-of-range"]],
  ["nothing wrong", [crossing("bali", "jawa")], []],
])("%s", (_, crossings, codes) => {
  const issues = issuesAfter({ "travel.crossings": crossings });
  expect(issues.map(({ code }) => code)).toEqual(codes);
});
