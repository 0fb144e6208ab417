import { NONE } from "../../kernel/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import { activationTerm } from "./activation.ts";
import { preferencesTerm } from "./preferences.ts";

/** `budget`: what classes, facility days, allowances, travel, boarding and activation cost in all. */
export function budget(coupling: Coupling): void {
  const { offer, model, draft, names, facilityPlace } = coupling;
  const { problem, tasks, days } = offer;
  if (problem.budget === undefined) return;
  const sum = draft.sum({ max: problem.budget });
  names.sums.push({ kind: "budget", ids: [] });
  for (let task = 0; task < tasks.count; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const penalties = preferencesTerm(offer, task, siteOfMode(coupling, mode));
      draft.term(sum, mode, 0, days, model.modeCost[mode]! - penalties);
    }
  }
  facilityPlace.forEach((place, site) => {
    if (place !== NONE) draft.placeTerm(sum, place, activationTerm(offer, site));
  });
}
