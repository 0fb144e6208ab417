import type { Compiled } from "../compile/index.ts";
import { termsOf } from "../compile/index.ts";
import { type Score, TERMS, type Term } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";

/** The cost of a choice by term, and whom it places. */
export function scoreOf(compiled: Compiled, choice: Choice): Score {
  const terms = Object.fromEntries(TERMS.map((term) => [term, 0])) as Record<Term, number>;
  let placedParticipants = 0;
  let unplacedParticipants = 0;
  compiled.problem.cohorts.forEach((cohort, task) => {
    if (choice.mode[task] === NONE) unplacedParticipants += cohort.size;
    else placedParticipants += cohort.size;
    for (const [term, amount] of termsOf(compiled, choice, task)) terms[term] += amount;
  });
  const total = Object.values(terms).reduce((sum, amount) => sum + amount, 0);
  return { total, terms, placedParticipants, unplacedParticipants };
}
