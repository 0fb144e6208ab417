import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `wave-order`: a cohort of a wave that follows another starts at least `minGapDays`, and at most `maxGapDays`, civil days after each start
 * in that other wave. Starts are those of first phases of placed cohorts.
 */
export const waveOrder: PlanRule = {
  id: "wave-order",
  *check({ facts, classes }) {
    for (const { id, after } of facts.problem.waves ?? []) {
      if (after === undefined) continue;
      const { wave, minGapDays, maxGapDays = Number.POSITIVE_INFINITY } = after;
      const [before, own] = [membersOf(classes, wave), membersOf(classes, id)];
      if (before.length === 0 || own.length === 0) continue;
      const [firstBefore, lastBefore] = [earliest(before), latest(before)];
      const [firstOwn, lastOwn] = [earliest(own), latest(own)];
      if (firstOwn.start - lastBefore.start < minGapDays) {
        yield violation(id, firstOwn, lastBefore, `at least ${minGapDays}`);
      }
      if (lastOwn.start - firstBefore.start > maxGapDays) {
        yield violation(id, lastOwn, firstBefore, `at most ${maxGapDays}`);
      }
    }
  },
};

function membersOf(classes: readonly PlannedClass[], wave: string): PlannedClass[] {
  return classes.filter(({ cohort, isFirst }) => isFirst && cohort.wave === wave);
}

function earliest(members: readonly PlannedClass[]): PlannedClass {
  return members.reduce((a, b) => (b.start < a.start ? b : a));
}

function latest(members: readonly PlannedClass[]): PlannedClass {
  return members.reduce((a, b) => (b.start > a.start ? b : a));
}

function violation(wave: string, own: PlannedClass, before: PlannedClass, expected: string) {
  return {
    cohort: own.cohort.id,
    facility: own.facility.id,
    date: own.assignment.start,
    message: `Cohort ${own.cohort.id} of wave ${wave} starts on ${own.assignment.start}, ${own.start - before.start} days after cohort ${before.cohort.id} of wave ${before.cohort.wave}; expected ${expected}.`,
  };
}
