import type { MmkpInstance } from "../formats/mmkp.ts";
import { type Assignment, missing, type Verdict } from "./assignment.ts";

export function checkMmkp({ capacity, classes }: MmkpInstance, assignment: Assignment): Verdict {
  const gone = missing(assignment, classes.length, (row) => classes[row]!.length);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const taken = assignment.place.map((item, row) => classes[row]![item]!);
  return {
    faults: capacity.flatMap((most, resource) => {
      const load = taken.reduce((sum, { weight }) => sum + weight[resource]!, 0);
      return load <= most ? [] : [`resource ${resource} is used by ${load}, has ${most}`];
    }),
    value: taken.reduce((sum, { profit }) => sum + Number(profit), 0),
  };
}
