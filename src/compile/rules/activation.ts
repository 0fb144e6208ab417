import { NONE } from "../../kernel/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import type { Offer } from "../offer.ts";

/** `activation`: a facility costs something once, as soon as it holds any class. A facility that `openings` count is a place as well. */
export function activation(coupling: Coupling): void {
  const { offer, model, draft, names, facilityPlace } = coupling;
  const isCounted = (offer.problem.openings ?? []).length > 0;
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
