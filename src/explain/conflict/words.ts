/** What a problem asks for, one statement at a time, as a planner would say it. */
import type { Cohort, Facility, Openings, Phase, Pool, Problem, Quota, Room, Wave } from "../../domain/index.ts";
import type { ConflictStatement } from "./statement.ts";

export function mustBePlaced({ id, pinned }: Cohort): ConflictStatement {
  if (pinned === undefined) return { rule: "mandatory", cohort: id, message: `Cohort ${id} is mandatory.` };
  const { facility, room, start } = pinned;
  const to = [
    ...(room === undefined ? [] : [`room ${room}`]),
    ...(facility === undefined ? [] : [`facility ${facility}`]),
    ...(start === undefined ? [] : [start]),
  ];
  return {
    rule: "pinned",
    cohort: id,
    ...(facility !== undefined && { facility }),
    ...(room !== undefined && { room }),
    message: to.length === 0 ? `Cohort ${id} is pinned.` : `Cohort ${id} is pinned to ${to.join(", ")}.`,
  };
}

export function window({ id, window, pinned }: Cohort): ConflictStatement {
  const day = pinned?.start;
  const days = day === undefined ? { from: window.earliest, to: window.latest } : { from: day, to: day };
  const stretch = days.from === days.to ? `on ${days.from}` : `from ${days.from} to ${days.to}`;
  const when = day === undefined ? stretch : `on ${day}, to which it is pinned`;
  return { rule: "window", cohort: id, days, message: `Cohort ${id} starts ${when}.` };
}

export function phaseLink({ id }: Cohort, phase: Phase): ConflictStatement {
  const { minGapDays, maxGapDays, place } = phase.after!;
  const where =
    typeof place === "string"
      ? place === "anywhere"
        ? ""
        : `, in the ${place.replace("-", " ")}`
      : `, within ${place.withinKm} km`;
  const message = `Cohort ${id} has ${phase.id} ${minGapDays} to ${maxGapDays} days after the phase before${where}.`;
  return { rule: "phases", cohort: id, phase: phase.id, message };
}

export function room(
  { id: facility }: Facility,
  { id, seats, count = 1, shared, bookings = [] }: Room,
): ConflictStatement {
  const rooms = count === 1 ? "" : `${count} rooms of `;
  const holds = shared === true ? `${rooms}${seats} seats that classes share` : `room for ${count} at a time`;
  const booked = bookings.length === 0 ? "" : ", and bookings";
  return { rule: "room", facility, room: id, message: `Room ${id} of facility ${facility} has ${holds}${booked}.` };
}

export function beds({ id, beds }: Facility): ConflictStatement {
  return { rule: "boarding", facility: id, message: `Facility ${id} has ${beds} beds.` };
}

export function concurrent({ id, limits }: Facility): ConflictStatement {
  const message = `Facility ${id} takes at most ${limits!.concurrentCohorts} classes at a time.`;
  return { rule: "concurrent", facility: id, message };
}

export function year({ facilities }: Problem, id: string, year: string): ConflictStatement {
  const most = facilities.find((facility) => facility.id === id)!.limits!.participantsPerYear;
  return {
    rule: "year",
    facility: id,
    id: year,
    message: `Facility ${id} takes at most ${most} participants in ${year}.`,
  };
}

export function pool({ id, capacity, travelDays = 0 }: Pool): ConflictStatement {
  const has = typeof capacity === "number" ? `has ${capacity}` : "has what its periods say";
  const travels = travelDays === 0 ? "" : `, which travel ${travelDays} days after a class`;
  return { rule: "pools", id, message: `Pool ${id} ${has}${travels}.` };
}

export function wave({ id, spreadDays, holidayShiftDays = 0 }: Wave): ConflictStatement {
  const when = spreadDays === 0 ? "on one day" : `within ${spreadDays} days`;
  const shift = holidayShiftDays === 0 ? "" : `, but for holidays, by at most ${holidayShiftDays} days`;
  return { rule: "wave", id, message: `Wave ${id} starts ${when}${shift}.` };
}

export function waveOrder({ id, after }: Wave): ConflictStatement {
  const { wave, minGapDays, maxGapDays } = after!;
  const days = maxGapDays === undefined ? `${minGapDays} days or more` : `${minGapDays} to ${maxGapDays} days`;
  return { rule: "wave-order", id, message: `Wave ${id} starts ${days} after wave ${wave}.` };
}

export function quota({ id, unit, min, max }: Quota): ConflictStatement {
  const ends = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  return { rule: "quota", id, message: `Quota ${id} asks for ${ends.join(" and ")} ${unit}.` };
}

export function budget(most: number): ConflictStatement {
  return { rule: "budget", message: `The plan may cost at most ${most}.` };
}

export function openings({ id, max }: Openings): ConflictStatement {
  return { rule: "openings", id, message: `Of the facilities of ${id} at most ${max} may be opened.` };
}
