import type { SscflpInstance } from "../formats/sscflp.ts";
import { type Assignment, missing, overloads, type Verdict } from "./assignment.ts";

export function checkSscflp(instance: SscflpInstance, assignment: Assignment): Verdict {
  const { facilities, customers, capacity, openingCost, demand, cost } = instance;
  const gone = missing(assignment, customers, () => facilities);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const serving = assignment.place.reduce((sum, at, customer) => sum + Number(cost[customer]![at]), 0);
  const opening = [...new Set(assignment.place)].reduce((sum, at) => sum + Number(openingCost[at]), 0);
  return { faults: overloads(assignment, capacity, (customer) => demand[customer]!), value: serving + opening };
}
