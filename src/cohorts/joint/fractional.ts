import { mostClasses } from "../forming-model.ts";
import type { Averaged } from "./averaged.ts";
import type { Row } from "./rows.ts";

/** Parts of a class that count as whole. */
const WHOLE = 1e-4;

/** Sites, and how many classes they hold in fractions. */
export interface Split {
  readonly sites: readonly number[];
  readonly classes: number;
}

/**
 * Sites whose classes are the farthest from whole: all, those in reach of an origin, or one alone, the more of them the better. What has been
 * decided is not asked again, though prices that have not settled may not keep to it.
 */
export function farthestFromWhole(averaged: Averaged, decisions: readonly Row[]): Split | undefined {
  const { model } = averaged;
  const candidates: number[][] = [model.siteRow.length === 0 ? [] : [...model.siteRow.keys()]];
  for (let origin = 0; origin < model.people.length; origin++) {
    candidates.push([...new Set(model.arcSite.subarray(model.firstArc[origin]!, model.firstArc[origin + 1]!))]);
  }
  for (const site of averaged.sites) candidates.push([site]);
  let best: { sites: readonly number[]; classes: number; distance: number } | undefined;
  candidates.forEach((sites, k) => {
    const classes = sites.reduce((sum, site) => sum + averaged.classes[site]!, 0);
    const part = classes - Math.floor(classes);
    const isSingle = k > model.people.length;
    const distance = Math.min(part, 1 - part) * (isSingle ? 0.6 : 1);
    if (Math.min(part, 1 - part) <= WHOLE || (isSingle && mostClasses(model, sites[0]!) === 0)) return;
    if (best !== undefined && distance <= best.distance + 1e-9) return;
    if (!isDecided(decisions, sites, Math.floor(classes))) best = { sites, classes, distance };
  });
  return best;
}

/** Whether it is known of some sites that they hold at most, or more than, so many classes. */
function isDecided(decisions: readonly Row[], sites: readonly number[], most: number): boolean {
  return decisions.some((row) => {
    const isAbout = row.sites.length === sites.length && row.sites.every((site, k) => site === sites[k]);
    return isAbout && (row.kind === "at-most" ? row.size <= most : row.size > most);
  });
}
