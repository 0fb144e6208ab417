import { Anneal } from "./anneal/anneal.ts";
import { AssignmentClosing } from "./assignment/assignment-closing.ts";
import { AssignmentEarnings } from "./assignment/assignment-earnings.ts";
import { assignmentViewOf, isAssignmentLike } from "./assignment/assignment-view.ts";
import { Neighbourhoods } from "./assignment/neighbourhoods.ts";
import { isPackable } from "./assignment/packing-items.ts";
import { PolyakAscent } from "./assignment/polyak.ts";
import type { BoundMethod } from "./bound-method.ts";
import { CoupledBound } from "./coupled/coupled-bound.ts";
import { plainlyBounded } from "./coupled/plainly-bounded.ts";
import { isCoupled } from "./couplings.ts";
import type { Method } from "./method.ts";
import { Moves } from "./moves/moves.ts";
import { FewestPlaces } from "./places/fewest-places.ts";
import { OpenSets } from "./places/open-sets.ts";
import { PlaceEarnings } from "./places/place-earnings.ts";
import { PlaceGuide } from "./places/place-guide.ts";
import { placeProblemOf } from "./places/place-problem.ts";
import { DualAscent } from "./rows/dual-ascent.ts";
import { RowBound } from "./rows/row-bound.ts";
import type { Search } from "./search.ts";
import { fitsPathBound, PathBound } from "./sequences/path-bound.ts";
import { Sequences } from "./sequences/sequences.ts";
import { fitsSequences } from "./sequences/unary.ts";
import { ExactSearch } from "./store/exact-search.ts";
import { StoreNeighbourhoods } from "./store/store-neighbourhoods.ts";

/** What works on a model: ways to bound it and ways to plan it, those first that are thought best. */
export interface Tools {
  readonly bounds: readonly BoundMethod[];
  readonly methods: readonly Method[];
}

/**
 * The tools that fit a model: what it is made of decides. `isPlainlyProven`: prices on capacities, quotas and places alone prove a bound,
 * and none on tasks or pairs.
 */
export function toolsFor(search: Search, isPlainlyProven = false): Tools {
  const { model } = search;
  const isTied = isCoupled(model) || model.groupSpread.length > 0;
  return isTied ? toolsForTied(search, isPlainlyProven) : toolsForFree(search, isPlainlyProven);
}

/** Models of capacities alone. */
function toolsForFree(search: Search, isPlainlyProven: boolean): Tools {
  const { model, view, layout } = search;
  const isSequential = model.periods > 1 && fitsSequences(model, layout);
  if (!isSequential && isAssignmentLike(model, view)) {
    const assignment = assignmentViewOf(model, view);
    const earnings = isPackable(assignment) ? new AssignmentEarnings(search, assignment) : undefined;
    const bounds: BoundMethod[] = [new RowBound(search, new PolyakAscent(search, assignment))];
    if (earnings !== undefined && !isPlainlyProven) bounds.push(earnings);
    const methods: Method[] = [new Neighbourhoods(search, assignment, earnings)];
    if (isPackable(assignment) && AssignmentClosing.fits(assignment)) {
      methods.push(new AssignmentClosing(search, assignment));
    } else if (ExactSearch.fits(search)) methods.push(new ExactSearch(search));
    return { bounds, methods };
  }
  const ascent = fitsPathBound(model) ? new PathBound(search) : new DualAscent(search);
  const method = isSequential ? new Sequences(search) : new Anneal(search);
  const methods: Method[] = ExactSearch.fits(search) ? [method, new ExactSearch(search)] : [method];
  return { bounds: [new RowBound(search, ascent)], methods };
}

/** Models with groups or couplings. */
function toolsForTied(search: Search, isPlainlyProven: boolean): Tools {
  const methods: Method[] = [];
  const problem = placeProblemOf(search.model);
  const guide = problem === undefined ? undefined : new PlaceGuide(problem);
  if (guide !== undefined && FewestPlaces.fits(guide.problem)) methods.push(new FewestPlaces(search, guide));
  if (guide !== undefined && OpenSets.fits(guide.problem)) methods.push(new OpenSets(search, guide));
  const earnings = guide === undefined || isPlainlyProven ? [] : [new PlaceEarnings(search, guide)];
  // Where places are all there is, prices on tasks are the tighter ones by far.
  const bounds: BoundMethod[] = [...earnings];
  if (isPlainlyProven) bounds.push(new CoupledBound(search, plainlyBounded(search.model)));
  else if (methods.length === 0) bounds.push(new CoupledBound(search));
  // What fits every model is left to those that nothing else fits.
  if (methods.length === 0) methods.push(new Moves(search), new StoreNeighbourhoods(search));
  if (problem === undefined && ExactSearch.fits(search)) methods.push(new ExactSearch(search));
  return { bounds, methods };
}
