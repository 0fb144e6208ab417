/** Reports of plans that the solver did not make; costs, verdict and bound are the auditor's. */
import { fingerprint } from "../../../src/base/index.ts";
import { formatDay, parseDay } from "../../../src/calendar/index.ts";
import type { Assignment, Plan, Problem, Solution } from "../../../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../../../src/indonesia/index.ts";
import type { LeftOut, ReportInput } from "../../../src/report/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";
import { smallProblem } from "../../support/small-problem.ts";
import { planGreedily } from "./greedy-plan.ts";

/** The nation on one day, with people left out for several reasons. */
export function nationalReport(participants: number): ReportInput {
  const demand = nationalProblem({ participants, seed: 1 });
  const { problem, plan, left } = planGreedily(demand, SERENTAK_WAVE, () => "2027-01-11");
  return auditedReport("National simultaneous training 2027", problem, plan, left);
}

/** The same spread over consecutive weeks, which breaks the wave, so the auditor's verdict is left out. */
export function sequentialReport(participants: number, weeks: number): ReportInput {
  const first = parseDay("2027-05-31");
  const startOf = (row: number): string => formatDay(first + 7 * ((row * 7 + (row >> 3)) % weeks));
  const { problem, plan, left } = planGreedily(nationalProblem({ participants, seed: 1 }), SERENTAK_WAVE, startOf);
  const { verification: _, ...input } = auditedReport("Training in turn 2027", problem, plan, left);
  return input;
}

/** Five of the six classes around the Bali strait, planned by hand in two weeks; one has no place, three people are in no class. */
export function smallReport(): ReportInput {
  const assignments = [
    classOf("digital-banyuwangi", "kelas", "bpvp-banyuwangi", "kelas", 1, "2027-08-04", 2),
    classOf("digital-jembrana", "kelas", "plut-jembrana", "aula", 0, "2027-08-04", 2),
    classOf("digital-denpasar", "kelas", "blk-denpasar", "kelas", 0, "2027-08-04", 2),
    classOf("pangan-genteng", "praktik", "blkk-genteng", "ruang-praktik", 0, "2027-08-09", 5),
    classOf("pangan-denpasar", "praktik", "blk-denpasar", "dapur", 0, "2027-08-02", 5),
  ];
  const reason = { code: "full", message: "Every kitchen within 84 km is taken." } as const;
  const plan = { assignments, unplaced: [{ cohort: "pangan-banyuwangi", reason }] };
  const tooFew = { code: "too-few", message: "3 people in reach, 12 are needed." };
  const left = [{ region: "51.01", count: 3, reason: tooFew }];
  return auditedReport("Training around the Bali strait", smallProblem(), plan, left);
}

/** A report of a plan with a certificate that has no prices, and what the auditor makes of both. */
function auditedReport(title: string, problem: Problem, plan: Plan, left: readonly LeftOut[]): ReportInput {
  const certificate = { fingerprint: fingerprint(problem), unit: 1, tree: { kind: "leaf", rows: [] } } as const;
  const { ok, violations, score } = verify(problem, plan);
  const { ok: boundOk, bound } = verifyBound(problem, certificate);
  const divisor = score.total - score.terms.unplaced;
  const solution: Solution = {
    status: score.total === bound ? "optimal" : "feasible",
    plan,
    score,
    bound,
    gap: score.total === bound ? 0 : divisor > 0 ? (score.total - bound) / divisor : null,
    certificate,
    problemFingerprint: certificate.fingerprint,
    work: 0,
    elapsedMs: 0,
  };
  return { title, problem, solution, left, verification: { ok, violations: violations.length, boundOk, bound } };
}

/** A class on consecutive days. */
function classOf(
  cohort: string,
  phase: string,
  facility: string,
  room: string,
  unit: number,
  start: string,
  days: number,
): Assignment {
  const dates = Array.from({ length: days }, (_, day) => formatDay(parseDay(start) + day));
  const sessions = dates.map((date) => ({ date, part: "full" as const }));
  return { cohort, phase, facility, room, unit, start, end: dates.at(-1)!, sessions };
}
