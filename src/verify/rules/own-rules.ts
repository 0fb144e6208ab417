import { refusalInWords, refusalsOf } from "../../domain/own/answers.ts";
import type { ClassRule, Placement } from "../rule.ts";

/** `own-rules`: no rule of the user's own has anything against the room. */
export const ownRules: ClassRule<Placement> = {
  id: "own-rules",
  holds: ({ cohort, facility, room, phase }, { own }) => refusalsOf(own, cohort, facility, room, phase).length === 0,
  explain: ({ cohort, facility, room, phase }, { own }) => ({
    message: `Cohort ${cohort.id} may not be in room ${room.id} of facility ${facility.id} for ${phase.id} by ${refusalsOf(own, cohort, facility, room, phase).map(refusalInWords).join("; ")}.`,
  }),
};
