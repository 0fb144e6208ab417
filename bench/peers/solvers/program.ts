import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "./answer.ts";

/** Hands a model in a file to a program, and reads the JSON of its last line. */
export function askProgram(
  program: string,
  model: string | Buffer,
  argumentsOf: (file: string) => readonly string[],
): Answer {
  const folder = mkdtempSync(join(tmpdir(), "serentak-peer-"));
  try {
    const file = join(folder, "model");
    writeFileSync(file, model);
    const { status, signal, stdout } = spawnSync(program, argumentsOf(file), {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`${program} ended with ${signal ?? `code ${status}`}`);
    const last = stdout.trim().split("\n").at(-1)!;
    return JSON.parse(last.replace(/-?Infinity|NaN/g, "null")) as Answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
