import { formCohorts, solve, verify, verifyBound } from "serentak";
import { nationalProblem } from "serentak/indonesia";

// A synthetic country: 4,433 facilities, and 2,000 people in 514 regencies who want a five-day course.
const problem = nationalProblem({ participants: 2_000, seed: 1 });

// People become classes near rooms that exist; whoever has too few neighbours is left, with the reason.
const { cohorts, left } = formCohorts(problem, { wave: "serentak" });
const planned = { ...problem, cohorts, demand: [] };

// Which room for each class, and which day for all of them: the cheapest, and proof that none is cheaper.
const { status, plan, score, bound, gap, certificate } = await solve(planned, { timeLimitMs: 10_000 });
console.log(`${status}: ${plan.assignments.length} classes start on ${plan.assignments[0]?.start}`);
console.log(`${score.placedParticipants} people placed, cost ${score.total}, no plan below ${bound}, gap ${gap}`);
console.log(
  `${left.reduce((sum, { count }) => sum + count, 0)} people left out; first reason: ${left[0]?.reason.message}`,
);

// Trust neither the planner nor the solver: check the plan and the bound from the problem alone.
console.log("plan holds:", verify(planned, plan).ok, "- bound holds:", verifyBound(planned, certificate).ok);
