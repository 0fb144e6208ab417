import type { Solver } from "../../public/solver.ts";
import { milpOf } from "../models/milp.ts";
import { milpSize } from "../models/milp-builder.ts";
import { solutionOf } from "./answer.ts";
import { askPython } from "./python.ts";

export const solver: Solver = (model, options) => {
  const { milp, choiceOf, left } = milpOf(model);
  const size = milpSize(milp);
  const answer = askPython("highs_native.py", JSON.stringify(milp), options);
  return solutionOf(model, answer, { choiceOf, left, size, costUnit: milp.costUnit }, options);
};
