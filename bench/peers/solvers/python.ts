import { fileURLToPath } from "node:url";
import type { SolverOptions } from "../../public/solver.ts";
import type { Answer } from "./answer.ts";
import { askProgram } from "./program.ts";

/** The interpreter that has ortools and highspy. */
export const PYTHON: string = process.env["PYTHON"] ?? "python3";

/** Hands a model to a script in `python`. */
export function askPython(
  script: string,
  model: string,
  { timeLimitMs, seed }: SolverOptions,
  ...more: string[]
): Answer {
  const path = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
  return askProgram(PYTHON, model, (file) => [path, file, String(timeLimitMs / 1000), String(seed), ...more]);
}
