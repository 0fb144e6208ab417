import { describe, expect, test } from "vitest";
import { edited, issuesAfter, issuesOf } from "../edits.ts";

describe("an id used twice", () => {
  test.each([
    ["calendars.1.id", "nasional", "calendars[0].id"],
    ["regions.3.id", "51.71", "regions[3].id"],
    ["facilities.2.id", "blkk-genteng", "facilities[1].id"],
    ["facilities.0.rooms.1.id", "kelas", "facilities[0].rooms[0].id"],
    ["cohorts.5.id", "pangan-genteng", "cohorts[4].id"],
  ])("%s = %j names both places", (place, value, first) => {
    const duplicate = issuesAfter({ [place]: value }).find((issue) => issue.code === "duplicate");
    const second = place === "regions.3.id" ? "regions[4].id" : place.replace(/\.(\d+)/g, "[$1]");
    expect(duplicate).toMatchObject({ path: second, value });
    expect(duplicate?.message).toContain(`is "${value}", as is ${first}.`);
  });

  test("is the only fault where nothing refers to the other id", () => {
    expect(issuesAfter({ "cohorts.5.id": "pangan-genteng" })).toHaveLength(1);
    expect(issuesAfter({ "facilities.2.id": "blkk-genteng" })).toHaveLength(1);
  });

  test("waves, programmes, demand and phases too", () => {
    const demand = { id: "d", region: "35.10", programme: "olahan-pangan", count: 3 };
    const wave = { id: "serentak", spreadDays: 0 };
    expect(issuesAfter({ demand: [demand, demand] })).toMatchObject([{ path: "demand[1].id", code: "duplicate" }]);
    expect(issuesAfter({ waves: [wave, wave, wave] })).toMatchObject([
      { path: "waves[1].id" },
      { path: "waves[2].id" },
    ]);
    const { programmes } = edited({}) as { programmes: unknown[] };
    const twice = [...programmes, programmes[0]];
    expect(issuesAfter({ programmes: twice })).toMatchObject([{ path: "programmes[2].id", code: "duplicate" }]);
    const phases = [
      { id: "kelas", days: 2 },
      { id: "kelas", days: 2 },
    ];
    expect(issuesAfter({ "programmes.0.phases": phases }).map(({ path, code }) => [path, code])).toEqual([
      ["programmes[0].phases[1].id", "duplicate"],
      ["programmes[0].phases[1].after", "missing"],
    ]);
  });

  test("rooms of different facilities may share one, and so may things of different lists", () => {
    expect(issuesAfter({ "facilities.2.rooms.0.id": "kelas", "facilities.2.id": "serentak" })).toEqual([]);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is an id like any other", (id) => {
    const sound = {
      "regions.1.id": id,
      "facilities.0.region": id,
      "facilities.1.region": id,
      "cohorts.0.region": id,
      "cohorts.3.region": id,
      "cohorts.4.region": id,
      "cohorts.4.origins.0.region": id,
      "cohorts.4.origins.1.region": id,
      "waves.0.id": id,
      "cohorts.0.wave": id,
      "cohorts.1.wave": id,
      "cohorts.2.wave": id,
      "cohorts.0.id": id,
      "facilities.0.id": id,
    };
    expect(issuesOf(edited(sound))).toEqual([]);
    expect(issuesAfter({ "cohorts.0.wave": id })).toMatchObject([{ path: "cohorts[0].wave", code: "dangling" }]);
    expect(issuesAfter({ "cohorts.0.region": id })).toMatchObject([{ path: "cohorts[0].region", code: "dangling" }]);
  });
});
