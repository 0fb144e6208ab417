import { formCohorts } from "../src/cohorts/index.ts";
import type { Problem } from "../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../src/indonesia/index.ts";
import { generateInstance } from "./instance.ts";

/** What to run. */
export type RowRequest = { readonly timeS: number; readonly seed: number } & (
  | { readonly kind: "national"; readonly participants: number }
  | { readonly kind: "generated"; readonly cohorts: number; readonly load: number; readonly wave: boolean }
);

export function problemOf(request: RowRequest): Problem {
  if (request.kind === "generated") return generateInstance(request);
  const national = nationalProblem({ participants: request.participants, seed: request.seed });
  const { cohorts } = formCohorts(national, { wave: SERENTAK_WAVE, preferredStart: national.horizon.start });
  return { ...national, cohorts, demand: [] };
}

export function nameOf(request: RowRequest): string {
  if (request.kind === "national") return `national, ${request.participants} people`;
  return `${request.cohorts} cohorts, load ${request.load}${request.wave ? ", one wave" : ""}`;
}
