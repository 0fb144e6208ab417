import { groupBy, namesOf, overloads } from "../loads.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `shared`: in each unit of a shared room, in the morning and in the afternoon of each day, the classes there have no more participants
 * together than the room has seats. Classes of whole days sit there in both.
 */
export const shared: PlanRule = {
  id: "shared",
  *check({ classes }) {
    const sharing = classes.filter(({ room }) => room.shared === true);
    for (const inRoom of groupBy(sharing, ({ room }) => room).values()) {
      for (const [unit, inUnit] of groupBy(inRoom, ({ assignment }) => assignment.unit)) yield* overfull(unit, inUnit);
    }
  },
};

function* overfull(unit: number, classes: readonly PlannedClass[]) {
  const { facility, room } = classes[0]!;
  const told = new Set<string>();
  for (const part of ["morning", "afternoon"] as const) {
    const present = classes.filter((one) => one.part === "full" || one.part === part);
    const holdings = present.map((holder) => ({ holder, amount: holder.cohort.size }));
    for (const { date, load, holders } of overloads(holdings, () => room.seats)) {
      // Who sits there all day is too many in both halves of it.
      if (told.has(namesOf(holders))) continue;
      told.add(namesOf(holders));
      const when = holders.every((one) => one.part === "full") ? "" : ` in the ${part}`;
      const message = `On ${date}${when} unit ${unit} of room ${room.id} of facility ${facility.id} holds ${load} participants (cohorts ${namesOf(holders)}); it has ${room.seats} seats.`;
      yield { cohort: holders.at(-1)!.cohort.id, facility: facility.id, date, message };
    }
  }
}
