import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

/** Participants of the small problem. */
const PARTICIPANTS = 144;
const LIMIT = Number.MAX_SAFE_INTEGER;
const overflow = (message: RegExp) => [
  { path: "costs", code: "overflow", value: expect.any(Object), message: expect.stringMatching(message) },
];
const only = (rates: Record<string, unknown>) => ({
  costs: { currency: "IDR", ...rates },
  "facilities.3.costs": undefined,
});

describe("sums that could leave 2^53", () => {
  test("nobody placed", () => {
    const most = Math.floor(LIMIT / PARTICIPANTS);
    expect(issuesAfter(only({ unplaced: most }))).toEqual([]);
    expect(issuesAfter(only({ unplaced: most + 1 }))).toEqual(
      overflow(/the dearest plan would cost 9,007,199,254,7\d\d,\d\d\d, of which cohort "digital-jembrana" 2,251,/),
    );
  });

  // Six cohorts; each may also have one unit of travel, rounded.
  test.each([
    ["class", only({ class: Math.floor(LIMIT / 6) - 1 }), only({ class: Math.floor(LIMIT / 6) + 1 })],
    ["classByType", only({ classByType: { A: Math.floor(LIMIT / 6) - 1 } }), only({ classByType: { A: LIMIT } })],
  ])("every class at the dearest rate: %s", (_, sound, broken) => {
    expect(issuesAfter(sound)).toEqual([]);
    expect(issuesAfter(broken)).toEqual(overflow(/the dearest plan would cost/));
  });

  test("at the dearest facility", () => {
    expect(issuesAfter({ "facilities.3.costs.class": LIMIT })).toEqual(overflow(/the dearest plan would cost/));
    expect(issuesAfter({ "facilities.3.costs.perDay": LIMIT })).toEqual(overflow(/the dearest plan would cost/));
  });

  test("allowances", () => {
    // Participants times training days.
    const days = (30 + 36 + 24) * 2 + (18 + 20 + 16) * 5;
    expect(issuesAfter(only({ allowancePerDay: Math.floor((LIMIT - 6) / days) }))).toEqual([]);
    expect(issuesAfter(only({ allowancePerDay: Math.floor(LIMIT / days) + 1 }))).toEqual(overflow(/dearest plan/));
  });

  test("lateness against a start that is preferred long before the window", () => {
    const edits = { ...only({ latenessPerDay: 1e12 }), "cohorts.0.preferredStart": "1900-01-01" };
    expect(issuesAfter(edits)).toEqual(overflow(/dearest plan/));
    expect(issuesAfter(only({ latenessPerDay: 1e12 }))).toEqual([]);
  });

  test("travel in metres, before it is divided", () => {
    // The farthest travel of all: 20 participants on 5 days, 84 km.
    const most = Math.floor(LIMIT / (20 * 5 * 84_000));
    expect(issuesAfter(only({ travelPerKm: most }))).toEqual([]);
    expect(issuesAfter(only({ travelPerKm: most + 1 }))).toEqual(
      overflow(/travelPerKm x size x days x metres is 9,007,199,\d\d\d,\d\d\d,\d\d\d for cohort "pangan-genteng"/),
    );
    expect(issuesAfter({ ...only({ travelPerKm: most }), "cohorts.0.maxTravelKm": 20_000 })).toHaveLength(1);
  });

  test("is no concern of a problem that says nothing of costs or travel", () => {
    expect(issuesAfter({ costs: undefined, travel: undefined })).toEqual([]);
  });
});
