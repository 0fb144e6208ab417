import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

const BACKWARDS = { from: "2027-08-05", to: "2027-08-04" };

describe("a range", () => {
  test.each([
    ["facilities.1.closures.0", "facilities[1].closures[0].to"],
    ["facilities.0.rooms.1.bookings.0", "facilities[0].rooms[1].bookings[0].to"],
  ])("%s that ends before it begins", (place, path) => {
    const message = expect.stringMatching(
      /is 2027-08-04, before from 2027-08-05\.\nMaybe the two dates are swapped\.$/,
    );
    const issue = { path, code: "inconsistent", value: "2027-08-04", message };
    expect(issuesAfter({ [place]: BACKWARDS })).toEqual([issue]);
  });

  test("of one day, or outside the horizon, does no harm", () => {
    const closures = [
      { from: "2027-08-05", to: "2027-08-05" },
      { from: "2020-01-01", to: "2020-12-31" },
    ];
    const closed = [{ date: "2031-01-01" }];
    expect(issuesAfter({ "facilities.1.closures": closures, "calendars.0.closed": closed })).toEqual([]);
  });
});
