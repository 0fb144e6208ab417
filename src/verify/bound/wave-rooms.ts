/**
 * Classes of a wave in a room that all hold a day in common there, so that a room serves no more of them than it holds on a day.
 *
 * Members of a wave start within `spreadDays` + `holidayShiftDays` of one another. A class counts when it holds all days on which its
 * facility is open from its start to that many days later: among such classes in one room the last to start does so on an open day,
 * which all of them hold.
 */
import type { Phase, Room, Wave } from "../../domain/index.ts";
import type { Facts } from "../facts.ts";

/** What a class counts: 2 for whole days and 1 for half days, in a shared room for each participant. */
export function waveRoomCount({ shared }: Room, { sessions }: Phase, size: number): number {
  return (sessions === "half" ? 1 : 2) * (shared === true ? size : 1);
}

/** What a room holds on a day, counted so. */
export function waveRoomMax({ count = 1, shared, seats }: Room): bigint {
  return 2n * BigInt(count) * BigInt(shared === true ? seats : 1);
}

/** Tells whether a class at a facility, from a start up to a period, counts; without bookings, which only take from what a room holds. */
export function sharesDay(
  facts: Facts,
  facility: string,
  { spreadDays, holidayShiftDays = 0 }: Wave,
): (start: number, past: number) => boolean {
  const { isOpen } = facts.open.get(facility)!;
  return (start, past) => {
    for (let period = past; period <= start + spreadDays + holidayShiftDays; period++) {
      if (isOpen[period] === 1) return false;
    }
    return true;
  };
}
