import { NONE } from "../../kernel/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import { windowOf } from "../starts.ts";
import { emptySeatsTerm } from "../terms.ts";
import { activationTerm } from "./activation.ts";
import { ownTerms } from "./own-rules.ts";
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
      const unpaid =
        preferencesTerm(offer, task, siteOfMode(coupling, mode)) +
        emptySeats(coupling, task, mode) +
        ownCost(coupling, task, mode);
      draft.term(sum, mode, 0, days, model.modeCost[mode]! - unpaid);
    }
  }
  facilityPlace.forEach((place, site) => {
    if (place !== NONE) draft.placeTerm(sum, place, activationTerm(offer, site));
  });
}

/** What own rules ask for in a mode: the same whenever it starts, as all costs of a mode are. */
function ownCost(coupling: Coupling, task: number, mode: number): number {
  const { offer, model } = coupling;
  if (offer.own.rules === undefined) return 0;
  const { from, past } = windowOf(offer, task);
  for (let start = from; start < past; start++) {
    if (model.endOf[model.modeShape[mode]! * model.periods + start] === NONE) continue;
    return ownTerms(offer, task, siteOfMode(coupling, mode), start).reduce((sum, [, amount]) => sum + amount, 0);
  }
  return 0;
}

function emptySeats({ offer, model }: Coupling, task: number, mode: number): number {
  const { rates, rooms, tasks, problem } = offer;
  const room = rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!;
  const { size } = problem.cohorts[tasks.cohortOf[task]!]!;
  return emptySeatsTerm(rates, size, rooms.seats[room]!, rooms.fullAmount[room] === 0);
}
