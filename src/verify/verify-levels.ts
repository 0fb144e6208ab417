import type { Certificate, LevelValue, OwnFunctions, Problem, Solution } from "../domain/index.ts";
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
  functions: OwnFunctions = {},
): LevelVerdict[] {
  const values = verify(problem, plan, functions).score.levels ?? [];
  return values.map((own, row): LevelVerdict => {
    const told = levels[row];
    if (told?.level !== own.level || told.group !== own.group) {
      return { ...own, ok: false, bound: Number.NEGATIVE_INFINITY, message: "It is missing." };
    }
    const verdict = verifyBound(problem, told.certificate, functions);
    const fault = faultOf(told, own.value, verdict.bound) ?? scopeFault(values, row, told.certificate);
    const message = verdict.message ?? fault;
    return { ...own, ok: message === undefined, bound: verdict.bound, ...(message !== undefined && { message }) };
  });
}

function faultOf(told: { readonly value: number; readonly bound: number }, value: number, bound: number) {
  if (told.value !== value) return `It says ${told.value}, and the plan is worth ${value}.`;
  return told.bound > bound ? `It claims a bound of ${told.bound}, and its certificate proves ${bound}.` : undefined;
}

/** What is wrong with what a certificate is about: it must bound its level, and leave out no plan that is as good as this one down to it. */
function scopeFault(values: readonly LevelValue[], row: number, { objective, within = [] }: Certificate) {
  const own = values[row]!;
  const bounded = own.level === "cost" ? undefined : own.group === undefined ? [] : [own.group];
  if (JSON.stringify(objective?.ids) !== JSON.stringify(bounded)) return "Its certificate bounds something else.";
  const isNarrow = within.some(({ ids, max }) => {
    const at = values.findIndex(({ level, group }) => level !== "cost" && group === ids[0]);
    // A group that nobody is in leaves nobody out.
    if (at === -1) return false;
    const { value, of = 0 } = values[at]!;
    if (at < row) return max < value;
    // Groups that come after this one may leave out as large a share as it does.
    return own.of === undefined || BigInt(max + 1) * BigInt(own.of) <= BigInt(own.value) * BigInt(of);
  });
  return isNarrow
    ? "Its certificate is about fewer plans than those that are as good at the levels before."
    : undefined;
}
