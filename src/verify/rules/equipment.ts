import type { ClassRule, Placement } from "../rule.ts";

/** `equipment`: a room has every tag of equipment that the phase asks for. */
export const equipment: ClassRule<Placement> = {
  id: "equipment",
  holds: ({ phase, room }) =>
    phase.equipment === undefined || phase.equipment.every((tag) => room.equipment?.includes(tag)),
  explain: ({ cohort, phase, facility, room }) => {
    const missing = phase.equipment?.filter((tag) => !room.equipment?.includes(tag));
    return {
      message: `Cohort ${cohort.id} needs ${missing?.join(", ")}, which room ${room.id} of facility ${facility.id} does not have.`,
    };
  },
};
