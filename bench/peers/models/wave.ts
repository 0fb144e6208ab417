/**
 * All tasks of one group start in one period, so that they all run in it: a resource's modes exclude one another but for its
 * capacity, whatever their lengths, and a start need only be chosen once. A binary a mode and a binary a start, instead of
 * one for each pair of them; exact where a resource has all its capacity or none.
 */
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { capacityOf, eachOption } from "./options.ts";

export interface Wave {
  /** Periods in which some option starts, without those that another is as good as: no dearer for any task, and open for all its modes. */
  readonly starts: readonly number[];
  readonly rows: readonly WaveRow[];
}

/** The sum of these modes is at most `capacity`, and nothing when the wave starts in one of `closed` (rows of `starts`). */
export interface WaveRow {
  readonly modes: readonly number[];
  readonly capacity: number;
  readonly closed: readonly number[];
}

/** Whether all tasks belong to one group that starts in one period, and resources have all their capacity or none. */
export function isWave(model: AllocationModel): boolean {
  const { groupSpread, groupOf, firstDemand, demandAmount, couplings } = model;
  if (groupSpread.length !== 1 || groupSpread[0] !== 0 || groupOf.some((group) => group !== 0)) return false;
  if (firstDemand.some((first, mode) => first !== mode) || demandAmount.some((amount) => amount !== 1)) return false;
  if (couplings.places.cost.length > 0) return false;
  for (let resource = 0; resource < model.resources; resource++)
    if (capacityOf(model, resource) === undefined) return false;
  return true;
}

export function waveOf(model: AllocationModel): Wave {
  const startsOfMode = new Map<number, number[]>();
  for (let task = 0; task < model.tasks; task++) {
    for (const [mode, start] of eachOption(model, task)) {
      const starts = startsOfMode.get(mode);
      if (starts === undefined) startsOfMode.set(mode, [start]);
      else starts.push(start);
    }
  }
  const starts = undominated(model, startsOfMode);
  const kept = new Set(starts);
  const rows: WaveRow[] = [];
  const modesOf: number[][] = Array.from({ length: model.resources }, () => []);
  model.demandResource.forEach((resource, mode) => {
    modesOf[resource]!.push(mode);
  });
  modesOf.forEach((modes, resource) => {
    // Modes with the same starts share a row; where all have them, it is the row of the capacity as well.
    const alike = new Map<string, number[]>();
    for (const mode of modes) {
      const key = (startsOfMode.get(mode) ?? []).filter((start) => kept.has(start)).join();
      alike.set(key, [...(alike.get(key) ?? []), mode]);
    }
    const capacity = capacityOf(model, resource)!;
    for (const members of alike.values()) {
      const possible = new Set(startsOfMode.get(members[0]!));
      const closed = starts.flatMap((start, row) => (possible.has(start) ? [] : [row]));
      if (closed.length > 0 || members.length > capacity) rows.push({ modes: members, capacity, closed });
    }
    if (alike.size > 1 && modes.length > capacity) rows.push({ modes, capacity, closed: [] });
  });
  return { starts, rows };
}

function undominated(model: AllocationModel, startsOfMode: ReadonlyMap<number, readonly number[]>): number[] {
  const modesOf = new Map<number, Set<number>>();
  for (const [mode, starts] of startsOfMode) {
    for (const start of starts) modesOf.set(start, (modesOf.get(start) ?? new Set()).add(mode));
  }
  const kept: number[] = [];
  for (const start of [...modesOf.keys()].sort((a, b) => a - b)) {
    const modes = modesOf.get(start)!;
    const isCovered = kept.some((other) => {
      const others = modesOf.get(other)!;
      return isNoDearer(model, other, start) && [...modes].every((mode) => others.has(mode));
    });
    if (!isCovered) kept.push(start);
  }
  return kept;
}

function isNoDearer({ startCostRow, startCosts, periods }: AllocationModel, one: number, other: number): boolean {
  return [...new Set(startCostRow)].every(
    (row) => startCosts[row * periods + one]! <= startCosts[row * periods + other]!,
  );
}
