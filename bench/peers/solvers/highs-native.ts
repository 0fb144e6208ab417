import type { Solver } from "../../public/solver.ts";
import { milpOf } from "../models/milp.ts";
import { solutionOf } from "./answer.ts";
import { askPython } from "./python.ts";

export const solver: Solver = (model, options) => {
  const { milp, choiceOf } = milpOf(model);
  const answer = askPython("highs_native.py", JSON.stringify(milp), options);
  return solutionOf(model, answer, choiceOf, milp.costUnit, options);
};
