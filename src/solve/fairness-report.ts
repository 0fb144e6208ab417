import type { Certificate, FairnessReport, LevelValue, Score } from "../domain/index.ts";

/** What fairness brings to each group, and what it costs, from the scores and bounds with it and without. */
export function fairnessReport(
  fair: Score,
  other: Score,
  bound: number,
  otherBound: number,
  certificate: Certificate,
): FairnessReport {
  const before = new Map((other.levels ?? []).map(({ group, value }) => [group, value]));
  const groups = (fair.levels ?? []).filter((one): one is Required<LevelValue> => one.group !== undefined);
  return {
    groups: groups.map(({ group, of: participants, value: unplaced }) => {
      return { group, participants, unplaced, unplacedWithout: before.get(group) ?? 0 };
    }),
    without: { cost: other.total, bound: otherBound, certificate },
    price: { least: bound - other.total, most: fair.total - otherBound },
  };
}
