import { formatDay } from "../../calendar/index.ts";
import type { Facts } from "../facts.ts";
import type { ClassRule, PlannedClass } from "../rule.ts";

type Seen = Pick<PlannedClass, "cohort" | "facility" | "room" | "days" | "assignment">;

/**
 * `booking`: from its first training day to its last a class is in no room that is booked on a day on which the facility is open. A booking
 * takes one unit, or all rooms of its kind; on closed days it does no harm.
 */
export const booking: ClassRule<Seen> = {
  id: "booking",
  holds: (seen, facts) => clash(seen, facts) === undefined,
  explain: (seen, facts) => {
    const date = formatDay(clash(seen, facts)!);
    const { cohort, room, facility } = seen;
    const unit = facts.booked.get(room)!.ofUnit.size > 0 ? `unit ${seen.assignment.unit} of ` : "";
    return {
      date,
      message: `Cohort ${cohort.id} uses ${unit}room ${room.id} of facility ${facility.id} on ${date}, when it is booked.`,
    };
  },
};

/** The first day that is booked. */
function clash({ facility, room, days, assignment }: Seen, { booked, open, firstDay }: Facts): number | undefined {
  const taken = booked.get(room);
  if (taken === undefined || days === undefined) return undefined;
  const mine = taken.ofUnit.get(assignment.unit) ?? taken.all;
  const { isOpen } = open.get(facility.id)!;
  for (let day = days[0]!; day <= days.at(-1)!; day++) if (mine.has(day) && isOpen[day - firstDay] === 1) return day;
  return undefined;
}
