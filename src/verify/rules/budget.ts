import type { Term } from "../../domain/index.ts";
import type { PlanRule } from "../rule.ts";
import { scorePlan } from "../score.ts";

/** What a budget pays for. */
export const BUDGETED: readonly Term[] = ["class", "facilityDays", "allowance", "travel", "boarding", "activation"];

/** `budget`: classes, facility days, allowances, travel, boarding and activation of the whole plan cost at most the budget. */
export const budget: PlanRule = {
  id: "budget",
  *check({ facts, classes }) {
    const most = facts.problem.budget;
    if (most === undefined) return;
    const { terms } = scorePlan(facts, classes);
    const spent = BUDGETED.reduce((sum, term) => sum + terms[term], 0);
    if (spent > most) yield { message: `The plan spends ${spent}, more than the budget of ${most}.` };
  },
};
