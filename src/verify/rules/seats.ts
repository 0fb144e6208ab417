import type { ClassRule, Placement } from "../rule.ts";

/** `seats`: a room has at least as many seats as the cohort has participants. */
export const seats: ClassRule<Placement> = {
  id: "seats",
  holds: ({ cohort, room }) => room.seats >= cohort.size,
  explain: ({ cohort, facility, room }) => ({
    message: `Cohort ${cohort.id} has ${cohort.size} participants; room ${room.id} of facility ${facility.id} has ${room.seats} seats.`,
  }),
};
