import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkPmedcap } from "../checks/pmedcap.ts";
import { parsePmedcap } from "../formats/pmedcap.ts";
import { type Translated, translated } from "./translated.ts";

/** A point is a task, and a place and a resource for all points; at most so many places are used. */
export function translate(text: string, name: string): Translated {
  const instance = parsePmedcap(text, name);
  const { points, capacity, medians } = instance;
  const builder = new ModelBuilder();
  const places = points.map((_, row) => builder.place({ id: `point ${row}` }));
  const resources = points.map((_, row) => builder.resource({ id: `point ${row}`, capacity }));
  builder.atMost(places, medians);
  const placeOfMode: number[] = [];
  points.forEach(({ x, y, demand }, row) => {
    const task = builder.task({ id: `point ${row}` });
    points.forEach((median, at) => {
      const cost = Math.floor(Math.sqrt((x - median.x) ** 2 + (y - median.y) ** 2));
      builder.mode(task, { cost, demands: [{ resource: resources[at]!, amount: demand }], place: places[at]! });
      placeOfMode.push(at);
    });
  });
  return translated({ instance, model: builder.build(), placeOfMode, check: checkPmedcap });
}
