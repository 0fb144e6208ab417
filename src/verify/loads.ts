/** What classes hold of something that is short, day by day: every civil day from their first training day to their last. */
import { formatDay } from "../calendar/index.ts";
import type { CivilDate } from "../domain/index.ts";
import type { PlannedClass } from "./rule.ts";

/** A class and how much it holds, until so many days after its last training day. */
export interface Holding {
  readonly holder: PlannedClass;
  readonly amount: number;
  readonly extraDays?: number;
}

/** A day on which more is held than there is. */
export interface Overload {
  readonly date: CivilDate;
  readonly load: number;
  readonly capacity: number;
  readonly holders: readonly PlannedClass[];
}

/** The days on which more is held than there is, in order; told once for the same classes, not again on each of their days. */
export function* overloads(
  holdings: readonly Holding[],
  capacityOf: (day: number) => number,
  lastDay: number = Number.POSITIVE_INFINITY,
): Generator<Overload> {
  const byDay = new Map<number, Holding[]>();
  for (const holding of holdings) {
    const { days } = holding.holder;
    if (days === undefined) continue;
    const last = Math.min(days.at(-1)! + (holding.extraDays ?? 0), lastDay);
    for (let day = days[0]!; day <= last; day++) pushTo(byDay, day, holding);
  }
  const told = new Set<string>();
  for (const [day, present] of [...byDay].sort(([a], [b]) => a - b)) {
    const load = present.reduce((sum, { amount }) => sum + amount, 0);
    const capacity = capacityOf(day);
    if (load <= capacity) continue;
    const holders = present.map(({ holder }) => holder);
    const key = JSON.stringify(holders.map(({ cohort, phase }) => [cohort.id, phase.id]));
    if (told.has(key)) continue;
    told.add(key);
    yield { date: formatDay(day), load, capacity, holders };
  }
}

/** Classes by a key of theirs. */
export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) pushTo(groups, keyOf(item), item);
  return groups;
}

export function pushTo<Key, T>(lists: Map<Key, T[]>, key: Key, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The ids of their cohorts. */
export function namesOf(classes: readonly PlannedClass[]): string {
  return classes.map(({ cohort }) => cohort.id).join(", ");
}
