import type { Problem } from "../problem.ts";
import type { Days } from "./days.ts";
import type { Draft } from "./draft.ts";
import type { Faults } from "./faults.ts";
import type { Names } from "./names.ts";

/** What every check looks at, and where it puts what it finds. */
export interface Subject {
  readonly problem: Draft<Problem>;
  readonly names: Names;
  readonly days: Days;
  readonly faults: Faults;
}
