/**
 * People to sites with capacity, on made-up data: candidates of schools sit an examination in the centres of a town. Nobody sits it in the own
 * school, at least ten of a school are in a centre together, and all travel as little as can be.
 *
 *   npm run example -- examples/exam-centres.ts
 */
import { planDemand, verify, verifyBound } from "serentak";
import { type Origin, type SiteWithCapacity, siteFigures, sitesProblem } from "./support/sites-problem.ts";
import { textTable } from "./support/text-table.ts";

const TOGETHER = 10;
const SCHOOLS = 60;
/** Every fourth school is a centre too, and centres are nearly full. */
const CENTRE_EVERY = 4;
const FILLED = 0.97;

// Schools lie on a spiral around the middle of the town and have from 6 to 160 candidates: made up, and the same in every run.
const schools: Origin[] = Array.from({ length: SCHOOLS }, (_, k) => {
  const [turn, far] = [k * 2.4, 0.006 * Math.sqrt(k + 1)];
  const id = `school-${String(k + 1).padStart(2, "0")}`;
  const place = { lat: -7 + far * Math.cos(turn), lon: 110.4 + far * Math.sin(turn) };
  const isCentre = k % CENTRE_EVERY === 0;
  return { id, people: 6 + ((k * 67) % 155), ...place, ...(isCentre ? { notAt: [`centre-${id}`] } : {}) };
});
const candidates = schools.reduce((sum, { people }) => sum + people, 0);
const hosts = schools.filter(({ notAt }) => notAt !== undefined);
const centres: SiteWithCapacity[] = hosts.map(({ id, lat, lon }) => ({
  id: `centre-${id}`,
  name: `Centre at ${id}`,
  capacity: Math.ceil(candidates / FILLED / hosts.length),
  lat,
  lon,
}));

const rules = { title: "Examination", together: TOGETHER, reachKm: 15, note: "Made-up schools and candidates." };
const problem = sitesProblem(schools, centres, rules);
const { plan, score, bound, certificate } = await planDemand(problem, { timeLimitMs: 4_000, seed: 1 });

const figures = siteFigures(schools, centres, TOGETHER, plan);
console.log(`${candidates.toLocaleString("en")} candidates of ${schools.length} schools, ${centres.length} centres.\n`);
const members = new Map(plan.cohorts?.map((cohort) => [cohort.id, cohort.members]));
console.log(
  textTable(
    ["centre", "candidates", "schools", "smallest group"],
    plan.assignments.map(({ cohort, facility }) => {
      const here = members.get(cohort)!.map(({ count }) => count);
      return [facility, here.reduce((sum, count) => sum + count, 0), here.length, Math.min(...here)];
    }),
  ),
);
console.log(`
without a centre        ${figures.unplaced}
mean distance           ${figures.meanKm.toFixed(3)} km, farthest ${figures.farthestKm.toFixed(1)} km
groups under ${TOGETHER}         ${figures.fragments} of schools that have ${TOGETHER} candidates or more
at most to be saved     ${(score.total - bound!).toLocaleString("en")} of ${score.total.toLocaleString("en")} metres, even if schools were split at will
checked                 plan ${verify(problem, plan).ok ? "holds" : "DOES NOT HOLD"}, bound ${verifyBound(problem, certificate!).bound === bound ? "holds" : "DOES NOT HOLD"}`);
