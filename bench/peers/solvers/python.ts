import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SolverOptions } from "../../public/solver.ts";
import type { Answer } from "./answer.ts";

/** The interpreter that has ortools and highspy. */
export const PYTHON: string = process.env["PYTHON"] ?? "python3";

/** Hands a model to a script in `python`, and reads the JSON of its last line. */
export function askPython(
  script: string,
  model: string,
  { timeLimitMs, seed }: SolverOptions,
  ...more: string[]
): Answer {
  const folder = mkdtempSync(join(tmpdir(), "serentak-peer-"));
  try {
    const file = join(folder, "model");
    writeFileSync(file, model);
    const path = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
    const { status, signal, stdout } = spawnSync(
      PYTHON,
      [path, file, String(timeLimitMs / 1000), String(seed), ...more],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
        maxBuffer: 1 << 30,
      },
    );
    if (status !== 0) throw new Error(`${script} ended with ${signal ?? `code ${status}`}`);
    return JSON.parse(
      stdout
        .trim()
        .split("\n")
        .at(-1)!
        .replace(/-?Infinity|NaN/g, "null"),
    ) as Answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
