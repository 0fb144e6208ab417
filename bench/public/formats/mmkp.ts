import { type Scale, scaleOf } from "./scale.ts";
import { Tokens } from "./tokens.ts";

/** Multiple-choice knapsack: one item of each class, items use several resources, summed profit is largest. */
export interface MmkpInstance {
  readonly resources: number;
  /** [resource] */
  readonly capacity: readonly number[];
  /** [class][item] */
  readonly classes: readonly (readonly MmkpItem[])[];
  readonly profitScale: Scale;
}

export interface MmkpItem {
  /** As written in the file. */
  readonly profit: string;
  /** [resource] */
  readonly weight: readonly number[];
}

export function parseMmkp(text: string, name: string): MmkpInstance {
  const tokens = new Tokens(text, name);
  const count = tokens.integer("the number of classes");
  const resources = tokens.integer("the number of resources");
  const capacity = tokens.integers(resources, "capacity of resource");
  const classes = Array.from({ length: count }, (_, row) =>
    Array.from({ length: tokens.integer(`the number of items of class ${row}`) }, (_, item) => ({
      profit: tokens.decimal(`profit of item ${item} of class ${row}`),
      weight: tokens.integers(resources, `use of item ${item} of class ${row} of resource`),
    })),
  );
  tokens.end();
  const profitScale = scaleOf(classes.flatMap((items) => items.map(({ profit }) => profit)));
  return { resources, capacity, classes, profitScale };
}
