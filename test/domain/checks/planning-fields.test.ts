import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

/** Faults of the checks; fields that are not enforced yet are refused besides. */
const faultsAfter = (edits: Record<string, unknown>): (readonly [string, string])[] =>
  issuesAfter(edits)
    .filter(({ code }) => code !== "unsupported")
    .map(({ path, code }) => [path, code]);

const phase = (id: string, more: object = {}) => ({ id, days: 2, ...more });
const after = { minGapDays: 1, maxGapDays: 30, place: "anywhere" };

describe("phases", () => {
  test("every phase but the first says how it follows", () => {
    expect(
      faultsAfter({
        "programmes.0.phases": [phase("a", { after }), phase("b", { after })],
      }),
    ).toEqual([["programmes[0].phases[0].after", "inconsistent"]]);
    const twisted = { ...after, minGapDays: 9, maxGapDays: 3 };
    expect(faultsAfter({ "programmes.0.phases": [phase("a"), phase("b", { after: twisted })] })).toEqual([
      ["programmes[0].phases[1].after.maxGapDays", "inconsistent"],
    ]);
  });

  test.each([["same-facility"], ["same-province"], [{ withinKm: 30 }]])("may be linked by %j", (place) => {
    const link = { ...after, place };
    expect(faultsAfter({ "programmes.0.phases": [phase("a"), phase("b", { after: link })] })).toEqual([]);
  });
});

describe("filters", () => {
  test("ask only for what their things have, and name what exists", () => {
    const quota = {
      id: "q",
      unit: "cohorts",
      min: 1,
      facilities: { programmes: ["olahan-pangan"], regions: ["52"], types: ["BLKK"] },
      cohorts: { types: ["BLKK"], ids: ["nobody"], programmes: ["olahan"] },
    };
    expect(faultsAfter({ quotas: [quota] })).toEqual([
      ["quotas[0].facilities.programmes", "inconsistent"],
      ["quotas[0].facilities.regions[0]", "dangling"],
      ["quotas[0].cohorts.types", "inconsistent"],
      ["quotas[0].cohorts.ids[0]", "dangling"],
      ["quotas[0].cohorts.programmes[0]", "dangling"],
    ]);
  });

  test("are looked at wherever they stand", () => {
    const stray = { ids: ["nowhere"] };
    expect(
      faultsAfter({
        "cohorts.0.preferences": [{ facilities: stray, penalty: 1, phase: "kelass" }],
        openings: [{ id: "o", facilities: stray, max: 1 }],
        fairness: { groups: [{ id: "g", cohorts: stray }] },
      }),
    ).toEqual([
      ["cohorts[0].preferences[0].facilities.ids[0]", "dangling"],
      ["cohorts[0].preferences[0].phase", "dangling"],
      ["openings[0].facilities.ids[0]", "dangling"],
      ["fairness.groups[0].cohorts.ids[0]", "dangling"],
    ]);
  });
});

describe("quotas", () => {
  test("limit something, from a minimum to a maximum, in days that exist", () => {
    expect(
      faultsAfter({
        quotas: [
          { id: "a", unit: "cohorts" },
          { id: "b", unit: "cohorts", min: 3, max: 2 },
          { id: "a", unit: "participants", min: 1, phase: "praktek" },
          { id: "c", unit: "cohorts", min: 1, period: { from: "2027-08-09", to: "2027-08-02" } },
        ],
      }),
    ).toEqual([
      ["quotas[0].max", "missing"],
      ["quotas[1].max", "inconsistent"],
      ["quotas[2].id", "duplicate"],
      ["quotas[2].phase", "dangling"],
      ["quotas[3].period.to", "inconsistent"],
    ]);
  });
});

describe("pools", () => {
  test("are named by id or kind, and their periods do not overlap", () => {
    const use = (id: string) => ({ id, amount: 1 });
    expect(
      faultsAfter({
        pools: [
          { id: "jawa", kind: "team", region: "35.11", capacity: 3 },
          {
            id: "bali",
            kind: "team",
            capacity: [
              { from: "2027-08-10", to: "2027-08-20", capacity: 1 },
              { from: "2027-08-02", to: "2027-08-10", capacity: 2 },
            ],
          },
        ],
        "programmes.0.phases.0.pools": [use("team"), use("jawa"), use("tema"), use("team")],
      }),
    ).toEqual([
      ["programmes[0].phases[0].pools[2].id", "dangling"],
      ["programmes[0].phases[0].pools[3].id", "duplicate"],
      ["pools[0].region", "dangling"],
      ["pools[1].capacity[0].from", "inconsistent"],
    ]);
  });
});

describe("waves", () => {
  test("follow one another, not themselves", () => {
    const link = (wave: string, more: object = {}) => ({ wave, minGapDays: 7, ...more });
    expect(
      faultsAfter({
        waves: [
          { id: "serentak", spreadDays: 0, after: link("b") },
          { id: "b", spreadDays: 0, after: link("serentak", { maxGapDays: 3 }) },
          { id: "c", spreadDays: 0, after: link("c") },
          { id: "d", spreadDays: 0, after: link("b"), holidayShiftDays: 2 },
          { id: "e", spreadDays: 0, after: link("f") },
          { id: "g", spreadDays: 0, holidayShiftDays: 1 },
          { id: "h", spreadDays: 0, after: link("g") },
          { id: "i", spreadDays: 0, holidayShiftDays: 1 },
        ],
      }),
    ).toEqual([
      ["waves[0].after", "cycle"],
      ["waves[1].after.maxGapDays", "inconsistent"],
      ["waves[2].after", "cycle"],
      ["waves[3].holidayShiftDays", "inconsistent"],
      ["waves[4].after.wave", "dangling"],
    ]);
  });
});

describe("pins", () => {
  test("name a room of their facility and a day of the window", () => {
    expect(
      faultsAfter({
        "cohorts.0.pinned": { facility: "bpvp-banyuwangi", room: "kelaz", start: "2027-08-23" },
        "cohorts.1.pinned": { room: "aula" },
        "cohorts.2.pinned": { facility: "blk-denpassar" },
        "cohorts.3.pinned": { facility: "bpvp-banyuwangi", room: "dapur", start: "2027-08-24" },
      }),
    ).toEqual([
      ["cohorts[0].pinned.room", "dangling"],
      ["cohorts[0].pinned.start", "inconsistent"],
      ["cohorts[1].pinned.facility", "missing"],
      ["cohorts[2].pinned.facility", "dangling"],
    ]);
  });
});

describe("rooms, beds and half days", () => {
  test("a booked unit is one of the room's, and days without half sessions are days", () => {
    expect(
      faultsAfter({
        "facilities.0.rooms.0.bookings": [{ from: "2027-08-02", to: "2027-08-03", unit: 2 }],
        "facilities.1.rooms.0.bookings": [{ from: "2027-08-02", to: "2027-08-03", unit: 0 }],
        "calendars.0.noHalfDays": ["fri", { from: "2027-08-09", to: "2027-08-02" }, "fri"],
        "travel.maxBoardingKm": 40,
      }),
    ).toEqual([
      ["calendars[0].noHalfDays[1].to", "inconsistent"],
      ["calendars[0].noHalfDays[2]", "duplicate"],
      ["facilities[0].rooms[0].bookings[0].unit", "out-of-range"],
      ["travel.maxBoardingKm", "inconsistent"],
    ]);
  });
});
