import { groupBy, namesOf, type Overload, overloads } from "../loads.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `room`: each class is in one unit of its room, numbered from 0 to `count - 1`. Where the room is not shared, a unit holds on each day
 * one class of whole days, or up to two of half days, one in the morning and one in the afternoon; a class holds its unit from its
 * first training day to its last.
 */
export const room: PlanRule = {
  id: "room",
  *check({ classes }) {
    for (const sharing of groupBy(classes, ({ room }) => room).values()) {
      const { facility, room } = sharing[0]!;
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
      if (room.shared === true) continue;
      const violation = ({ date, holders }: Overload, says: string) => {
        const message = `On ${date} ${says}`;
        return { cohort: holders.at(-1)!.cohort.id, facility: facility.id, date, message };
      };
      // Counted in halves of days, of which a class of whole days takes two.
      for (const over of overloads(halvesOf(sharing), () => 2 * count)) {
        const says = `${where} holds ${over.holders.length} classes: ${namesOf(over.holders)}; it has room for ${count}.`;
        yield violation(over, says);
      }
      for (const [unit, inUnit] of groupBy(sharing, ({ assignment }) => assignment.unit)) {
        for (const over of overloadsOfUnit(inUnit)) {
          const when = over.when === "day" ? "" : ` in the ${over.when}`;
          const says = `unit ${unit} of ${where} holds ${over.holders.length} classes${when}: ${namesOf(over.holders)}.`;
          yield violation(over, says);
        }
      }
    }
  },
};

function halvesOf(classes: readonly PlannedClass[]) {
  return classes.map((holder) => ({ holder, amount: holder.part === "full" ? 2 : 1 }));
}

/** More than one class in the morning or in the afternoon; what clashes in both is told once, of the day. */
function* overloadsOfUnit(classes: readonly PlannedClass[]): Generator<Overload & { when: string }> {
  const told = new Set<string>();
  for (const when of ["morning", "afternoon"]) {
    const present = classes.filter(({ part }) => part === "full" || part === when);
    const holdings = present.map((holder) => ({ holder, amount: 1 }));
    for (const over of overloads(holdings, () => 1)) {
      const areWhole = over.holders.every(({ part }) => part === "full");
      const key = namesOf(over.holders);
      if (areWhole && told.has(key)) continue;
      told.add(key);
      yield { ...over, when: areWhole ? "day" : when };
    }
  }
}
