/** People in no class: those whom `formCohorts` left, and those whom a joint plan leaves. */
import type { LeftOut, ReportInput } from "../report-input.ts";

export interface LeftPeople extends LeftOut {
  /** Whether the score counts them: it does not know of people left when classes were formed before. */
  readonly isCounted: boolean;
  /** Ids of the demand, where the report names them. */
  readonly ids: readonly string[];
}

/** People of one region with one reason stand together, whoever they are. */
export function leftPeople({ problem, solution, left = [], people }: ReportInput): LeftPeople[] {
  const regionOf = new Map((problem.demand ?? []).map(({ id, region }) => [id, region]));
  const groups = new Map<string, LeftPeople>();
  for (const { demand, count, reason } of solution.plan.left ?? []) {
    const region = regionOf.get(demand) ?? "";
    const key = JSON.stringify([region, reason.code, reason.message]);
    const known = groups.get(key);
    const ids = people === "ids" ? [...(known?.ids ?? []), demand] : [];
    groups.set(key, { region, count: (known?.count ?? 0) + count, reason, isCounted: true, ids });
  }
  return [...left.map((each) => ({ ...each, isCounted: false, ids: [] })), ...groups.values()];
}
