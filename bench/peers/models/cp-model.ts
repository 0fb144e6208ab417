import type { Choice } from "../../../src/kernel/model.ts";
import type { CpBuilder } from "./cp-builder.ts";
import type { CpProto } from "./cp-proto.ts";

export interface CpModel {
  readonly proto: CpProto;
  readonly choiceOf: (values: readonly number[]) => Choice;
  /** Options of the model that are not in it. */
  readonly left: number;
  /** In words. */
  readonly size: string;
  /** How much of it CP-SAT puts into linear relaxations: all of it pays where there are ways to choose from. */
  readonly linearizationLevel: 1 | 2;
}

export function cpModelOf(
  { variables, constraints, objective }: CpBuilder,
  left: number,
  linearizationLevel: 1 | 2,
  choiceOf: CpModel["choiceOf"],
): CpModel {
  const intervals = constraints.reduce((count, { interval }) => count + (interval === undefined ? 0 : 1), 0);
  const size = `${variables.length} variables, ${constraints.length - intervals} constraints, ${intervals} intervals`;
  return { proto: { variables, constraints, objective }, choiceOf, left, size, linearizationLevel };
}
