import type { AllocationModel } from "../model.ts";
import type { Units } from "./units.ts";

/** For each task the tasks of its unit in the order in which they are placed when it comes first, each tied to one before it. */
export function ordersOf(model: AllocationModel, { unitOf, firstMember, member }: Units): Int32Array[] {
  const { before, after } = model.couplings.precedences;
  const tied: number[][] = Array.from({ length: model.tasks }, () => []);
  before.forEach((task, row) => {
    tied[task]!.push(after[row]!);
    tied[after[row]!]!.push(task);
  });
  return Array.from({ length: model.tasks }, (_, root) => {
    const members = member.subarray(firstMember[unitOf[root]!], firstMember[unitOf[root]! + 1]);
    const order = new Set([root]);
    // What precedences tie comes first, then those of the same group.
    for (const task of order) for (const other of tied[task]!) if (members.includes(other)) order.add(other);
    for (const other of members) order.add(other);
    return Int32Array.from(order);
  });
}
