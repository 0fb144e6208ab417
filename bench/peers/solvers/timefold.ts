import type { Solver } from "../../public/solver.ts";
import { solutionOf } from "./answer.ts";
import { askJava } from "./java.ts";
import { timefoldChoice, timefoldFile } from "./timefold-file.ts";

/** Timefold works with all options, and gives no bound. */
export const solver: Solver = (model, options) => {
  const answer = askJava(timefoldFile(model), options);
  const size = `${model.tasks} cohorts, ${model.modeCost.length} places`;
  return solutionOf(
    model,
    answer,
    { choiceOf: (values) => timefoldChoice(model.tasks, values), left: 0, size },
    options,
  );
};
