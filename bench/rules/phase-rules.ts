/** A classroom first and practice later, once for each way to say where practice may be. */
import { parseDay } from "../../src/calendar/index.ts";
import type { PhaseLink } from "../../src/domain/index.ts";
import { withProvinces } from "./provinces.ts";
import type { BenchRule } from "./rule.ts";

const PRACTICE = "practice";
const GAP = { minGapDays: 3, maxGapDays: 10 };

const PLACES: readonly [string, PhaseLink["place"]][] = [
  ["same-facility", "same-facility"],
  ["same-region", "same-region"],
  ["same-province", "same-province"],
  ["within-km", { withinKm: 40 }],
  ["anywhere", "anywhere"],
];

export const PHASES: readonly BenchRule[] = PLACES.map(([name, place]) => ({
  id: `phases-${name}`,
  counts: "classes of practice that start on one of the last two days of the gap allowed",
  add: (problem) => ({
    ...problem,
    regions: withProvinces(problem),
    programmes: problem.programmes.map((programme) => ({
      ...programme,
      phases: [
        ...programme.phases,
        {
          id: PRACTICE,
          days: 5,
          // Practice wants a larger place, where it may move.
          ...(place === "same-facility" ? {} : { facilityTypes: ["PLUT", "BLK"] }),
          after: { ...GAP, place },
        },
      ],
    })),
  }),
  binds: (_, { assignments }) => {
    const ends = new Map(assignments.filter(({ phase }) => phase !== PRACTICE).map(({ cohort, end }) => [cohort, end]));
    return assignments.filter(
      ({ phase, cohort, start }) =>
        phase === PRACTICE && parseDay(start) - parseDay(ends.get(cohort)!) >= GAP.maxGapDays - 1,
    ).length;
  },
}));
