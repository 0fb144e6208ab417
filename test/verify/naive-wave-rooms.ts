/** Rows of a wave's classes in a room, straight from their definition. */
import type { Problem, SumPrice } from "../../src/domain/index.ts";
import type { PlainOption } from "./plain-options.ts";
import { datesOf, daysBetween, isOpen } from "./plain-world.ts";

/** What a class counts: nothing unless it holds all open days on which another member may start after it. */
export function waveRoomUnits(problem: Problem, { ids }: SumPrice, one: PlainOption): number {
  const { facility, room, cohort, held, days, part, isFirst } = one;
  if (!isFirst || cohort.wave !== ids[0] || facility.id !== ids[1] || room.id !== ids[2]) return 0;
  const { spreadDays, holidayShiftDays = 0 } = problem.waves!.find(({ id }) => id === ids[0])!;
  const isMissed = datesOf(problem).some((date) => {
    const later = daysBetween(days[0]!, date);
    const isNear = later >= 0 && later <= spreadDays + holidayShiftDays;
    return isNear && isOpen(problem, facility, date, false) && !held.includes(date);
  });
  return isMissed ? 0 : (part === "full" ? 2 : 1) * (room.shared === true ? cohort.size : 1);
}

export function waveRoomMax({ facilities }: Problem, { ids }: SumPrice): number {
  const {
    seats,
    shared,
    count = 1,
  } = facilities.find(({ id }) => id === ids[1])!.rooms.find(({ id }) => id === ids[2])!;
  return 2 * count * (shared === true ? seats : 1);
}
