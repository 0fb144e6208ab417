import type { Demand, Members } from "../../domain/index.ts";
import { pushTo } from "../loads.ts";
import type { PlanRule } from "../rule.ts";

/**
 * `demand`: every participant of the demand is in one formed cohort or left, and nobody else is; the members of a formed cohort ask for one
 * programme, with one window, wave and preferred start; its id is nobody else's.
 */
export const demand: PlanRule = {
  id: "demand",
  *check({ facts, plan }) {
    const items = new Map((facts.problem.demand ?? []).map((item) => [item.id, item]));
    const taught = new Map<string, Members[]>();
    const ids = new Set(facts.problem.cohorts.map(({ id }) => id));
    for (const { id, members } of plan.cohorts ?? []) {
      if (ids.has(id)) yield { cohort: id, message: `Cohort ${id} is formed, and another cohort has this id.` };
      ids.add(id);
      if (members.length === 0) yield { cohort: id, message: `Cohort ${id} is formed of nobody.` };
      for (const member of members) {
        pushTo(taught, member.demand, member);
        if (!(member.count > 0))
          yield { cohort: id, message: `Cohort ${id} has ${member.count} people of ${member.demand}.` };
        if (!items.has(member.demand))
          yield { cohort: id, message: `The problem has no demand ${member.demand}, of which cohort ${id} is formed.` };
      }
      const known = members.flatMap((member) => items.get(member.demand) ?? []);
      const other = known.find((item) => termsOf(item) !== termsOf(known[0]!));
      if (other === undefined) continue;
      const message = `Cohort ${id} is formed of demand ${known[0]!.id} and ${other.id}, which differ in programme, window, wave or preferred start.`;
      yield { cohort: id, message };
    }
    const left = new Map<string, Members[]>();
    for (const item of plan.left ?? []) {
      pushTo(left, item.demand, item);
      if (!(item.count > 0)) yield { message: `${item.count} people of demand ${item.demand} are left.` };
      if (!items.has(item.demand)) yield { message: `The problem has no demand ${item.demand}, which is left.` };
    }
    for (const { id, count } of items.values()) {
      const [inCohorts, out] = [peopleOf(taught.get(id)), peopleOf(left.get(id))];
      if (inCohorts + out === count) continue;
      yield { message: `Of the ${count} people of demand ${id}, ${inCohorts} are in cohorts and ${out} left.` };
    }
  },
};

function termsOf({ programme, window, wave, preferredStart }: Demand): string {
  return JSON.stringify([programme, window?.earliest, window?.latest, wave, preferredStart]);
}

function peopleOf(members: readonly Members[] = []): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}
