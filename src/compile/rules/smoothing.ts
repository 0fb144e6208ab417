import type { Coupling } from "../coupling.ts";
import { stretchesOf } from "../stretches.ts";

/** `smoothing`: what starts in a calendar month above a number costs something, counted by first phases. */
export function smoothing({ offer, model, draft, names }: Coupling): void {
  const { problem, tasks } = offer;
  if (problem.smoothing === undefined) return;
  const { unit, perMonth, overCost } = problem.smoothing;
  for (const { name, from, past } of stretchesOf(offer, "month")) {
    const sum = draft.sum({ max: perMonth, overCost });
    names.sums.push({ kind: "smoothing", ids: [name] });
    problem.cohorts.forEach(({ size }, row) => {
      const task = tasks.firstTask[row]!;
      if (model.pastLatest[task]! <= from || model.earliest[task]! >= past) return;
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        draft.term(sum, mode, from, past, unit === "cohorts" ? 1 : size);
      }
    });
  }
}
