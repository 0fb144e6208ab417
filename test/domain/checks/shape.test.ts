import { describe, expect, test } from "vitest";
import { edited, issuesAfter, issuesOf } from "../edits.ts";

const NOT_A_DATE = "expected a date written YYYY-MM-DD";

describe("a value that is not of its kind", () => {
  test.each([
    ["cohorts.0.size", "30", "cohorts[0].size", /"digital-banyuwangi".* is "30"; .*\nMaybe 30 is meant, without quo/],
    ["cohorts.0.size", null, "cohorts[0].size", /is null; expected a whole number/],
    ["cohorts.0.size", Number.NaN, "cohorts[0].size", /is NaN; expected a whole number/],
    ["cohorts.0.wave", null, "cohorts[0].wave", /is null; expected a text.*\nMaybe leave the field out\./],
    ["cohorts.0.id", 7, "cohorts[0].id", /is 7; expected a text/],
    ["cohorts.0.window", "2027", "cohorts[0].window", /is "2027"; expected an object/],
    ["cohorts.0.window", [], "cohorts[0].window", /is an empty list; expected an object/],
    ["cohorts.0", null, "cohorts[0]", /is null; expected an object/],
    ["cohorts", {}, "cohorts", /is an object; expected a list/],
    ["facilities.3.costs", ["x"], "facilities[3].costs", /"blk-denpasar".* is a list of 1; expected an object/],
    ["facilities.3.costs", new Date(0), "facilities[3].costs", /is a Date; expected an object/],
    ["facilities.0.tags", "x", "facilities[0].tags", /is "x"; expected a list/],
    ["facilities.0.tags.1", 1, "facilities[0].tags[1]", /is 1; expected a text/],
    ["facilities.0.point.lat", "-8.2", "facilities[0].point.lat", /is "-8.2"; expected a number from -90 to 90/],
    ["calendars.0.week.1", "Tuesday", "calendars[0].week[1]", /is "Tuesday"; expected one of mon, .*\nMaybe tue is/],
    ["calendars.0.week.1", "hari", "calendars[0].week[1]", /is "hari"; expected one of mon, tue, [^\n]*$/],
    ["programmes.1.phases.0.startDays.0", 1, "programmes[1].phases[0].startDays[0]", /"praktik".* is 1; expected one/],
    ["programmes.0.phases.0.sessions", "none", "programmes[0].phases[0].sessions", /is "none"; expected "full"/],
    ["costs.classByType", [], "costs.classByType", /is an empty list; expected an object/],
    ["costs.classByType.BLKK", "1", "costs.classByType.BLKK", /is "1"; expected a whole number/],
    ["note", 1, "note", /is 1; expected a text/],
  ])("%s = %j", (place, value, path, message) => {
    expect(issuesAfter({ [place]: value })).toEqual([
      { path, code: "invalid-type", value, message: expect.stringMatching(message) },
    ]);
  });

  test.each([
    [null, "null"],
    [5, "5"],
    [[], "an empty list"],
    [new Date(0), "a Date"],
  ])("the problem itself: %j", (input, shown) => {
    const message = `The problem is ${shown}; expected an object.`;
    expect(issuesOf(input)).toEqual([{ path: "", code: "invalid-type", value: input, message }]);
  });

  test("the problem itself, when it is still text", () => {
    expect(issuesOf("{}")).toEqual([
      { path: "", code: "invalid-type", value: "{}", message: expect.stringContaining("Maybe JSON.parse first") },
    ]);
    expect(issuesOf(undefined)).toMatchObject([{ path: "", code: "invalid-type" }]);
  });
});

describe("a field that is missing", () => {
  test.each([
    ["cohorts.0.size", "cohorts[0].size", "a whole number from 1 to 100,000"],
    ["cohorts.0.window", "cohorts[0].window", "an object"],
    ["cohorts.0.window.latest", "cohorts[0].window.latest", "a date written YYYY-MM-DD"],
    ["facilities.1.rooms", "facilities[1].rooms", "a list"],
    ["facilities.1.point", "facilities[1].point", "an object"],
    ["cohorts", "cohorts", "a list"],
    ["horizon", "horizon", "an object"],
    ["costs.currency", "costs.currency", "a text that is not blank"],
    ["calendars.2.closed", "calendars[2].closed", "a list"],
  ])("%s", (place, path, expected) => {
    const message = expect.stringMatching(`is missing; expected ${expected}\\.$`);
    const issue = { path, code: "missing", message };
    expect(issuesAfter({ [place]: undefined })).toEqual([issue]);
  });

  test("is missing too when it is undefined", () => {
    const problem = edited({}) as { cohorts: { size?: unknown }[] };
    problem.cohorts[0]!.size = undefined;
    expect(issuesOf(problem)).toMatchObject([{ path: "cohorts[0].size", code: "missing" }]);
  });

  test("hides no other: ids of a list that cannot be read are not said to dangle", () => {
    expect(issuesAfter({ regions: undefined })).toMatchObject([{ path: "regions", code: "missing" }]);
    expect(issuesAfter({ "programmes.0.id": undefined })).toMatchObject([{ path: "programmes[0].id" }]);
  });
});

describe("a number out of its range", () => {
  test.each([
    ["cohorts.0.size", 0, "from 1 to 100,000"],
    ["cohorts.0.size", 30.5, "a whole number from 1 to 100,000"],
    ["cohorts.0.size", 100_001, "from 1 to 100,000"],
    ["cohorts.0.size", Number.POSITIVE_INFINITY, "from 1 to 100,000"],
    ["facilities.0.rooms.0.seats", 0, "from 1 to 100,000"],
    ["facilities.0.rooms.0.count", 10_001, "from 1 to 10,000"],
    ["programmes.0.phases.0.days", 367, "from 1 to 366"],
    ["programmes.0.phases.0.days", -2, "from 1 to 366"],
    ["programmes.1.phases.0.maxSpanDays", 0, "from 1 to 3,660"],
    ["programmes.0.classSize.min", 0, "from 1 to 100,000"],
    ["waves.0.spreadDays", 366, "from 0 to 365"],
    ["waves.0.spreadDays", -1, "from 0 to 365"],
    ["regions.1.point.lat", -90.5, "from -90 to 90"],
    ["regions.1.point.lon", 180.5, "from -180 to 180"],
    ["regions.1.point.lon", Number.NEGATIVE_INFINITY, "from -180 to 180"],
    ["travel.roadFactor", 0.9, "from 1 to 10"],
    ["travel.roadFactor", 10.5, "from 1 to 10"],
    ["travel.maxTravelKm", 0, "above 0 and at most 20,000"],
    ["travel.maxTravelKm", 20_001, "above 0 and at most 20,000"],
    ["cohorts.5.maxTravelKm", -1, "above 0 and at most 20,000"],
    ["cohorts.5.maxTravelKm", Number.POSITIVE_INFINITY, "above 0 and at most 20,000"],
    ["cohorts.4.origins.0.count", 0, "from 1 to 100,000"],
    ["costs.class", -1, "from 0 to 9,007,199,254,740,991"],
    ["costs.unplaced", 0.5, "a whole number from 0"],
    ["costs.travelPerKm", 2 ** 53, "from 0 to 9,007,199,254,740,991"],
    ["costs.classByType.BLKK", -1, "from 0 to 9,007,199,254,740,991"],
    ["facilities.3.costs.perDay", -1, "from 0 to 9,007,199,254,740,991"],
  ])("%s = %j", (place, value, expected) => {
    const path = place.replace(/\.(\d+)/g, "[$1]");
    expect(issuesAfter({ [place]: value })).toEqual([
      { path, code: "out-of-range", value, message: expect.stringMatching(`is ${value}; .*${expected}`) },
    ]);
  });

  test("a demand of more people than a province holds", () => {
    const demand = { id: "d", region: "35.10", programme: "olahan-pangan", count: 10_000_001 };
    expect(issuesAfter({ demand: [demand] })).toMatchObject([{ path: "demand[0].count", code: "out-of-range" }]);
    expect(issuesAfter({ demand: [{ ...demand, count: 10_000_000 }] })).toEqual([]);
  });

  test("latitude and longitude in each other's place", () => {
    const message = expect.stringMatching(/is 114.3; .*\nMaybe lat and lon are swapped\./);
    const issue = { path: "facilities[0].point.lat", code: "out-of-range", value: 114.3, message };
    expect(issuesAfter({ "facilities.0.point": { lat: 114.3, lon: -8.2 } })).toEqual([issue]);
  });
});

describe("a date that does not exist", () => {
  test.each([
    ["2027-02-30", "Maybe the day, the month or the year is mistyped"],
    ["2027-13-01", "Maybe the day, the month or the year is mistyped"],
    ["20/08/2027", "Maybe 2027-08-20 is meant."],
    ["5.8.2027", "Maybe 2027-08-05 is meant."],
    ["2027/8/5", "Maybe 2027-08-05 is meant."],
    ["2027-08-05T00:00:00.000Z", "Maybe 2027-08-05 is meant, without a time."],
    ["next week", NOT_A_DATE],
    ["", NOT_A_DATE],
    ["0000-01-01", NOT_A_DATE],
  ])("%s", (value, hint) => {
    for (const [place, path] of [
      ["cohorts.0.window.latest", "cohorts[0].window.latest"],
      ["cohorts.3.preferredStart", "cohorts[3].preferredStart"],
      ["horizon.start", "horizon.start"],
      ["calendars.0.closed.0.date", "calendars[0].closed[0].date"],
      ["facilities.1.closures.0.from", "facilities[1].closures[0].from"],
      ["facilities.0.rooms.1.bookings.0.to", "facilities[0].rooms[1].bookings[0].to"],
    ] as const) {
      const message = expect.stringContaining(hint);
      expect(issuesAfter({ [place]: value })).toEqual([{ path, code: "invalid-date", value, message }]);
    }
  });
});

describe("an empty name or list", () => {
  test.each([
    ["cohorts.0.id", ""],
    ["cohorts.0.id", "  "],
    ["facilities.0.name", ""],
    ["facilities.0.type", ""],
    ["facilities.0.tags.0", ""],
    ["costs.currency", ""],
    ["facilities.0.rooms", []],
    ["programmes.0.phases", []],
    ["programmes.1.phases.0.startDays", []],
    ["programmes.1.phases.0.facilityTypes", []],
    ["calendars.0.week", []],
    ["cohorts.5.regions", []],
    ["cohorts.4.origins", []],
  ])("%s = %j", (place, value) => {
    const path = place.replace(/\.(\d+)/g, "[$1]");
    expect(issuesAfter({ [place]: value })).toMatchObject([{ path, code: "empty", value }]);
  });

  test("lists that may be empty", () => {
    const lists = { cohorts: [], waves: [], demand: [], facilities: [], note: "", "calendars.2.closed": [] };
    expect(issuesAfter(lists)).toEqual([]);
    expect(issuesAfter({ "facilities.0.tags": [], "facilities.0.closures": [], "cohorts.3.requiredTags": [] })).toEqual(
      [],
    );
  });
});
