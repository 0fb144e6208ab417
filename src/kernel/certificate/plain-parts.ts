import { type AllocationModel, NONE } from "../model.ts";

/**
 * A model in which only some tasks are left, with all there is to themselves: what any choice of the whole costs within these tasks is no
 * less than what they cost here, where they need not share. So bounds of parts that have no task in common add up.
 *
 * Rows keep their numbers; the other tasks cost nothing and have no options. What ties a task of the part to one outside is left out, which
 * only makes choices possible: precedences and pairs across, requirements that others may meet, minima that others may fill; a maximum that
 * holds for all holds for some, as amounts are not negative, and so does a limit of places. A place costs what it costs only where the
 * part has all its users, so that no cost is counted twice; and units above a maximum cost what they do, which is no more for all parts
 * together than for the whole, except where a place shared with others counts among them: there they are free.
 */
export function modelOfPart(model: AllocationModel, tasks: ReadonlySet<number>): AllocationModel {
  const inPart = Array.from({ length: model.tasks }, (_, task) => tasks.has(task));
  const taskOf = taskOfModes(model);
  const isMine = (mode: number): boolean => inPart[taskOf[mode]!]!;
  const { places, precedences, quotas, pairs } = model.couplings;
  const isShared = new Set<number>();
  taskOf.forEach((_, mode) => {
    if (isMine(mode)) return;
    for (const place of places.ofMode.subarray(places.firstOfMode[mode], places.firstOfMode[mode + 1]))
      isShared.add(place);
  });
  const kept = [...precedences.before.keys()].filter(
    (row) => inPart[precedences.before[row]!]! && inPart[precedences.after[row]!]!,
  );
  const placesAreMine = (quota: number): boolean =>
    !quotas.placeTerm
      .subarray(quotas.firstPlaceTerm[quota], quotas.firstPlaceTerm[quota + 1])
      .some((place) => isShared.has(place));
  const termsAreMine = (quota: number): boolean =>
    quotas.mode.subarray(quotas.firstTerm[quota], quotas.firstTerm[quota + 1]).every(isMine) && placesAreMine(quota);
  const isSoft = (quota: number): boolean => quotas.overCost[quota]! < Number.POSITIVE_INFINITY;
  const maxOf = (max: number, quota: number): number =>
    isSoft(quota) && !placesAreMine(quota) ? Number.POSITIVE_INFINITY : max;
  const never = (row: number): boolean =>
    !pairs.needed.subarray(pairs.firstNeeded[row], pairs.firstNeeded[row + 1]).every(isMine);
  return {
    ...model,
    skipCost: model.skipCost.map((cost, task) => (inPart[task] ? cost : 0)),
    restCost: model.restCost.map((cost, task) => (inPart[task] ? cost : Number.POSITIVE_INFINITY)),
    pastLatest: model.pastLatest.map((past, task) => (inPart[task] ? past : model.earliest[task]!)),
    couplings: {
      ...model.couplings,
      places: { ...places, cost: places.cost.map((cost, place) => (isShared.has(place) ? 0 : cost)) },
      precedences: {
        ...precedences,
        before: Int32Array.from(kept, (row) => precedences.before[row]!),
        after: Int32Array.from(kept, (row) => precedences.after[row]!),
        minLag: Int32Array.from(kept, (row) => precedences.minLag[row]!),
        maxLag: Int32Array.from(kept, (row) => precedences.maxLag[row]!),
        isJoint: Uint8Array.from(kept, (row) => precedences.isJoint[row]!),
        isZoned: Uint8Array.from(kept, (row) => precedences.isZoned[row]!),
      },
      quotas: {
        ...quotas,
        min: quotas.min.map((min, quota) => (termsAreMine(quota) ? min : 0)),
        max: quotas.max.map(maxOf),
      },
      // A requirement that others may meet is one of a mode that nobody has.
      pairs: { ...pairs, needing: pairs.needing.map((mode, row) => (never(row) ? NONE : mode)) },
    },
  };
}

/** [mode] */
function taskOfModes({ tasks, firstMode, modeCost }: AllocationModel): Int32Array {
  const taskOf = new Int32Array(modeCost.length);
  for (let task = 0; task < tasks; task++) taskOf.fill(task, firstMode[task], firstMode[task + 1]);
  return taskOf;
}
