import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkDbap } from "../checks/dbap.ts";
import { NOT_ALLOWED, parseDbap } from "../formats/dbap.ts";
import { memo } from "./memo.ts";
import { type Translated, translated } from "./translated.ts";

/** A ship is a task, a berth a resource of capacity 1; waiting is the start cost, handling the cost of the mode. */
export function translate(text: string, name: string): Translated {
  const instance = parseDbap(text, name);
  const { arrival, opening, closing, latestDeparture, handling } = instance;
  // All is done by the last closing; a ship that arrives later has a period of its own, and no way to be served.
  const periods = Math.max(Math.min(Math.max(...closing), Math.max(...latestDeparture)), Math.max(...arrival) + 1);
  const builder = new ModelBuilder({ periods });
  const berths = opening.map((_, berth) => builder.resource({ id: `berth ${berth}`, capacity: 1 }));
  // Ships that arrive together, and ways of equal times, share their tables.
  const waitingSince = memo((arrived: number) => (start: number) => Math.max(0, start - arrived));
  const endsIn = memo((duration: number, from: number, until: number) => (start: number) => {
    return start >= from && start + duration <= until ? start + duration : undefined;
  });
  const placeOfMode: number[] = [];
  handling.forEach((times, ship) => {
    const earliest = arrival[ship]!;
    const task = builder.task({ id: `ship ${ship}`, earliest, startCosts: waitingSince(earliest) });
    berths.forEach((resource, berth) => {
      const time = times[berth]!;
      if (time === NOT_ALLOWED) return;
      const until = Math.min(closing[berth]!, latestDeparture[ship]!, periods);
      builder.mode(task, { cost: time, ends: endsIn(time, opening[berth]!, until), demands: [{ resource }] });
      placeOfMode.push(berth);
    });
  });
  return translated({ instance, model: builder.build(), placeOfMode, check: checkDbap });
}
