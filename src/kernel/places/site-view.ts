import type { PlaceGuide } from "./place-guide.ts";
import { SiteCandidates } from "./site-candidates.ts";
import { SiteDescent } from "./site-descent.ts";
import { SiteMoves } from "./site-moves.ts";
import type { SitePlan } from "./site-plan.ts";

/** What moves on a plan look at; made anew when the bound has ruled out more. */
export interface SiteView {
  readonly candidates: SiteCandidates;
  readonly descent: SiteDescent;
  readonly moves: SiteMoves;
  /** Sites that are neither closed nor open for good, the most useful first by the bound. */
  readonly undecided: Int32Array;
}

/** @param byCost As `optionsByCost` says. */
export function siteViewOf({ problem, domain, excess }: PlaceGuide, plan: SitePlan, byCost: Int32Array): SiteView {
  const candidates = new SiteCandidates(problem, domain.isExcluded, byCost);
  const descent = new SiteDescent(plan, candidates);
  const undecided = Int32Array.from({ length: problem.sites }, (_, site) => site)
    .filter((site) => domain.isClosed[site] === 0 && domain.isOpen[site] === 0)
    .sort((a, b) => excess[a]! - excess[b]! || a - b);
  return { candidates, descent, moves: new SiteMoves(plan, candidates, descent), undecided };
}
