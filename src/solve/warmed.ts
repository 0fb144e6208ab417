import { type Compiled, lengthen } from "../compile/index.ts";
import type { Plan } from "../domain/index.ts";
import type { Choice } from "../kernel/index.ts";
import { encodeWarmStart } from "../plan/index.ts";

/** What of a plan holds, as a choice, and the problem with lists of modes that are long enough to hold it. */
export function warmed(compiled: Compiled, plan: Plan): { readonly compiled: Compiled; readonly choice: Choice } {
  const { choice, cutTasks } = encodeWarmStart(compiled, plan);
  if (cutTasks.length === 0) return { compiled, choice };
  const longer = lengthen(compiled, new Set(cutTasks));
  return { compiled: longer, choice: encodeWarmStart(longer, plan).choice };
}
