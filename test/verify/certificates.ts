import { fingerprint } from "../../src/base/index.ts";
import type { Certificate, CertificateNode, CertificateRow, PriceRow, Problem } from "../../src/domain/index.ts";

export function leaf(rows: readonly CertificateRow[]): CertificateNode {
  return { kind: "leaf", rows };
}

export function certificateOf(problem: Problem, tree: CertificateNode, unit = 1): Certificate {
  return { fingerprint: fingerprint(problem), unit, tree };
}

export function priceRow(day: string, prices: readonly number[]): PriceRow {
  return { kind: "room", ids: ["hall", "room"], day, prices };
}

/** Two cohorts who both want the one room on the first Monday; a day of waiting costs 7, leaving one out 200. */
export function crowded(): Problem {
  const cohort = {
    programme: "course",
    size: 10,
    region: "town",
    window: { earliest: "2027-03-01", latest: "2027-03-05" },
    preferredStart: "2027-03-01",
  };
  return {
    horizon: { start: "2027-03-01", end: "2027-03-12" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [{ id: "town", calendar: "week", point: { lat: -7, lon: 110 } }],
    facilities: [
      {
        id: "hall",
        type: "hall",
        region: "town",
        point: { lat: -7, lon: 110 },
        rooms: [{ id: "room", seats: 10, bookings: [{ from: "2027-03-08", to: "2027-03-08" }] }],
      },
    ],
    programmes: [{ id: "course", phases: [{ id: "course", days: 1 }] }],
    cohorts: [
      { ...cohort, id: "a" },
      { ...cohort, id: "b" },
    ],
    costs: { currency: "EUR", class: 10, latenessPerDay: 7, unplaced: 20 },
  };
}
