/** No wave follows itself, however long the way around, and what it asks of the days can be kept. */
import { linksWithin } from "./links.ts";
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkWaves({ problem, names, faults }: Subject): void {
  const waves = problem.waves ?? [];
  const links = linksWithin(
    waves,
    names.waves,
    (wave) => wave.after?.wave,
    () => true,
  );
  waves.forEach((wave, row) => {
    const { after, holidayShiftDays = 0 } = wave ?? {};
    if (holidayShiftDays > 0 && after !== undefined) {
      const says = `is ${holidayShiftDays} in a wave that follows another; expected one of the two.`;
      faults.add(["waves", row, "holidayShiftDays"], "inconsistent", says);
    }
    if (wave?.after === undefined) return;
    const { minGapDays, maxGapDays } = wave.after;
    if (minGapDays !== undefined && maxGapDays !== undefined && maxGapDays < minGapDays) {
      const says = `is ${maxGapDays}, below minGapDays ${minGapDays}.`;
      faults.add(["waves", row, "after", "maxGapDays"], "inconsistent", says, "the two numbers are swapped.");
    }
    let steps = 0;
    let at = links[row]!;
    // The first of a circle reports it.
    let isFirst = true;
    while (at >= 0 && at !== row && steps++ < waves.length) {
      if (at < row) isFirst = false;
      at = links[at]!;
    }
    if (at !== row || !isFirst) return;
    const around = [row];
    for (let next = links[row]!; next !== row; next = links[next]!) around.push(next);
    const names = [...around, row].map((one) => quoted(waves[one]?.id ?? ""));
    faults.add(["waves", row, "after"], "cycle", `leads back to where it starts: ${names.join(" -> ")}.`);
  });
}
