import type { Choice } from "../../../src/kernel/model.ts";

/** Minimise cost x, rows and columns between bounds; binary columns first. Matrix by rows. */
export interface Milp {
  readonly cost: number[];
  readonly upper: number[];
  readonly isInteger: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly firstEntry: number[];
  readonly column: number[];
  readonly coefficient: number[];
  /** What is paid whatever is chosen. */
  readonly offset: number;
  /** Costs are divided by this, so that they suit tolerances. */
  readonly costUnit: number;
}

export interface MilpModel {
  readonly milp: Milp;
  /** Options of the model that are not in it. */
  readonly left: number;
  readonly choiceOf: (values: ArrayLike<number>) => Choice;
}

export const INFINITY = 1e30;

export class MilpBuilder implements Milp {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly isInteger: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly firstEntry: number[] = [0];
  readonly column: number[] = [];
  readonly coefficient: number[] = [];
  offset = 0;
  readonly costUnit: number;

  constructor(costUnit: number) {
    this.costUnit = costUnit;
  }

  add(cost: number, upper: number, isInteger: boolean): number {
    this.upper.push(upper);
    this.isInteger.push(isInteger ? 1 : 0);
    return this.cost.push(cost / this.costUnit) - 1;
  }

  entry(column: number, coefficient: number): void {
    this.column.push(column);
    this.coefficient.push(coefficient);
  }

  /** Ends a row of the entries since the last one. */
  row(lower: number, upper: number): void {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.firstEntry.push(this.column.length);
  }
}

/** A power of ten that brings the largest cost to at most a million. */
export function unitOf(costs: Float64Array): number {
  let [unit, largest] = [1, 0];
  for (const cost of costs) largest = Math.max(largest, cost);
  while (largest / unit > 1e6) unit *= 10;
  return unit;
}

/** In words. */
export function milpSize({ cost, rowLower, column }: Milp): string {
  return `${cost.length} columns, ${rowLower.length} rows, ${column.length} entries`;
}
