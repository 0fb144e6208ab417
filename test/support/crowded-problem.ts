import { stream } from "../../src/base/index.ts";
import type { Problem } from "../../src/domain/index.ts";

/** One town where more classes want rooms than there are, over a quarter of a year; nothing about it is easy to prove. */
export function crowdedProblem({ cohorts, rooms, seed }: { cohorts: number; rooms: number; seed: number }): Problem {
  const random = stream(seed, "crowded");
  const day = (offset: number): string => new Date(Date.UTC(2027, 5, 7 + offset)).toISOString().slice(0, 10);
  const point = (): { lat: number; lon: number } => ({
    lat: -7 + random.nextInt(3000) / 10_000,
    lon: 110 + random.nextInt(3000) / 10_000,
  });
  return {
    horizon: { start: day(0), end: day(90) },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      { id: "town", parent: "nation", point: { lat: -6.9, lon: 110.1 } },
    ],
    facilities: Array.from({ length: rooms }, (_, k) => ({
      id: `facility-${k}`,
      type: "BLK",
      region: "town",
      point: point(),
      rooms: [{ id: "room", seats: 16 + random.nextInt(15) }],
      costs: { class: 1_000_000 * (8 + random.nextInt(6)) },
    })),
    programmes: [3, 5, 8, 13].map((days) => ({ id: `course-${days}`, phases: [{ id: "course", days }] })),
    cohorts: Array.from({ length: cohorts }, (_, k) => {
      const earliest = random.nextInt(60);
      return {
        id: `cohort-${k}`,
        programme: `course-${[3, 5, 8, 13][random.nextInt(4)]}`,
        size: 12 + random.nextInt(14),
        region: "town",
        point: point(),
        window: { earliest: day(earliest), latest: day(earliest + random.nextInt(25)) },
        preferredStart: day(earliest),
      };
    }),
    costs: {
      currency: "IDR",
      allowancePerDay: 20_000,
      travelPerKm: 2_000,
      latenessPerDay: 50_000,
      unplaced: 3_000_000,
    },
  };
}
