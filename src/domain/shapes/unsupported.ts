/**
 * What a planner may rightly ask for, and this version does not enforce yet: refused by name, never accepted and ignored.
 *
 * Whoever builds one of these takes its row away and adds the field to its shape and interface.
 */
import { CostsShape } from "./costs.ts";
import { DemandShape } from "./demand.ts";
import type { Field } from "./shape-of.ts";

/** A field that is understood and refused. */
export interface Refusal {
  /** Of the object that holds it. */
  readonly shape: Field;
  readonly field: string;
  /** As in "asks for dormitory beds". */
  readonly asksFor: string;
}

export const UNSUPPORTED: readonly Refusal[] = [
  { shape: DemandShape, field: "tags", asksFor: "tags of participants" },
  { shape: CostsShape, field: "change", asksFor: "a cost of changes to a published plan" },
  { shape: CostsShape, field: "changes", asksFor: "a cost of changes to a published plan" },
];
