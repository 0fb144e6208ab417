/** Stopping a search from outside: clocks and signals are injected, so nothing here waits. */
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/domain/index.ts";
import { type Progress, type SolveOptions, solve, solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

const problem = crowdedProblem({ cohorts: 120, rooms: 6, seed: 7 });

/** A clock that moves one millisecond whenever somebody looks. */
function tickingClock(): () => number {
  let ms = 0;
  return () => ms++;
}

function expectSound(solution: ReturnType<typeof solveSync>): void {
  expect(verify(problem, solution.plan)).toMatchObject({ ok: true, score: solution.score });
  expect(verifyBound(problem, solution.certificate)).toEqual({ ok: true, bound: solution.bound });
}

describe("a time limit", () => {
  test("ends the search by the injected clock, with a sound plan and bound", () => {
    const short = solveSync(problem, { timeLimitMs: 5, now: tickingClock() });
    const long = solveSync(problem, { timeLimitMs: 400, now: tickingClock() });
    expectSound(short);
    expectSound(long);
    expect(short.work).toBeLessThan(long.work);
    expect(long.score.total).toBeLessThanOrEqual(short.score.total);
    expect(long.bound).toBeGreaterThanOrEqual(short.bound!);
  });

  test("leaves time for the ending, more where compiling took longer, but never more than a tenth", () => {
    /** Compiling takes so long, each look afterwards a millisecond. */
    const clock = (compileMs: number): (() => number) => {
      let looks = 0;
      return () => (looks++ === 0 ? 0 : compileMs + looks - 2);
    };
    const endOf = (compileMs: number): number =>
      solveSync(problem, { timeLimitMs: 400, now: clock(compileMs) }).elapsedMs;
    const usual = endOf(100);
    expect(usual).toBeGreaterThanOrEqual(380);
    expect(usual).toBeLessThan(390);
    const slow = endOf(350);
    expect(slow).toBeGreaterThanOrEqual(360);
    expect(slow).toBeLessThan(370);
  });

  test("is 60 seconds when neither time nor work is limited", () => {
    let ms = 0;
    const solution = solveSync(problem, { now: () => (ms += 20_000) });
    expectSound(solution);
    expect(solution.elapsedMs).toBeGreaterThanOrEqual(60_000);
  });
});

describe("a signal", () => {
  test("that is aborted beforehand still gives a sound plan and bound", async () => {
    const solution = await solve(problem, { signal: AbortSignal.abort() });
    expectSound(solution);
  });

  test("aborted from a progress event ends the search at the next step", async () => {
    const controller = new AbortController();
    const events: Progress[] = [];
    const solution = await solve(problem, {
      signal: controller.signal,
      onProgress: (progress) => {
        events.push(progress);
        if (progress.bound > 0) controller.abort();
      },
    });
    expectSound(solution);
    const aborted = events.find(({ bound }) => bound > 0)!;
    // What may follow is the work of a step under way and of the last filling in, never another round of search.
    expect(solution.work - aborted.work).toBeLessThan(solveSync(problem, { workLimit: 2_000_000 }).work / 4);
  });
});

describe("a gap", () => {
  test("ends the search as soon as it is reached", () => {
    const loose = solveSync(problem, { workLimit: 3_000_000, gap: 0.5 });
    const tight = solveSync(problem, { workLimit: 3_000_000 });
    expectSound(loose);
    expect(loose.gap).toBeLessThanOrEqual(0.5);
    expect(loose.work).toBeLessThan(tight.work);
  });
});

describe("progress", () => {
  test("begins when the problem is compiled and never goes back", () => {
    const events: Progress[] = [];
    const solution = solveSync(problem, { workLimit: 1_000_000, onProgress: (progress) => events.push(progress) });
    expect(events.length).toBeGreaterThan(2);
    for (let i = 1; i < events.length; i++) {
      expect(events[i]!.cost).toBeLessThanOrEqual(events[i - 1]!.cost);
      expect(events[i]!.bound).toBeGreaterThanOrEqual(events[i - 1]!.bound);
      expect(events[i]!.work).toBeGreaterThanOrEqual(events[i - 1]!.work);
    }
    expect(events.at(-1)).toMatchObject({ cost: solution.score.total, bound: solution.bound, gap: solution.gap });
  });
});

describe("others", () => {
  test("get their turn while solve works, and not while solveSync does", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    solveSync(problem, { workLimit: 300_000 });
    expect(turns).toBe(0);
    // By this clock every step takes a turn's time, so every step gives way.
    let ms = 0;
    await solve(problem, { workLimit: 300_000, now: () => (ms += 20) });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  test("see the same plan from both", async () => {
    const [a, b] = [await solve(problem, { workLimit: 300_000 }), solveSync(problem, { workLimit: 300_000 })];
    expect({ ...a, elapsedMs: 0 }).toEqual({ ...b, elapsedMs: 0 });
  });
});

test.each<[string, SolveOptions]>([
  ["timeLimitMs", { timeLimitMs: 0 }],
  ["timeLimitMs", { timeLimitMs: Number.NaN }],
  ["workLimit", { workLimit: -1 }],
  ["gap", { gap: -0.1 }],
  ["seed", { seed: 0.5 }],
])("a bad %s is refused by name", (name, options) => {
  expect(() => solveSync(problem, options)).toThrow(UsageError);
  expect(() => solveSync(problem, options)).toThrow(name);
});

test("unformed demand is refused, and told what to do", () => {
  const demand = [{ id: "d", region: problem.regions[1]!.id, programme: problem.programmes[0]!.id, count: 12 }];
  expect(() => solveSync({ ...problem, demand })).toThrow(/12 people.*formCohorts/s);
});
