import loadHighs from "highs";
import type { Solver } from "../../public/solver.ts";
import { milpOf } from "../models/milp.ts";
import { milpSize } from "../models/milp-builder.ts";
import { solutionOf } from "./answer.ts";

export const solver: Solver = async (model, options) => {
  const { milp, choiceOf, left } = milpOf(model);
  const size = milpSize(milp);
  const highs = await loadHighs();
  const loaded = highs.createModel({
    numCols: milp.cost.length,
    numRows: milp.rowLower.length,
    colCost: milp.cost,
    colLower: milp.cost.map(() => 0),
    colUpper: milp.upper,
    rowLower: milp.rowLower,
    rowUpper: milp.rowUpper,
    integrality: Int32Array.from(milp.isInteger),
    matrix: {
      format: "csr",
      numRows: milp.rowLower.length,
      numCols: milp.cost.length,
      starts: milp.firstEntry,
      indices: milp.column,
      values: milp.coefficient,
    },
  });
  loaded.options.set({
    output_flag: false,
    time_limit: options.timeLimitMs / 1000,
    random_seed: options.seed,
    mip_rel_gap: 0,
  });
  const began = performance.now();
  let firstMs: number | null = null;
  loaded.run({
    [highs.constants.callbackType.mipImprovingSolution]: () => {
      firstMs ??= performance.now() - began;
      return undefined;
    },
  });
  const elapsedMs = performance.now() - began;
  const { modelStatus } = highs.constants;
  const isFound = Number(loaded.info.get("primal_solution_status")) === 2;
  const answer = {
    // Costs are not negative, so that nothing is unbounded.
    isInfeasible: [modelStatus.infeasible, modelStatus.unboundedOrInfeasible].includes(loaded.getModelStatus()),
    values: isFound ? Array.from(loaded.getSolution().colValue, Number) : null,
    bound: Number(loaded.info.get("mip_dual_bound")) + milp.offset,
    firstMs,
    elapsedMs,
  };
  return solutionOf(model, answer, { choiceOf, left, size, costUnit: milp.costUnit }, options);
};
