import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { formedCohorts, type Problem, type Solution } from "serentak";
import { type ReportInput, renderReport } from "serentak/report";

/** Writes `problem.json`, `solution.json`, `plan.csv` and `report.html` into a folder, which is made when it does not exist. */
export function writePlanFiles(folder: string, report: ReportInput): void {
  const { problem, solution } = report;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "problem.json"), JSON.stringify(problem));
  writeFileSync(join(folder, "solution.json"), JSON.stringify(solution));
  writeFileSync(join(folder, "plan.csv"), planCsv(problem, solution));
  writeFileSync(join(folder, "report.html"), renderReport(report));
}

/** One row a class, then one for whoever has none, readable in a spreadsheet: a byte order mark tells Excel that it is UTF-8. */
function planCsv(problem: Problem, { plan }: Solution): string {
  const cohorts = new Map([...problem.cohorts, ...formedCohorts(problem, plan)].map((cohort) => [cohort.id, cohort]));
  const membersOf = new Map(plan.cohorts?.map(({ id, members }) => [id, members]));
  const demand = new Map((problem.demand ?? []).map((item) => [item.id, item]));
  const facilities = new Map(problem.facilities.map((facility) => [facility.id, facility]));
  const regions = new Map(problem.regions.map((region) => [region.id, region]));
  const placed = plan.assignments.map(({ cohort: id, phase, facility: at, room, unit, start, end }) => {
    const cohort = cohorts.get(id)!;
    const facility = facilities.get(at)!;
    return {
      cohort: id,
      programme: cohort.programme,
      phase,
      size: cohort.size,
      region: cohort.region,
      region_name: regions.get(cohort.region)?.name ?? "",
      facility: at,
      facility_name: facility.name ?? "",
      facility_type: facility.type,
      facility_region: facility.region,
      room,
      unit: unit + 1,
      start,
      end,
      members: (membersOf.get(id) ?? []).map((one) => `${one.demand} ${one.count}`).join("; "),
      reason: "",
    };
  });
  const unplaced = plan.unplaced.map(({ cohort: id, reason }) => {
    const { programme, size, region } = cohorts.get(id)!;
    return {
      cohort: id,
      programme,
      size,
      region,
      region_name: regions.get(region)?.name ?? "",
      reason: reason.message,
    };
  });
  const left = (plan.left ?? []).map(({ demand: id, count, reason }) => {
    const { programme, region } = demand.get(id)!;
    const region_name = regions.get(region)?.name ?? "";
    return { programme, size: count, region, region_name, members: `${id} ${count}`, reason: reason.message };
  });
  const columns = [
    "cohort",
    "programme",
    "phase",
    "size",
    "region",
    "region_name",
    "facility",
    "facility_name",
    "facility_type",
    "facility_region",
    "room",
    "unit",
    "start",
    "end",
    "members",
    "reason",
  ];
  return `\uFEFF${Papa.unparse([...placed, ...unplaced, ...left], { columns })}\r\n`;
}
