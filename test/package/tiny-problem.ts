import type { Problem } from "serentak";

/** Two classes, two facilities, one week: small enough to be solved to proof anywhere in no time. */
export const tinyProblem: Problem = {
  horizon: { start: "2027-03-01", end: "2027-03-12" },
  calendars: [{ id: "five-days", week: ["mon", "tue", "wed", "thu", "fri"], closed: [{ date: "2027-03-09" }] }],
  regions: [
    { id: "nation", calendar: "five-days" },
    { id: "west", parent: "nation", point: { lat: -6.2, lon: 106.8 }, landmass: "java" },
    { id: "east", parent: "nation", point: { lat: -6.6, lon: 106.8 }, landmass: "java" },
  ],
  facilities: [
    { id: "blk", type: "UPTD", region: "west", point: { lat: -6.21, lon: 106.82 }, rooms: [{ id: "a", seats: 20 }] },
    { id: "hall", type: "PLUT", region: "east", point: { lat: -6.58, lon: 106.79 }, rooms: [{ id: "a", seats: 30 }] },
  ],
  programmes: [{ id: "basic", phases: [{ id: "class", days: 3 }] }],
  cohorts: [
    {
      id: "c1",
      programme: "basic",
      size: 20,
      region: "west",
      window: { earliest: "2027-03-01", latest: "2027-03-05" },
    },
    {
      id: "c2",
      programme: "basic",
      size: 18,
      region: "east",
      window: { earliest: "2027-03-01", latest: "2027-03-05" },
    },
  ],
  costs: { currency: "IDR", class: 10_000_000, allowancePerDay: 20_000, travelPerKm: 2_000, unplaced: 3_000_000 },
};
