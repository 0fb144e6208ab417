import type { LevelName, LevelValue, OwnFunctions, Problem, Solution } from "../domain/index.ts";
import { verify } from "./verify.ts";
import { verifyBound } from "./verify-bound.ts";

/** What an auditor finds about a plan at one level. */
export interface LevelVerdict extends LevelValue {
  /** The value is the plan's, and the certificate proves the bound for every plan that is no worse at the levels before. */
  readonly ok: boolean;
  /** What the certificate proves. */
  readonly bound: number;
  readonly message?: string;
}

/**
 * Checks what a solution says of each level, from the problem and the plan alone; one verdict a level, in their order. A level is proven
 * optimal when `ok` holds, `bound` equals `value`, and the same is so of the levels before.
 *
 * A broken problem throws a `ProblemError`. Without levels there is nothing to check: the list is empty.
 *
 * @example
 * const isProven = verifyLevels(problem, solution).every(({ ok, value, bound }) => ok && value === bound);
 */
export function verifyLevels(
  problem: Problem,
  { plan, levels = [] }: Pick<Solution, "plan" | "levels">,
  own: OwnFunctions = {},
): LevelVerdict[] {
  const values = verify(problem, plan, own).score.levels ?? [];
  return values.map(({ level, value }, row): LevelVerdict => {
    const told = levels[row];
    if (told?.level !== level)
      return { level, value, ok: false, bound: Number.NEGATIVE_INFINITY, message: "It is missing." };
    const verdict = verifyBound(problem, told.certificate, own);
    const fault = faultOf(told, value, verdict.bound) ?? scopeFault(values.slice(0, row), told.certificate, level);
    const message = verdict.message ?? fault;
    return { level, value, ok: message === undefined, bound: verdict.bound, ...(message !== undefined && { message }) };
  });
}

function faultOf(told: { readonly value: number; readonly bound: number }, value: number, bound: number) {
  if (told.value !== value) return `It says ${told.value}, and the plan is worth ${value}.`;
  return told.bound > bound ? `It claims a bound of ${told.bound}, and its certificate proves ${bound}.` : undefined;
}

/** What is wrong with what a certificate is about: it must bound its level, and leave out no plan that is as good at those before. */
function scopeFault(
  before: readonly LevelValue[],
  { objective, within = [] }: NonNullable<Solution["levels"]>[number]["certificate"],
  level: LevelName,
): string | undefined {
  if ((objective === undefined) !== (level === "cost")) return "Its certificate bounds something else.";
  const isNarrow = within.some(({ max }, k) => max < (before[k]?.value ?? Number.POSITIVE_INFINITY));
  return isNarrow
    ? "Its certificate is about fewer plans than those that are as good at the levels before."
    : undefined;
}
