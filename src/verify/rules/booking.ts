import { formatDay } from "../../calendar/index.ts";
import type { Facts } from "../facts.ts";
import type { ClassRule, PlannedClass } from "../rule.ts";

/** `booking`: none of a class's training days is one on which the room is booked. A booking takes all rooms of its kind; on closed days it does no harm. */
export const booking: ClassRule<Pick<PlannedClass, "cohort" | "facility" | "room" | "days">> = {
  id: "booking",
  holds: (seen, facts) => clash(seen, facts) === undefined,
  explain: (seen, facts) => {
    const date = formatDay(clash(seen, facts)!);
    const { cohort, room, facility } = seen;
    return {
      date,
      message: `Cohort ${cohort.id} uses room ${room.id} of facility ${facility.id} on ${date}, when it is booked.`,
    };
  },
};

/** The first training day that is booked. */
function clash({ room, days }: Pick<PlannedClass, "room" | "days">, { booked }: Facts): number | undefined {
  const taken = booked.get(room);
  return taken === undefined ? undefined : days?.find((day) => taken.has(day));
}
