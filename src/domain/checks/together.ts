/** People who must stay together are no more than a class of their programme may have, and than some room has seats. */
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkTogether({ problem, names, faults }: Subject): void {
  if (problem.demand?.some((item) => item?.together !== undefined) !== true) return;
  const seats = (problem.facilities ?? []).flatMap(
    (facility) => facility?.rooms?.map((room) => room?.seats ?? 0) ?? [],
  );
  const most = seats.reduce((largest, one) => Math.max(largest, one), 0);
  problem.demand.forEach((item, row) => {
    const { programme = "", count, together } = item ?? {};
    if (count === undefined || together === undefined) return;
    const least = Math.min(count, together);
    const max = problem.programmes?.[names.programmes.rowOf.get(programme) ?? -1]?.classSize?.max;
    const path = ["demand", row, "together"] as const;
    if (max !== undefined && least > max) {
      const says = `keeps ${least} people together, and a class of programme ${quoted(programme)} has at most ${max}.`;
      faults.add([...path], "inconsistent", says);
    } else if (seats.length > 0 && least > most) {
      faults.add([...path], "inconsistent", `keeps ${least} people together, and the largest room has ${most} seats.`);
    }
  });
}
