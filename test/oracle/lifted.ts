/** What is left of a problem when only some statements of a conflict hold: the problem, and the ways that its cohorts have then. */
import type { Cohort, Facility, Problem } from "../../src/domain/index.ts";
import type { ConflictStatement } from "../../src/explain/index.ts";
import { type Way, type WaysOf, waysOf } from "./class-ways.ts";

export function lifted(
  problem: Problem,
  kept: readonly ConflictStatement[],
): { readonly problem: Problem; readonly ways: WaysOf } {
  const isKept = (rule: ConflictStatement["rule"], what: Partial<ConflictStatement>): boolean =>
    kept.some((one) => one.rule === rule && Object.entries(what).every(([key, value]) => one[key as "id"] === value));
  const { horizon, budget, ...rest } = problem;
  const eased: Problem = {
    ...rest,
    horizon,
    ...(isKept("budget", {}) && { budget: budget! }),
    cohorts: problem.cohorts.map((cohort) => {
      const { id, pinned, window } = cohort;
      const mustBe = isKept(pinned === undefined ? "mandatory" : "pinned", { cohort: id });
      const { mandatory: _, pinned: __, ...optional } = cohort;
      return {
        ...optional,
        programme: `${cohort.programme} ${id}`,
        window: isKept("window", { cohort: id }) ? window : { earliest: horizon.start, latest: horizon.end },
        ...(mustBe && { mandatory: true }),
      };
    }),
    programmes: problem.cohorts.map((cohort) => {
      const programme = problem.programmes.find(({ id }) => id === cohort.programme)!;
      const phases = programme.phases.map((phase) => {
        if (phase.after === undefined || isKept("phases", { cohort: cohort.id, phase: phase.id })) return phase;
        return { ...phase, after: { minGapDays: -999, maxGapDays: 999, place: "anywhere" as const } };
      });
      return { ...programme, id: `${programme.id} ${cohort.id}`, phases };
    }),
    facilities: problem.facilities.map((facility): Facility => {
      const { id, limits, beds } = facility;
      const { concurrentCohorts, participantsPerYear } = limits ?? {};
      return {
        ...facility,
        ...(beds !== undefined && !isKept("boarding", { facility: id }) && { beds: 1e6 }),
        limits: {
          ...(concurrentCohorts !== undefined && isKept("concurrent", { facility: id }) && { concurrentCohorts }),
          ...(participantsPerYear !== undefined && isKept("year", { facility: id }) && { participantsPerYear }),
        },
        rooms: facility.rooms.map((room) => {
          const { bookings, ...unbooked } = room;
          return isKept("room", { facility: id, room: room.id }) ? room : unbooked;
        }),
      };
    }),
    pools: (problem.pools ?? []).map((pool) => (isKept("pools", { id: pool.id }) ? pool : { ...pool, capacity: 1e6 })),
    waves: (problem.waves ?? []).map(({ after, ...wave }) => ({
      ...wave,
      spreadDays: isKept("wave", { id: wave.id }) ? wave.spreadDays : 400,
      ...(after !== undefined && isKept("wave-order", { id: wave.id }) && { after }),
    })),
    quotas: (problem.quotas ?? []).filter(({ id }) => isKept("quota", { id })),
    openings: (problem.openings ?? []).filter(({ id }) => isKept("openings", { id })),
  };
  const pins = new Map(problem.cohorts.map(({ id, pinned }) => [id, pinned]));
  const ways: WaysOf = (_, cohort, phase) => {
    const pin = pins.get(cohort.id);
    const { start, ...place } = pin ?? {};
    const isDay = start !== undefined && isKept("window", { cohort: cohort.id });
    const pinned: Cohort = pin === undefined ? cohort : { ...cohort, pinned: isDay ? pin : place };
    return waysOf(eased, pinned, phase).map((way) => ({ ...way, holds: holdsOf(way, isKept) }));
  };
  return { problem: eased, ways };
}

/** A room that holds any number of classes is held by none. */
function holdsOf({ facility, room, holds }: Way, isKept: (rule: "room", what: Partial<ConflictStatement>) => boolean) {
  if (isKept("room", { facility: facility.id, room: room.id })) return holds;
  return holds.filter(({ key }) => !key.startsWith(`${facility.id} ${room.id} `));
}
