import { type Coupling, siteOfMode } from "../coupling.ts";
import { cohortOf } from "../offer.ts";
import { stretchesOf } from "../stretches.ts";

/** `year` (*kapasitas latih*): participants of classes that start at a facility within a calendar year. */
export function year(coupling: Coupling): void {
  const { offer, model, draft, names } = coupling;
  const { sites, tasks } = offer;
  if (sites.every(({ facility }) => facility.limits?.participantsPerYear === undefined)) return;
  const years = stretchesOf(offer, "year");
  const firstSum = sites.map(({ facility }) => {
    const max = facility.limits?.participantsPerYear;
    if (max === undefined) return undefined;
    const rows = years.map(({ name }) => {
      names.sums.push({ kind: "year", ids: [facility.id, name] });
      return draft.sum({ max });
    });
    return rows[0]!;
  });
  for (let task = 0; task < tasks.count; task++) {
    const { size } = cohortOf(offer, task);
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const first = firstSum[siteOfMode(coupling, mode)];
      if (first === undefined) continue;
      years.forEach(({ from, past }, k) => {
        draft.term(first + k, mode, from, past, size);
      });
    }
  }
}
