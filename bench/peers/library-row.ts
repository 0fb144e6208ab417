/** A benchmark of the library itself, by a peer, in a process of its own: `library-row.ts REQUEST SOLVER` prints one line of JSON. */
import { pathToFileURL } from "node:url";
import { compile } from "../../src/compile/index.ts";
import { decodePlan } from "../../src/plan/index.ts";
import { verify } from "../../src/verify/index.ts";
import type { SolverOptions } from "../public/solver.ts";
import { problemOf, type RowRequest } from "../request.ts";
import type { PeerSolution } from "./solvers/answer.ts";

/** What came of it, in the library's own cost. */
export interface LibraryRow {
  readonly cost: number | null;
  /** Null where the peer's model has only some of the options: then its bound does not hold for the whole. */
  readonly bound: number | null;
  readonly status: string;
  readonly ms: number;
  readonly peakRssMb: number;
  readonly isVerified: boolean;
  /** Size of the peer's model, and how many options it lacks. */
  readonly size: string;
  readonly left: number;
}

/** Modes that are listed for a cohort, as the library does by itself. */
const LIST_LENGTH = 100;

const request = JSON.parse(process.argv[2] ?? "") as RowRequest;
const { solver } = (await import(pathToFileURL(process.argv[3] ?? "").href)) as {
  readonly solver: (
    model: ReturnType<typeof compile>["model"],
    options: SolverOptions,
  ) => PeerSolution | Promise<PeerSolution>;
};
const problem = problemOf(request);
const compiled = compile(problem, { listLength: LIST_LENGTH });
const { choice, cost, bound, status, elapsedMs, peakRssMb, size, left } = await solver(compiled.model, {
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
  size,
  left,
};
console.log(JSON.stringify(row));
