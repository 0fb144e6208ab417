import type { Solver } from "../../public/solver.ts";
import { cpOf } from "../models/cp.ts";
import { protoText } from "../models/cp-proto.ts";
import { solutionOf } from "./answer.ts";
import { askPython } from "./python.ts";

export const solver: Solver = (model, options) => {
  const { proto, linearizationLevel, ...own } = cpOf(model);
  const answer = askPython("cp_sat_native.py", protoText(proto), options, String(linearizationLevel));
  return solutionOf(model, answer, own, options);
};
