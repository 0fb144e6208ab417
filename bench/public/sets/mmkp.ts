import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkMmkp } from "../checks/mmkp.ts";
import { parseMmkp } from "../formats/mmkp.ts";
import { type Translated, translated } from "./translated.ts";

/** A class is a task, an item a mode that costs what it lacks to the best item of its class; there is no time. */
export function translate(text: string, name: string): Translated {
  const instance = parseMmkp(text, name);
  const { factor, toInteger } = instance.profitScale;
  const builder = new ModelBuilder();
  const resources = instance.capacity.map((capacity, row) => builder.resource({ id: `resource ${row}`, capacity }));
  const placeOfMode: number[] = [];
  let largest = 0;
  instance.classes.forEach((items, row) => {
    const task = builder.task({ id: `class ${row}` });
    const best = Math.max(...items.map(({ profit }) => toInteger(profit)));
    largest += best;
    items.forEach(({ profit, weight }, item) => {
      const demands = resources.map((resource, at) => ({ resource, amount: weight[at]! }));
      builder.mode(task, { cost: best - toInteger(profit), demands });
      placeOfMode.push(item);
    });
  });
  return translated({
    instance,
    model: builder.build(),
    placeOfMode,
    sense: "max",
    toObjective: (cost) => (largest - cost) / factor,
    unit: 1 / factor,
    check: checkMmkp,
  });
}
