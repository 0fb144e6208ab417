import { type Coupling, siteOfMode } from "../coupling.ts";

/** `series`: each facility at which cohorts of a series have their first phase costs something. */
export function series(coupling: Coupling): void {
  const { offer, model, draft, names } = coupling;
  const { problem, rates, tasks } = offer;
  if (rates.seriesFacility === 0) return;
  const placeOf = new Map<string, Map<number, number>>();
  problem.cohorts.forEach((cohort, row) => {
    if (cohort.series === undefined) return;
    const places = placeOf.get(cohort.series) ?? new Map<number, number>();
    placeOf.set(cohort.series, places);
    const task = tasks.firstTask[row]!;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const site = siteOfMode(coupling, mode);
      let place = places.get(site);
      if (place === undefined) {
        place = draft.place(rates.seriesFacility);
        names.places.push({ series: cohort.series, site });
        places.set(site, place);
      }
      draft.use(mode, place);
    }
  });
}
