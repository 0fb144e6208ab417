import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkSmptsp } from "../checks/smptsp.ts";
import { parseSmptsp } from "../formats/smptsp.ts";
import { type Translated, translated } from "./translated.ts";

/** A task has one start; a worker is a resource of capacity 1, and a place that costs 1. */
export function translate(text: string, name: string): Translated {
  const instance = parseSmptsp(text, name);
  const { interval, skills } = instance;
  const builder = new ModelBuilder({ periods: Math.max(...interval.map(({ end }) => end)) });
  const tasks = interval.map(({ start }, row) => builder.task({ id: `task ${row}`, earliest: start, latest: start }));
  const placeOfMode: number[] = [];
  skills.forEach((able, worker) => {
    const resource = builder.resource({ id: `worker ${worker}`, capacity: 1 });
    const place = builder.place({ id: `worker ${worker}`, cost: 1 });
    for (const row of able) {
      const { start, end } = interval[row]!;
      builder.mode(tasks[row]!, { duration: end - start, demands: [{ resource }], place });
      placeOfMode.push(worker);
    }
  });
  return translated({ instance, model: builder.build(), placeOfMode, check: checkSmptsp });
}
