/** Reports of joint plans, audited. */
import { planDemandSync } from "../../../src/cohorts/index.ts";
import type { Problem } from "../../../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../../../src/indonesia/index.ts";
import type { ReportInput } from "../../../src/report/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";

/** The nation on one day, classes formed and placed in one. */
export function jointReport(participants: number): ReportInput {
  const national = nationalProblem({ participants, seed: 1 });
  const terms = { wave: SERENTAK_WAVE, preferredStart: national.horizon.start };
  const problem = { ...national, demand: national.demand!.map((item) => ({ ...item, ...terms })) };
  return auditedJointReport("National simultaneous training 2027, formed and placed in one", problem);
}

/** Three people at home in one place, two in another: one class in the hall between them, and one person too far away. */
export function homesReport(people: ReportInput["people"]): ReportInput {
  const at = (lat: number, lon: number) => ({ point: { lat, lon } });
  const homes = {
    rina: at(-7.011, 110.021),
    budi: at(-7.012, 110.022),
    sari: at(-7.013, 110.023),
    tono: at(-8.9, 112),
  };
  const problem: Problem = {
    horizon: { start: "2027-06-07", end: "2027-06-14" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      { id: "north", parent: "nation", point: { lat: -7, lon: 110 } },
      { id: "south", parent: "nation", point: { lat: -8.8, lon: 112 } },
    ],
    facilities: ["hall"].map((id) => ({
      id,
      type: "BLK",
      region: "north",
      point: { lat: -7, lon: 110.1 },
      rooms: [{ id: "room", seats: 6 }],
    })),
    programmes: [{ id: "course", classSize: { min: 2, max: 6 }, phases: [{ id: "course", days: 2 }] }],
    cohorts: [],
    demand: Object.entries(homes).map(([id, { point }]) => {
      const region = id === "tono" ? "south" : "north";
      return { id, region, point, programme: "course", count: 1, wave: "together" };
    }),
    waves: [{ id: "together", spreadDays: 0 }],
    travel: { roadFactor: 1.4, maxTravelKm: 45 },
    costs: { currency: "IDR", travelPerKm: 500, unplaced: 1_000_000 },
  };
  return { ...auditedJointReport("Neighbours", problem), ...(people === undefined ? {} : { people }) };
}

function auditedJointReport(title: string, problem: Problem): ReportInput {
  const solution = planDemandSync(problem, { workLimit: 3_000_000 });
  const { ok, violations } = verify(problem, solution.plan);
  const { ok: boundOk, bound } = verifyBound(problem, solution.certificate);
  return { title, problem, solution, verification: { ok, violations: violations.length, boundOk, bound } };
}
