import type { Plan, Problem } from "../../src/domain/index.ts";

/** A rule of the planning model as a benchmark: an instance on which it matters, and how much it did. */
export interface BenchRule {
  /** Its page in `docs/rules`, and the variant where it has several. */
  readonly id: string;
  /** What `binds` counts, in words that follow "binds: ". */
  readonly counts: string;
  /** Share of all room-days that the cohorts of its instance ask for, where that is not the usual one. */
  readonly load?: number;
  /** The generated problem with the rule added, so tight that it binds, and such that a plan exists. */
  readonly add: (problem: Problem) => Problem;
  /** In how many places the plan has come up against it. */
  readonly binds: (problem: Problem, plan: Plan) => number;
}
