import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkSscflp } from "../checks/sscflp.ts";
import { parseSscflp } from "../formats/sscflp.ts";
import { type Translated, translated } from "./translated.ts";

/** A customer is a task; a facility is a resource, and a place with its opening cost; there is no time. */
export function translate(text: string, name: string): Translated {
  const instance = parseSscflp(text, name);
  const { factor, toInteger } = instance.costScale;
  const builder = new ModelBuilder();
  const facilities = instance.capacity.map((capacity, row) => ({
    resource: builder.resource({ id: `facility ${row}`, capacity }),
    place: builder.place({ id: `facility ${row}`, cost: toInteger(instance.openingCost[row]!) }),
  }));
  const placeOfMode: number[] = [];
  instance.cost.forEach((costs, customer) => {
    const task = builder.task({ id: `customer ${customer}` });
    facilities.forEach(({ resource, place }, facility) => {
      const demands = [{ resource, amount: instance.demand[customer]! }];
      builder.mode(task, { cost: toInteger(costs[facility]!), demands, place });
      placeOfMode.push(facility);
    });
  });
  return translated({
    instance,
    model: builder.build(),
    placeOfMode,
    toObjective: (cost) => cost / factor,
    unit: 1 / factor,
    check: checkSscflp,
  });
}
