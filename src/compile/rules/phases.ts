import type { PhaseLink } from "../../domain/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import type { Offer } from "../offer.ts";

/**
 * `phases`: a cohort is placed in all its phases or in none, each some days after the last training day of the one before it, and as near
 * to it as their link asks: in one zone (facility, region, province), or within a road distance.
 */
export function phases(coupling: Coupling): void {
  const { offer, draft } = coupling;
  const { tasks } = offer;
  for (let task = 1; task < tasks.count; task++) {
    if (tasks.cohortOf[task] !== tasks.cohortOf[task - 1]) continue;
    const { minGapDays, maxGapDays, place } = tasks.phases[task]!.after!;
    const zoneOf = zonesOf(offer, place);
    // A class ends on the day before the period after its last one.
    const lags = { minLag: minGapDays - 1, maxLag: maxGapDays - 1 };
    draft.tie({ before: task - 1, after: task, ...lags, isZoned: zoneOf !== undefined });
    if (zoneOf !== undefined) setZones(coupling, task, zoneOf);
    else if (typeof place === "object") nearby(coupling, task, Math.round(place.withinKm * 1000));
  }
}

/** The zone of each site as a link sees it, undefined for a link that knows no zones. */
function zonesOf({ sites, regions }: Offer, place: PhaseLink["place"]): ((site: number) => number) | undefined {
  if (place === "same-facility") return (site) => site;
  if (place !== "same-region" && place !== "same-province") return undefined;
  return (site) => {
    const { region } = sites[site]!.facility;
    return regions.rowOf(place === "same-region" ? region : regions.provinceOf(region));
  };
}

function setZones(coupling: Coupling, task: number, zoneOf: (site: number) => number): void {
  const { model, draft } = coupling;
  for (let mode = model.firstMode[task - 1]!; mode < model.firstMode[task]!; mode++) {
    draft.zoneAsBefore(mode, zoneOf(siteOfMode(coupling, mode)));
  }
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    draft.zoneAsAfter(mode, zoneOf(siteOfMode(coupling, mode)));
  }
}

/** A mode of the later phase needs one of the earlier phase that is near enough; said only where some are not. */
function nearby(coupling: Coupling, task: number, limitM: number): void {
  const { offer, model, draft } = coupling;
  const { sites, travel } = offer;
  const neededAt = new Map<number, number[]>();
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    const site = siteOfMode(coupling, mode);
    let near = neededAt.get(site);
    if (near === undefined) {
      near = [];
      for (let before = model.firstMode[task - 1]!; before < model.firstMode[task]!; before++) {
        const from = sites[siteOfMode(coupling, before)]!.place;
        if (travel.roadMetres(from, sites[site]!.place) <= limitM) near.push(before);
      }
      neededAt.set(site, near);
    }
    if (near.length < model.firstMode[task]! - model.firstMode[task - 1]!) draft.need(mode, near);
  }
}
