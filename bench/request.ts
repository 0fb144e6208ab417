import { formCohorts } from "../src/cohorts/index.ts";
import type { Problem } from "../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../src/indonesia/index.ts";
import { generateHalls } from "./halls.ts";
import { generateInstance } from "./instance.ts";
import { ruleInstance, rulesNamed } from "./rules/index.ts";

/** What to run. */
export type RowRequest = { readonly timeS: number; readonly seed: number } & (
  | { readonly kind: "national"; readonly participants: number }
  | { readonly kind: "generated"; readonly cohorts: number; readonly load: number; readonly wave: boolean }
  | { readonly kind: "halls"; readonly cohorts: number; readonly load: number }
  | { readonly kind: "rule"; readonly rule: string; readonly cohorts: number; readonly load?: number }
);

export function problemOf(request: RowRequest): Problem {
  if (request.kind === "generated") return generateInstance(request);
  if (request.kind === "halls") return generateHalls(request);
  if (request.kind === "rule") return ruleInstance(rulesNamed(request.rule)[0]!, request);
  const national = nationalProblem({ participants: request.participants, seed: request.seed });
  const { cohorts } = formCohorts(national, { wave: SERENTAK_WAVE, preferredStart: national.horizon.start });
  return { ...national, cohorts, demand: [] };
}

export function nameOf(request: RowRequest): string {
  if (request.kind === "national") return `national, ${request.participants} people`;
  if (request.kind === "halls") return `${request.cohorts} cohorts in shared halls, load ${request.load}`;
  if (request.kind === "rule") return `${request.cohorts} cohorts, ${request.rule}`;
  return `${request.cohorts} cohorts, load ${request.load}${request.wave ? ", one wave" : ""}`;
}
