import { type Compiled, termsOf } from "../compile/index.ts";
import { type Score, TERMS, type Term } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";

/** The cost of a choice by term, and whom it places. */
export function scoreOf(compiled: Compiled, choice: Choice): Score {
  const { problem, tasks } = compiled;
  const terms = Object.fromEntries(TERMS.map((term) => [term, 0])) as Record<Term, number>;
  let placedParticipants = 0;
  let unplacedParticipants = 0;
  problem.cohorts.forEach(({ size }, row) => {
    if (choice.mode[tasks.firstTask[row]!] === NONE) unplacedParticipants += size;
    else placedParticipants += size;
  });
  for (let task = 0; task < tasks.count; task++) {
    for (const [term, amount] of termsOf(compiled, choice, task)) terms[term] += amount;
  }
  const total = TERMS.reduce((sum, term) => sum + terms[term], 0);
  return { total, terms, placedParticipants, unplacedParticipants };
}
