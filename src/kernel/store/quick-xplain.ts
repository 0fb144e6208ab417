/** Answers whether some constraints, with all that cannot be lifted, leave nothing. */
export interface ConflictAsker<T> {
  /** Whether some answer was cut short: then none counts. */
  readonly isUnknown: boolean;
  isInfeasible(kept: readonly T[]): Generator<void, boolean, void>;
}

/**
 * An irreducible subset of candidates that are infeasible together, by QuickXplain (Junker 2004): halve what may be dropped, keep what the
 * other half needs. It has been checked anew: infeasible together, feasible without any one. Undefined when an answer was cut short.
 */
export function* quickXplain<T>(
  asker: ConflictAsker<T>,
  candidates: readonly T[],
): Generator<void, readonly T[] | undefined, void> {
  const found = (yield* asker.isInfeasible([])) ? [] : yield* needed(asker, [], false, candidates);
  return asker.isUnknown || !(yield* isIrreducible(asker, found)) ? undefined : found;
}

/** The members of `candidates` that, with the background, make an irreducible conflict; the two together are infeasible. */
function* needed<T>(
  asker: ConflictAsker<T>,
  background: readonly T[],
  /** Whether the background has grown since it was last asked for. */
  hasGrown: boolean,
  candidates: readonly T[],
): Generator<void, readonly T[], void> {
  if (hasGrown && (yield* asker.isInfeasible(background))) return [];
  if (asker.isUnknown || candidates.length <= 1) return candidates;
  const half = candidates.length >> 1;
  const first = candidates.slice(0, half);
  const second = candidates.slice(half);
  const ofSecond = yield* needed(asker, [...background, ...first], true, second);
  const ofFirst = yield* needed(asker, [...background, ...ofSecond], ofSecond.length > 0, first);
  return [...ofFirst, ...ofSecond];
}

function* isIrreducible<T>(asker: ConflictAsker<T>, constraints: readonly T[]): Generator<void, boolean, void> {
  if (!(yield* asker.isInfeasible(constraints))) return false;
  for (const dropped of constraints) {
    const isStillInfeasible = yield* asker.isInfeasible(constraints.filter((constraint) => constraint !== dropped));
    if (isStillInfeasible || asker.isUnknown) return false;
  }
  return !asker.isUnknown;
}
