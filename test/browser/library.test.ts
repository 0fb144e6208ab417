import type { Browser } from "playwright";
import { parseProblem, solve, solveSync } from "serentak";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tinyProblem } from "../package/tiny-problem.ts";
import { bundle, connect, openPage } from "./page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser.close());

/** What makes a solution the same on every machine: all of it but the clock. */
const timeless = ({ elapsedMs: _, ...rest }: { readonly elapsedMs: number }): string => JSON.stringify(rest);

test("a page gets the plan that Node gets, byte for byte", async () => {
  const { page, errors } = await openPage(browser);
  const content = await bundle(`
import { parseProblem, solve, solveSync } from "serentak";
globalThis.answer = async (problem: unknown) => {
  const parsed = parseProblem(problem);
  return [await solve(parsed, { workLimit: 100_000 }), solveSync(parsed, { workLimit: 100_000 })];
};`);
  await page.addScriptTag({ content });
  const [asynchronous, synchronous] = await page.evaluate(
    (problem) => (globalThis as unknown as { answer(problem: unknown): Promise<[never, never]> }).answer(problem),
    tinyProblem,
  );
  const parsed = parseProblem(tinyProblem);
  expect(timeless(asynchronous)).toBe(timeless(await solve(parsed, { workLimit: 100_000 })));
  expect(timeless(synchronous)).toBe(timeless(solveSync(parsed, { workLimit: 100_000 })));
  expect(errors).toEqual([]);
});

test("a worker of a page gets it too", async () => {
  const { page, errors } = await openPage(browser);
  const script = await bundle(`
import { parseProblem, solveSync } from "serentak";
onmessage = ({ data }) => postMessage(solveSync(parseProblem(data), { workLimit: 100_000 }));`);
  const solution = await page.evaluate(
    ([source, problem]) =>
      new Promise<never>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([source])));
        worker.onmessage = ({ data }) => resolve(data as never);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(problem);
      }),
    [script, tinyProblem] as const,
  );
  expect(timeless(solution)).toBe(timeless(solveSync(parseProblem(tinyProblem), { workLimit: 100_000 })));
  expect(errors).toEqual([]);
});
