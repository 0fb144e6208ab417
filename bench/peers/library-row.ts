/** A benchmark of the library itself, by a peer, in a process of its own: `library-row.ts REQUEST SOLVER` prints one line of JSON. */
import { pathToFileURL } from "node:url";
import { compile } from "../../src/compile/index.ts";
import { decodePlan } from "../../src/plan/index.ts";
import { verify } from "../../src/verify/index.ts";
import type { Solver } from "../public/solver.ts";
import { problemOf, type RowRequest } from "../request.ts";

/** What came of it, in the library's own cost. */
export interface LibraryRow {
  readonly cost: number | null;
  /** Null where lists of modes are cut: then the peer's bound does not hold for the whole. */
  readonly bound: number | null;
  readonly status: string;
  readonly ms: number;
  readonly peakRssMb: number;
  readonly isVerified: boolean;
}

/**
 * Modes that are listed for a peer, cheapest first: with more, 400,000 and up in all, it spends its time on loading them.
 * The library itself sees all of them.
 */
const MODES = { inAll: 200_000, ofTask: 100 };

const request = JSON.parse(process.argv[2] ?? "") as RowRequest;
const { solver } = (await import(pathToFileURL(process.argv[3] ?? "").href)) as { readonly solver: Solver };
const problem = problemOf(request);
const compiled = compile(problem, {
  listLength: Math.min(MODES.ofTask, Math.max(10, Math.floor(MODES.inAll / problem.cohorts.length))),
});
const { choice, cost, bound, status, elapsedMs, peakRssMb } = await solver(compiled.model, {
  timeLimitMs: request.timeS * 1000,
  seed: request.seed,
  onProgress: () => {},
});
const verdict = choice === undefined ? undefined : verify(problem, decodePlan(compiled, choice));
const row: LibraryRow = {
  cost: choice === undefined ? null : cost,
  bound: compiled.isCut || !Number.isFinite(bound) ? null : bound,
  status,
  ms: Math.round(elapsedMs),
  peakRssMb: Math.round(peakRssMb ?? process.resourceUsage().maxRSS / 1024),
  isVerified: verdict === undefined || (verdict.ok && verdict.score.total === cost),
};
console.log(JSON.stringify(row));
