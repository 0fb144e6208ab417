import { CpSat } from "or-tools-wasm/cp-sat";
import type { Solver } from "../../public/solver.ts";
import { cpOf } from "../models/cp.ts";
import { solutionOf } from "./answer.ts";

export const solver: Solver = async (model, options) => {
  const { proto, linearizationLevel, ...own } = cpOf(model);
  await CpSat.loadModule();
  const bytes = await CpSat.createModel(proto);
  const began = performance.now();
  let firstMs: number | null = null;
  const { response } = await CpSat.solve(
    bytes,
    { maxTimeInSeconds: options.timeLimitMs / 1000, randomSeed: options.seed, numWorkers: 1, linearizationLevel },
    {
      onSolution: () => {
        firstMs ??= performance.now() - began;
      },
    },
  );
  const values = response?.solution?.map(Number) ?? [];
  const answer = {
    isInfeasible: String(response?.status) === "INFEASIBLE" || Number(response?.status) === 3,
    values: values.length > 0 ? values : null,
    bound: response?.bestObjectiveBound ?? null,
    firstMs,
    elapsedMs: performance.now() - began,
  };
  return solutionOf(model, answer, own, options);
};
