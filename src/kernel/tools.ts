import { Anneal } from "./anneal.ts";
import type { BoundMethod } from "./bound-method.ts";
import { CoupledBound } from "./coupled/coupled-bound.ts";
import { isCoupled } from "./couplings.ts";
import type { Method } from "./method.ts";
import { FewestPlaces } from "./places/fewest-places.ts";
import { OpenSets } from "./places/open-sets.ts";
import { PlaceGuide } from "./places/place-guide.ts";
import { placeProblemOf } from "./places/place-problem.ts";
import { RowBound } from "./row-bound.ts";
import type { Search } from "./search.ts";
import { StoreNeighbourhoods } from "./store/store-neighbourhoods.ts";

/** What works on a model: ways to bound it and ways to plan it, those first that are thought best. */
export interface Tools {
  readonly bounds: readonly BoundMethod[];
  readonly methods: readonly Method[];
}

/** The tools that fit a model: what it is made of decides. */
export function toolsFor(search: Search): Tools {
  const { model } = search;
  const isTied = isCoupled(model) || model.groupSpread.length > 0;
  const bounds: BoundMethod[] = [isTied ? new CoupledBound(search) : new RowBound(search)];
  const methods: Method[] = [];
  const problem = placeProblemOf(model);
  if (problem !== undefined) {
    const guide = new PlaceGuide(problem);
    if (FewestPlaces.fits(problem)) methods.push(new FewestPlaces(search, guide));
    if (OpenSets.fits(problem)) methods.push(new OpenSets(search, guide));
  }
  if (Anneal.fits(model)) methods.push(new Anneal(search));
  // What fits every model is left to those that nothing else fits.
  if (methods.length === 0) methods.push(new StoreNeighbourhoods(search));
  return { bounds, methods };
}
