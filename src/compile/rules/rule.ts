import type { Refusal } from "../../domain/own/answers.ts";
import type { Demands } from "../demands.ts";
import type { StartValue } from "../split-starts.ts";

/**
 * What a rule of planning says about one class in one place; a task is a class, a site a facility, both as rows. Rules that a
 * problem does not use are not made, so they cost nothing.
 */
export interface ClassRule {
  /** Whether the class may be taught there at all. */
  allows?(task: number, site: number): boolean;
  allowsRoom?(task: number, room: number): boolean;
  /** The same with what is against it, asked of rooms that everything else allows. */
  refusal?(task: number, room: number): Refusal | undefined;
  /** What it costs there beyond the usual terms, whenever it starts. */
  cost?(task: number, site: number): number;
  /** What it holds there beside a room; false when it cannot. */
  demand?(task: number, site: number, demands: Demands): boolean;
  /** What it costs there beyond that, where this depends on the day on which it starts. */
  costByStart?(task: number, site: number): StartValue | undefined;
}
