import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkWt } from "../checks/wt.ts";
import { parseWt } from "../formats/wt.ts";
import { memo } from "./memo.ts";
import { type Translated, translated } from "./translated.ts";

/** A job is a task, the machine the one resource; as idle time never pays, all is done after the sum of processing times. */
export function translate(text: string, name: string): Translated {
  const instance = parseWt(text, name);
  const builder = new ModelBuilder({ periods: instance.processing.reduce((sum, time) => sum + time, 0) });
  const machine = builder.resource({ id: "machine", capacity: 1 });
  const tardinessAfter = memo(
    (weight: number, slack: number) => (start: number) => weight * Math.max(0, start - slack),
  );
  instance.processing.forEach((duration, job) => {
    const startCosts = tardinessAfter(instance.weight[job]!, instance.due[job]! - duration);
    builder.mode(builder.task({ id: `job ${job}`, startCosts }), { duration, demands: [{ resource: machine }] });
  });
  const placeOfMode = instance.processing.map(() => 0);
  return translated({ instance, model: builder.build(), placeOfMode, check: checkWt });
}
