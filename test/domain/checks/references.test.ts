import { describe, expect, test } from "vitest";
import { smallProblem } from "../../support/small-problem.ts";
import { issuesAfter, issuesOf } from "../edits.ts";

describe("an id that names nothing", () => {
  test.each([
    ["calendars.1.extends", "nasionall", "calendars[1].extends", "calendar", "nasional"],
    ["regions.1.parent", "IDN", "regions[1].parent", "region", "ID"],
    ["regions.2.calendar", "balli", "regions[2].calendar", "calendar", "bali"],
    ["facilities.0.region", "35.1O", "facilities[0].region", "region", "35.10"],
    ["facilities.1.calendar", "enam hari", "facilities[1].calendar", "calendar", "enam-hari"],
    ["cohorts.0.programme", "Pemasaran-Digital", "cohorts[0].programme", "programme", "pemasaran-digital"],
    ["cohorts.0.region", "3510", "cohorts[0].region", "region", "35.10"],
    ["cohorts.0.wave", "serentka", "cohorts[0].wave", "wave", "serentak"],
    ["cohorts.5.regions.0", "51.7", "cohorts[5].regions[0]", "region", "51.71"],
    ["cohorts.4.origins.1.region", "35.10 ", "cohorts[4].origins[1].region", "region", "35.10"],
  ])("%s = %j", (place, value, path, noun, meant) => {
    const [issue, ...others] = issuesAfter({ [place]: value });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path, code: "dangling", value });
    expect(issue?.message).toContain(`is "${value}", but no ${noun} has this id.`);
    // In a word of three letters, one is too much to be a slip.
    if (value !== "IDN") expect(issue?.message).toContain(`\nMaybe you mean "${meant}".`);
  });

  test("of a demand", () => {
    const demand = [{ id: "d", region: "35.11", programme: "olahan-pangam", count: 3 }];
    expect(issuesAfter({ demand }).map(({ path, code }) => [path, code])).toEqual([
      ["demand[0].region", "dangling"],
      ["demand[0].programme", "dangling"],
    ]);
  });

  test("of a wave, when there are none", () => {
    const paths = issuesAfter({ waves: undefined }).map(({ path, code }) => [path, code]);
    expect(paths).toEqual([0, 1, 2].map((row) => [`cohorts[${row}].wave`, "dangling"]));
  });

  test("suggests nothing where nothing is near", () => {
    expect(issuesAfter({ "cohorts.0.region": "Kalimantan" })[0]?.message).not.toContain("Maybe");
  });

  test("names every one among thousands, without comparing all with all", () => {
    const problem = smallProblem();
    const regions = [...problem.regions];
    for (let k = 0; k < 25_000; k++) regions.push({ id: `desa-${k}`, parent: "ID" });
    const cohorts = Array.from({ length: 5000 }, (_, k) => ({
      ...problem.cohorts[0]!,
      id: `c${k}`,
      region: `desa-${k}x`,
    }));
    const issues = issuesOf({ ...problem, regions, cohorts });
    expect(issues).toHaveLength(5000);
    expect(issues.every(({ code, message }) => code === "dangling" && !message.includes("Maybe"))).toBe(true);
    const fewer = issuesOf({ ...problem, regions: regions.slice(0, 20_000), cohorts });
    expect(fewer).toHaveLength(5000);
    expect(fewer.filter(({ message }) => message.includes("Maybe"))).toHaveLength(20);
  });
});
