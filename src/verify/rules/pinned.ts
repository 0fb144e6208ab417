import type { ClassRule } from "../rule.ts";

/** `pinned`: the first phase of a cohort is at the facility, in the room and on the day to which it is pinned. */
export const pinned: ClassRule = {
  id: "pinned",
  holds: ({ cohort, isFirst, facility, room, assignment }) => {
    if (!isFirst || cohort.pinned === undefined) return true;
    const { facility: facilityId = facility.id, room: roomId = room.id, start = assignment.start } = cohort.pinned;
    return facility.id === facilityId && room.id === roomId && assignment.start === start;
  },
  explain: ({ cohort, facility, room, assignment }) => {
    const pin = cohort.pinned!;
    const to = [
      ...(pin.room === undefined ? [] : [`room ${pin.room}`]),
      ...(pin.facility === undefined ? [] : [`facility ${pin.facility}`]),
      ...(pin.start === undefined ? [] : [pin.start]),
    ].join(", ");
    return {
      date: assignment.start,
      message: `Cohort ${cohort.id} is in room ${room.id} of facility ${facility.id} on ${assignment.start}; it is pinned to ${to}.`,
    };
  },
};
