import { NONE } from "../../kernel/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import type { Offer } from "../offer.ts";

/**
 * `activation`: a facility costs something once, as soon as it holds any class. Facilities that `openings` count are places as well, and
 * so are those of series: what a facility has to offer is then its own, not that of the only series that comes there.
 */
export function activation(coupling: Coupling): void {
  const { offer, model, draft, names, facilityPlace } = coupling;
  const { openings = [], cohorts } = offer.problem;
  const hasSeries = offer.rates.seriesFacility > 0 && cohorts.some(({ series }) => series !== undefined);
  const isCounted = openings.length > 0 || hasSeries;
  if (!isCounted && offer.sites.every((_, site) => activationTerm(offer, site) === 0)) return;
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    const site = siteOfMode(coupling, mode);
    const cost = activationTerm(offer, site);
    if (!isCounted && cost === 0) continue;
    if (facilityPlace[site] === NONE) {
      facilityPlace[site] = draft.place(cost);
      names.places.push({ site });
    }
    draft.use(mode, facilityPlace[site]!);
  }
}

export function activationTerm({ sites, rates }: Offer, site: number): number {
  return sites[site]!.facility.costs?.activation ?? rates.activation;
}
