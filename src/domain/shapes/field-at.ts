import type { Field } from "./shape-of.ts";

/** A field at some place of a shape. */
export interface PlacedField {
  readonly field: Field;
  /** Whether it may be absent. */
  readonly isOptional: boolean;
}

/** The field at the end of a path; `undefined` where the shape describes none, as within rates by name. */
export function fieldAt(shape: Field, path: readonly (string | number)[]): PlacedField | undefined {
  let field: Field | undefined = shape;
  for (const step of path) {
    const holder: Field = unwrapped(field);
    field = typeof step === "number" ? holder.item : holder.entries?.[step];
    if (field === undefined) return undefined;
  }
  return { field: unwrapped(field), isOptional: field.wrapped !== undefined };
}

/** The field itself, whether or not it may be absent. */
export function unwrapped(field: Field): Field {
  return field.wrapped ?? field;
}
