/**
 * A plan from two spreadsheets, as a planner keeps them: `;` between columns, `,` in decimals, dates `dd/mm/yyyy`.
 *
 *   npm run example -- examples/own-data.ts
 */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { type Problem, ProblemError, solve, verify, verifyBound } from "serentak";
import { textTable } from "./support/text-table.ts";

type Row = Readonly<Record<string, string>>;

const facilities = readCsv("own-data/facilities.csv");
const classes = readCsv("own-data/classes.csv");
const regions = [...new Set([...facilities, ...classes].map((row) => text(row, "region")))];

const problem: Problem = {
  horizon: { start: "2027-07-01", end: "2027-08-31" },
  calendars: [
    {
      id: "office",
      week: ["mon", "tue", "wed", "thu", "fri"],
      closed: [{ date: "2027-08-17", name: "Independence Day", kind: "holiday" }],
    },
  ],
  regions: [{ id: "Solo Raya", calendar: "office" }, ...regions.map((id) => ({ id, parent: "Solo Raya" }))],
  facilities: facilities.map((row) => ({
    id: text(row, "id"),
    name: text(row, "name"),
    type: text(row, "type"),
    region: text(row, "region"),
    point: { lat: decimal(row, "lat"), lon: decimal(row, "lon") },
    rooms: [{ id: "class", seats: decimal(row, "seats"), count: decimal(row, "rooms") }],
  })),
  programmes: [
    { id: "digital-marketing", phases: [{ id: "course", days: 3 }] },
    { id: "bookkeeping", phases: [{ id: "course", days: 5, maxSpanDays: 7, startDays: ["mon"] }] },
  ],
  cohorts: classes.map((row) => ({
    id: text(row, "id"),
    programme: text(row, "course"),
    size: decimal(row, "people"),
    region: text(row, "region"),
    point: { lat: decimal(row, "lat"), lon: decimal(row, "lon") },
    window: { earliest: isoDate(row, "earliest"), latest: isoDate(row, "latest") },
    preferredStart: isoDate(row, "earliest"),
  })),
  travel: { roadFactor: 1.4, maxTravelKm: 60 },
  costs: {
    currency: "IDR",
    class: 10_000_000,
    allowancePerDay: 20_000,
    travelPerKm: 2_000,
    latenessPerDay: 50_000,
    unplaced: 3_000_000,
  },
};

try {
  const solution = await solve(problem);
  const rows = solution.plan.assignments.map(({ cohort, facility, unit, start, end }) => [
    cohort,
    facility,
    unit + 1,
    start,
    end,
  ]);
  console.log(textTable(["class", "facility", "room", "first day", "last day"], rows));
  for (const { cohort, reason } of solution.plan.unplaced) console.log(`\n${cohort} has no place: ${reason.message}`);
  console.log(
    `\n${solution.status}: cost ${solution.score.total.toLocaleString("en")}, no plan below ${solution.bound?.toLocaleString("en") ?? "any number"}`,
  );
  console.log(
    "plan holds:",
    verify(problem, solution.plan).ok,
    "- bound holds:",
    verifyBound(problem, solution.certificate).ok,
  );
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  // Every fault of the two files at once, each with its place.
  console.error(error.message);
  process.exitCode = 1;
}

function readCsv(path: string): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(readFileSync(new URL(path, import.meta.url), "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0)
    throw new Error(`${path}: ${errors.map(({ row, message }) => `row ${row}: ${message}`).join("; ")}`);
  return data;
}

/** The text in a column; an empty one is refused by the library, which names the place. */
function text(row: Row, column: string): string {
  return row[column]?.trim() ?? "";
}

/** A number with a decimal comma; what is not a number is refused by the library, which names the place. */
function decimal(row: Row, column: string): number {
  return Number(text(row, column).replace(",", "."));
}

function isoDate(row: Row, column: string): string {
  return text(row, column).split("/").reverse().join("-");
}
