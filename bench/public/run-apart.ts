import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PublicOutcome, PublicRequest } from "./row.ts";

/** Runs an instance in a process of its own, which gets the flags of this one, so that it too runs from source. */
export function runApart(request: PublicRequest, solverModule?: string): PublicOutcome {
  const script = fileURLToPath(new URL("child.ts", import.meta.url));
  const solver = solverModule === undefined ? [] : [resolve(solverModule)];
  const { status, signal, stdout, error } = spawnSync(
    process.execPath,
    [...process.execArgv, script, JSON.stringify(request), ...solver],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 },
  );
  const { set, instance } = request.listed;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${set} ${instance}: its process ended with ${signal ?? `code ${status}`}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as PublicOutcome;
}
