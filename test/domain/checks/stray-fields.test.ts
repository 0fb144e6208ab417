import { describe, expect, test } from "vitest";
import { parseProblem } from "../../../src/domain/index.ts";
import { smallProblem } from "../../support/small-problem.ts";
import { edited, issuesAfter, issuesOf } from "../edits.ts";

describe("an unknown field", () => {
  test.each([
    ["cohorts.0.sise", "cohorts[0].sise", 'cohort "digital-banyuwangi"', "size"],
    ["cohorts.0.maxTravelKM", "cohorts[0].maxTravelKM", 'cohort "digital-banyuwangi"', "maxTravelKm"],
    ["cohorts.0.window.last", "cohorts[0].window.last", 'cohort "digital-banyuwangi"', "latest"],
    ["facilities.0.rooms.0.seat", "facilities[0].rooms[0].seat", 'facility "bpvp-banyuwangi", room "kelas"', "seats"],
    ["facilities.0.point.longitude", "facilities[0].point.longitude", 'facility "bpvp-banyuwangi"', "lon"],
    ["programs", "programs", "programs", "programmes"],
    ["travel.maxTravel", "travel.maxTravel", "travel.maxTravel", "maxTravelKm"],
    ["horizon.ends", "horizon.ends", "horizon.ends", "end"],
    ["calendars.0.closed.0.dates", "calendars[0].closed[0].dates", 'calendar "nasional"', "date"],
    ["facilities.1.closures.0.form", "facilities[1].closures[0].form", 'facility "blkk-genteng"', "from"],
    ["cohorts.4.origins.1.size", "cohorts[4].origins[1].size", 'cohort "pangan-genteng"', "region"],
  ])("%s is named, with the one that is meant", (place, path, owner, meant) => {
    const [issue, ...others] = issuesAfter({ [place]: 1 });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path, code: "unknown-field", value: 1 });
    expect(issue?.message).toContain(owner);
    expect(issue?.message).toContain("is not a known field");
    expect(issue?.message).toContain(meant);
  });

  test("each is named, however many an object has", () => {
    const paths = issuesAfter({ foo: 1, bar: 2, "cohorts.0.foo": 3, "cohorts.0.bar": 4 }).map(({ path }) => path);
    expect(paths).toEqual(["cohorts[0].foo", "cohorts[0].bar", "foo", "bar"]);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"])(
    "%s is a name like any other",
    (name) => {
      for (const place of [name, `cohorts.0.${name}`, `facilities.3.costs.${name}`, `facilities.0.rooms.0.${name}`]) {
        const path = place.replace(/\.(\d+)/g, "[$1]");
        const value = { polluted: true };
        expect(issuesAfter({ [place]: value })).toMatchObject([{ path, code: "unknown-field", value }]);
      }
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  test("an inherited field does not slip through", () => {
    const problem = edited({}) as { costs: object };
    Object.setPrototypeOf(problem.costs, { change: 1, foo: 2 });
    expect(issuesOf(problem).map(({ path, code }) => [path, code])).toEqual([
      ["costs.change", "unsupported"],
      ["costs.foo", "unknown-field"],
    ]);
  });

  test("a field that is undefined counts as absent, known or not", () => {
    const problem = edited({}) as { cohorts: Record<string, unknown>[] };
    Object.assign(problem.cohorts[0]!, { landmass: undefined, foo: undefined, priority: undefined });
    expect(parseProblem(problem)).toStrictEqual(parseProblem(smallProblem()));
  });
});

describe("a field that is not enforced yet", () => {
  test.each([["costs.change", 1, "costs.change"]])("%s = %j is refused by name", (place, value, path) => {
    const [issue, ...others] = issuesAfter({ [place]: value });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path, code: "unsupported", value });
    expect(issue?.message).toMatch(/asks for .*, which this version does not enforce\.\nMaybe leave it out\./);
  });

  test.each(["tags"])("demand.%s is refused by name", (field) => {
    const demand = [{ id: "d", region: "35.10", programme: "olahan-pangan", count: 3, [field]: [] }];
    expect(issuesAfter({ demand })).toMatchObject([{ path: `demand[0].${field}`, code: "unsupported" }]);
  });

  test.each(["full", "half"])("%s days are enforced", (sessions) => {
    expect(issuesAfter({ "programmes.0.phases.0.sessions": sessions })).toEqual([]);
  });
});
