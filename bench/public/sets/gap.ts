import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkGap } from "../checks/gap.ts";
import { parseGap } from "../formats/gap.ts";
import { type Translated, translated } from "./translated.ts";

/** A job is a task, an agent a resource; there is no time. */
export function translate(text: string, name: string): Translated {
  const instance = parseGap(text, name);
  const builder = new ModelBuilder();
  const agents = instance.capacity.map((capacity, agent) => builder.resource({ id: `agent ${agent}`, capacity }));
  const placeOfMode: number[] = [];
  for (let job = 0; job < instance.jobs; job++) {
    const task = builder.task({ id: `job ${job}` });
    agents.forEach((resource, agent) => {
      const amount = instance.use[agent]![job]!;
      builder.mode(task, { cost: instance.cost[agent]![job]!, demands: [{ resource, amount }] });
      placeOfMode.push(agent);
    });
  }
  return translated({ instance, model: builder.build(), placeOfMode, check: checkGap });
}
