import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { nameOf, type RowRequest } from "../request.ts";
import type { BenchRow } from "../row.ts";
import type { LibraryRow } from "./library-row.ts";

/** The library's own benchmarks that peers run as well. */
export function libraryRequests(
  timeS: number,
  seed: number,
): readonly { readonly name: string; readonly request: RowRequest }[] {
  const requests: RowRequest[] = [
    { kind: "national", participants: 10_000, seed, timeS },
    { kind: "generated", cohorts: 20_000, load: 0.1, wave: false, seed, timeS },
    { kind: "generated", cohorts: 20_000, load: 0.6, wave: false, seed, timeS },
  ];
  return requests.map((request) => ({ name: nameOf(request), request }));
}

export function libraryOwn(request: RowRequest): BenchRow {
  return run("../row.ts", [JSON.stringify(request)]) as BenchRow;
}

export function libraryPeer(request: RowRequest, module: string): LibraryRow {
  return run("library-row.ts", [JSON.stringify(request), module]) as LibraryRow;
}

function run(script: string, args: readonly string[]): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, signal, stdout } = spawnSync(process.execPath, [...process.execArgv, path, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${script} ended with ${signal ?? `code ${status}`}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}
