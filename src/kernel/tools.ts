import { Anneal } from "./anneal/anneal.ts";
import { AssignmentClosing } from "./assignment/assignment-closing.ts";
import { AssignmentEarnings } from "./assignment/assignment-earnings.ts";
import { isAssignmentLike, readAssignment } from "./assignment/assignment-view.ts";
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
import { GroupSplit } from "./settled/group-split.ts";
import { ExactSearch } from "./store/exact-search.ts";
import { StoreNeighbourhoods } from "./store/store-neighbourhoods.ts";

/** What works on a model: ways to bound it and ways to plan it, those first that are thought best. */
export interface Tools {
  readonly bounds: readonly BoundMethod[];
  readonly methods: readonly Method[];
}

/**
 * The tools that fit a model: what it is made of decides. `isPlainlyProven`: prices on capacities, quotas and places alone prove a bound,
 * and none on tasks or pairs. Yields after each, for large models take their time to be read.
 */
export function* toolsFor(search: Search, isPlainlyProven = false): Generator<void, Tools, void> {
  const { model } = search;
  const isTied = isCoupled(model) || model.groupSpread.length > 0;
  return yield* isTied ? toolsForTied(search, isPlainlyProven) : toolsForFree(search, isPlainlyProven);
}

/** Models of capacities alone. */
function* toolsForFree(search: Search, isPlainlyProven: boolean): Generator<void, Tools, void> {
  const { model, view, layout } = search;
  const isSequential = model.periods > 1 && fitsSequences(model, layout);
  if (!isSequential && isAssignmentLike(model, view)) return yield* toolsForAssignment(search, isPlainlyProven);
  yield;
  const ascent = fitsPathBound(model) ? new PathBound(search) : new DualAscent(search);
  yield;
  const methods: Method[] = [isSequential ? new Sequences(search) : new Anneal(search)];
  if (ExactSearch.fits(search)) methods.push(new ExactSearch(search));
  return { bounds: [new RowBound(search, ascent)], methods };
}

function* toolsForAssignment(search: Search, isPlainlyProven: boolean): Generator<void, Tools, void> {
  const view = yield* readAssignment(search.model, search.view);
  const isPackedByRow = isPackable(view);
  const earnings = isPackedByRow ? new AssignmentEarnings(search, view) : undefined;
  yield;
  const bounds: BoundMethod[] = [new RowBound(search, new PolyakAscent(search, view))];
  if (earnings !== undefined && !isPlainlyProven) bounds.push(earnings);
  yield;
  const methods: Method[] = [new Neighbourhoods(search, view, earnings)];
  yield;
  if (isPackedByRow && AssignmentClosing.fits(view)) methods.push(new AssignmentClosing(search, view));
  else if (ExactSearch.fits(search)) methods.push(new ExactSearch(search));
  return { bounds, methods };
}

/** Models with groups or couplings. */
function* toolsForTied(search: Search, isPlainlyProven: boolean): Generator<void, Tools, void> {
  const methods: Method[] = [];
  const problem = placeProblemOf(search.model);
  yield;
  const guide = problem === undefined ? undefined : new PlaceGuide(problem);
  if (guide !== undefined && FewestPlaces.fits(guide.problem)) methods.push(new FewestPlaces(search, guide));
  if (guide !== undefined && OpenSets.fits(guide.problem)) methods.push(new OpenSets(search, guide));
  yield;
  const earnings = guide === undefined || isPlainlyProven ? [] : [new PlaceEarnings(search, guide)];
  // Where places are all there is, prices on tasks are the tighter ones by far.
  const bounds: BoundMethod[] = [...earnings];
  if (isPlainlyProven) {
    const coupled = new CoupledBound(search, plainlyBounded(search.model));
    bounds.push(GroupSplit.fits(search) ? new GroupSplit(search, coupled) : coupled);
  } else if (methods.length === 0) bounds.push(new CoupledBound(search));
  yield;
  // What fits every model is left to those that nothing else fits.
  if (methods.length === 0) {
    methods.push(new Moves(search));
    yield;
    methods.push(new StoreNeighbourhoods(search));
  }
  if (problem === undefined && ExactSearch.fits(search)) methods.push(new ExactSearch(search));
  return { bounds, methods };
}
