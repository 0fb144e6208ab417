import type { Demand, Issue, Problem } from "../../domain/index.ts";

/** What a plan of the demand would have to observe and does not yet: refused by name, never accepted and ignored. */
export function unsupportedIn(problem: Problem): Issue[] {
  const issues: Issue[] = [];
  const refuse = (path: string, asksFor: string, maybe?: string): void => {
    const cure = maybe === undefined ? "" : `\nMaybe ${maybe}`;
    issues.push({
      path,
      code: "unsupported",
      message: `${path} asks for ${asksFor}, which planDemand does not observe yet.${cure}`,
    });
  };
  const demand = problem.demand ?? [];
  const [first] = demand;
  if (problem.cohorts.length > 0) refuse("cohorts", "cohorts beside the demand", "use formCohorts and solve.");
  for (const field of ["quotas", "openings", "pools"] as const) {
    if ((problem[field] ?? []).length > 0) refuse(field, field);
  }
  for (const field of ["budget", "smoothing", "fairness"] as const) {
    if (problem[field] !== undefined) refuse(field, field);
  }
  if (problem.levels === "lexicographic") refuse("levels", "an order among objectives");
  if ((problem.costs?.activation ?? 0) > 0) refuse("costs.activation", "a cost of opening facilities");
  if ((problem.costs?.emptySeat ?? 0) > 0) refuse("costs.emptySeat", "a cost of empty seats");
  if ((problem.travel?.crossings ?? []).length > 0) refuse("travel.crossings", "crossings between landmasses");
  if (problem.travel?.maxBoardingKm !== undefined) refuse("travel.maxBoardingKm", "boarding");
  problem.facilities.forEach(({ costs, limits, rooms }, row) => {
    if ((costs?.activation ?? 0) > 0) refuse(`facilities[${row}].costs.activation`, "a cost of opening it");
    if (limits !== undefined && Object.keys(limits).length > 0)
      refuse(`facilities[${row}].limits`, "limits of a facility");
    rooms.forEach(({ shared }, room) => {
      if (shared === true) refuse(`facilities[${row}].rooms[${room}].shared`, "a shared room");
    });
  });
  if (first === undefined) return issues;

  const programmes = problem.programmes.filter(({ id }) => demand.some(({ programme }) => programme === id));
  for (const { id, phases, classSize } of programmes) {
    const path = `programmes[${problem.programmes.findIndex((programme) => programme.id === id)}]`;
    if (classSize === undefined) {
      const message = `${path}.classSize (programme ${JSON.stringify(id)}) is missing, and people ask for the programme; expected { min, max }.`;
      issues.push({ path: `${path}.classSize`, code: "missing", message });
    }
    if (phases.length > 1) refuse(`${path}.phases`, "several phases");
    if (phases.some(({ sessions }) => sessions === "half")) refuse(`${path}.phases`, "half days");
    if (phases.some(({ pools }) => pools !== undefined)) refuse(`${path}.phases`, "pools");
  }
  const termsOf = ({ programme, window, wave, preferredStart }: Demand): string =>
    JSON.stringify([programme, window?.earliest, window?.latest, wave, preferredStart]);
  const other = demand.findIndex((item) => termsOf(item) !== termsOf(first));
  if (other !== -1) refuse(`demand[${other}]`, "another programme, window, wave or preferred start than others");
  const wave = problem.waves?.find(({ id }) => id === first.wave);
  if (wave !== undefined && (wave.spreadDays > 0 || wave.after !== undefined || wave.holidayShiftDays !== undefined)) {
    refuse("demand[0].wave", "a wave that is more than one common day");
  }
  return issues;
}
