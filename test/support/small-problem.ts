import type { Problem } from "../../src/domain/index.ts";

/**
 * Six classes around the Bali strait, in August 2027: small enough to plan by hand, and all six can be placed.
 *
 * - Banyuwangi lies on Java, Jembrana and Denpasar on Bali: 31 km apart as the crow flies, and no road between them.
 * - Bali closes for Galungan (10 to 12 August), the whole nation on the 17th; the community centre also trains on Saturdays.
 * - The three classes of two days are one wave; the three of five days need a kitchen and must not straddle a long break.
 *
 * A fresh object each time, so that a test may break it.
 */
export function smallProblem(): Problem {
  return {
    note: "Synthetic: made up for tests.",
    horizon: { start: "2027-08-02", end: "2027-08-31" },
    calendars: [
      {
        id: "nasional",
        week: ["mon", "tue", "wed", "thu", "fri"],
        closed: [
          { date: "2027-08-15", name: "Maulid Nabi", kind: "holiday" },
          { date: "2027-08-17", name: "Hari Kemerdekaan", kind: "holiday" },
        ],
      },
      {
        id: "bali",
        extends: "nasional",
        week: ["mon", "tue", "wed", "thu", "fri"],
        closed: [
          { date: "2027-08-10", name: "Penampahan Galungan" },
          { date: "2027-08-11", name: "Galungan", kind: "regional" },
          { date: "2027-08-12", name: "Manis Galungan" },
        ],
      },
      { id: "enam-hari", extends: "nasional", week: ["mon", "tue", "wed", "thu", "fri", "sat"], closed: [] },
    ],
    regions: [
      { id: "ID", name: "Indonesia", calendar: "nasional" },
      {
        id: "35.10",
        name: "Banyuwangi",
        parent: "ID",
        point: { lat: -8.2325, lon: 114.3576 },
        landmass: "jawa",
        timeZone: "Asia/Jakarta",
      },
      { id: "51", name: "Bali", parent: "ID", calendar: "bali", landmass: "bali", timeZone: "Asia/Makassar" },
      { id: "51.01", name: "Jembrana", parent: "51", point: { lat: -8.3569, lon: 114.6169 } },
      { id: "51.71", name: "Denpasar", parent: "51", point: { lat: -8.65, lon: 115.2167 } },
    ],
    facilities: [
      {
        id: "bpvp-banyuwangi",
        name: "BPVP Banyuwangi",
        type: "UPTP",
        owner: "Kemnaker",
        region: "35.10",
        point: { lat: -8.2104, lon: 114.3652 },
        rooms: [
          { id: "kelas", seats: 30, count: 2 },
          { id: "dapur", seats: 20, equipment: ["kitchen"], bookings: [{ from: "2027-08-02", to: "2027-08-06" }] },
        ],
        tags: ["accredited", "accessible"],
      },
      {
        id: "blkk-genteng",
        name: "BLK Komunitas Genteng",
        type: "BLKK",
        region: "35.10",
        point: { lat: -8.3672, lon: 114.1491 },
        landmass: "jawa",
        calendar: "enam-hari",
        closures: [{ from: "2027-08-25", to: "2027-08-26" }],
        rooms: [{ id: "ruang-praktik", seats: 20, equipment: ["kitchen", "oven"] }],
      },
      {
        id: "plut-jembrana",
        name: "PLUT Jembrana",
        type: "PLUT",
        region: "51.01",
        point: { lat: -8.3601, lon: 114.6289 },
        rooms: [{ id: "aula", seats: 40 }],
        tags: ["accessible"],
      },
      {
        id: "blk-denpasar",
        name: "UPTD BLK Denpasar",
        type: "UPTD",
        region: "51.71",
        point: { lat: -8.6405, lon: 115.2301 },
        rooms: [
          { id: "kelas", seats: 24 },
          { id: "dapur", seats: 16, equipment: ["kitchen"] },
        ],
        tags: ["accredited"],
        costs: { class: 9_000_000, perDay: 250_000 },
      },
    ],
    programmes: [
      {
        id: "pemasaran-digital",
        name: "Pemasaran digital",
        classSize: { min: 16, max: 40 },
        phases: [{ id: "kelas", days: 2 }],
      },
      {
        id: "olahan-pangan",
        name: "Olahan pangan",
        classSize: { min: 12, max: 20 },
        phases: [
          {
            id: "praktik",
            days: 5,
            startDays: ["mon", "tue"],
            equipment: ["kitchen"],
            facilityTypes: ["UPTP", "UPTD", "BLKK"],
            maxSpanDays: 7,
          },
        ],
      },
    ],
    waves: [{ id: "serentak", spreadDays: 0 }],
    cohorts: [
      {
        id: "digital-banyuwangi",
        programme: "pemasaran-digital",
        size: 30,
        region: "35.10",
        window: { earliest: "2027-08-02", latest: "2027-08-20" },
        wave: "serentak",
      },
      {
        id: "digital-jembrana",
        programme: "pemasaran-digital",
        size: 36,
        region: "51.01",
        window: { earliest: "2027-08-02", latest: "2027-08-20" },
        wave: "serentak",
      },
      {
        id: "digital-denpasar",
        programme: "pemasaran-digital",
        size: 24,
        region: "51.71",
        window: { earliest: "2027-08-02", latest: "2027-08-20" },
        wave: "serentak",
        requiredTags: ["accredited"],
      },
      {
        id: "pangan-banyuwangi",
        programme: "olahan-pangan",
        size: 18,
        region: "35.10",
        point: { lat: -8.2191, lon: 114.3691 },
        window: { earliest: "2027-08-02", latest: "2027-08-24" },
        preferredStart: "2027-08-09",
      },
      {
        id: "pangan-genteng",
        programme: "olahan-pangan",
        size: 20,
        region: "35.10",
        origins: [
          { region: "35.10", point: { lat: -8.3644, lon: 114.1502 }, count: 14 },
          { region: "35.10", count: 6 },
        ],
        window: { earliest: "2027-08-02", latest: "2027-08-24" },
        preferredStart: "2027-08-02",
        excludedTags: ["boarding-only"],
      },
      {
        id: "pangan-denpasar",
        programme: "olahan-pangan",
        size: 16,
        region: "51.71",
        window: { earliest: "2027-08-02", latest: "2027-08-24" },
        maxTravelKm: 40,
        regions: ["51"],
        preferredStart: "2027-08-02",
      },
    ],
    travel: { roadFactor: 1.4, maxTravelKm: 84 },
    costs: {
      currency: "IDR",
      class: 10_000_000,
      classByType: { BLKK: 12_000_000, PLUT: 11_000_000 },
      allowancePerDay: 20_000,
      travelPerKm: 2_000,
      latenessPerDay: 50_000,
      unplaced: 3_000_000,
    },
  };
}
