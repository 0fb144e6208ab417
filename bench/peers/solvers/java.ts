import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import type { SolverOptions } from "../../public/solver.ts";
import type { Answer } from "./answer.ts";
import { askProgram } from "./program.ts";

/** The Java that runs Timefold, 17 or later. */
export const JAVA: string = process.env["JAVA"] ?? "java";

const target = (path: string): string => fileURLToPath(new URL(`../timefold/target/${path}`, import.meta.url));

/** Whether `mvn package` has been run. */
export function isTimefoldBuilt(): boolean {
  return existsSync(target("timefold-peer.jar")) && existsSync(target("lib"));
}

/** One thread, collector included. */
export function askJava(model: Buffer, { timeLimitMs, seed }: SolverOptions): Answer {
  const classPath = [target("timefold-peer.jar"), target("lib/*")].join(delimiter);
  return askProgram(JAVA, model, (file) => [
    "-XX:+UseSerialGC",
    "-Xmx8g",
    "-cp",
    classPath,
    "serentak.Main",
    file,
    String(timeLimitMs / 1000),
    String(seed),
  ]);
}
