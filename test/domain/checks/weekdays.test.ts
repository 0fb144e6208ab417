import { expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

test.each([
  ["calendars.0.week", ["mon", "tue", "mon"], "calendars[0].week"],
  ["programmes.1.phases.0.startDays", ["mon", "tue", "mon"], "programmes[1].phases[0].startDays"],
])("a weekday named twice in %s", (place, value, path) => {
  const message = expect.stringContaining(`is mon, as is ${path}[0].`);
  expect(issuesAfter({ [place]: value })).toEqual([{ path: `${path}[2]`, code: "duplicate", value: "mon", message }]);
});
