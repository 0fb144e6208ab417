import { formatDay } from "../../calendar/index.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `room`: on each day a room holds at most as many classes as there are rooms of its kind (`count`), each in a unit of its own,
 * numbered from 0 to `count - 1`.
 */
export const room: PlanRule = {
  id: "room",
  *check({ classes }) {
    for (const [{ facility, room }, sharing] of byRoom(classes)) {
      const count = room.count ?? 1;
      const where = `room ${room.id} of facility ${facility.id}`;
      for (const { cohort, assignment } of sharing) {
        if (assignment.unit >= 0 && assignment.unit < count) continue;
        yield {
          cohort: cohort.id,
          facility: facility.id,
          message: `Cohort ${cohort.id} is in unit ${assignment.unit} of ${where}, which has units 0 to ${count - 1}.`,
        };
      }
      // Told once for the same cohorts, not again on each of their days.
      const told = new Set<string>();
      for (const [day, present] of [...byDay(sharing)].sort(([a], [b]) => a - b)) {
        const date = formatDay(day);
        if (present.length > count && isNew(told, present, "all")) {
          const message = `On ${date} ${where} holds ${present.length} classes: ${names(present)}; it has room for ${count}.`;
          yield { cohort: present.at(-1)!.cohort.id, facility: facility.id, date, message };
        }
        for (const [unit, together] of byUnit(present)) {
          if (together.length === 1 || !isNew(told, together, unit)) continue;
          const message = `On ${date} unit ${unit} of ${where} holds ${together.length} classes: ${names(together)}.`;
          yield { cohort: together.at(-1)!.cohort.id, facility: facility.id, date, message };
        }
      }
    }
  },
};

function byRoom(classes: readonly PlannedClass[]): Iterable<[PlannedClass, PlannedClass[]]> {
  const sharing = group(classes, ({ room }) => [room]);
  return [...sharing.values()].map((list) => [list[0]!, list]);
}

function byDay(classes: readonly PlannedClass[]): Map<number, PlannedClass[]> {
  return group(classes, ({ days }) => days ?? []);
}

function byUnit(classes: readonly PlannedClass[]): Map<number, PlannedClass[]> {
  return group(classes, ({ assignment }) => [assignment.unit]);
}

function group<Key>(
  classes: readonly PlannedClass[],
  keysOf: (one: PlannedClass) => readonly Key[],
): Map<Key, PlannedClass[]> {
  const groups = new Map<Key, PlannedClass[]>();
  for (const one of classes) {
    for (const key of keysOf(one)) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [one]);
      else list.push(one);
    }
  }
  return groups;
}

function names(classes: readonly PlannedClass[]): string {
  return classes.map(({ cohort }) => cohort.id).join(", ");
}

function isNew(told: Set<string>, classes: readonly PlannedClass[], where: string | number): boolean {
  const key = JSON.stringify([where, ...classes.map(({ cohort }) => cohort.id)]);
  if (told.has(key)) return false;
  told.add(key);
  return true;
}
