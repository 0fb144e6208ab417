/**
 * A shape is the valibot schema of one hand-written interface.
 *
 * `shapeOf<Room>()({ ... })` compiles only while the entries describe exactly `Room`: a field that one of the two lacks, an
 * optional field that the other requires, a wider or narrower type are errors at the place where the shape is written.
 */
import * as v from "valibot";

/** The schema of `T`: what valibot runs, and its entries for those who walk along. */
export interface Shape<T> extends v.GenericSchema<unknown, T> {
  readonly type: "strict_object";
  readonly entries: v.ObjectEntries;
}

/** Any schema, and what it tells of itself, according to its kind. */
export interface Field extends v.GenericSchema<unknown, unknown> {
  /** Of an object. */
  readonly entries?: Readonly<Record<string, Field>>;
  /** Of a list. */
  readonly item?: Field;
  /** Of a field that may be absent. */
  readonly wrapped?: Field;
  /** What is expected, as in "expected a list". */
  readonly message?: unknown;
}

/** Two types written the same way: all read-only, nothing intersected. */
type Plain<T> = T extends readonly (infer U)[] ? readonly Plain<U>[] : { readonly [K in keyof T]: Plain<T[K]> };

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type OutputOf<E extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<E, string>>;

type Exactly<T, E extends v.ObjectEntries> =
  Same<Plain<T>, Plain<OutputOf<E>>> extends true ? E : { readonly "the shape is not that of its interface": never };

/** The shape of `T` with these entries. Every message in a shape says what is expected, as in "expected a list". */
export function shapeOf<T>(): <const E extends v.ObjectEntries>(entries: Exactly<T, E>) => Shape<T> {
  return (entries) => v.strictObject(entries as v.ObjectEntries, "an object") as unknown as Shape<T>;
}

/** A list, which may be empty. */
export function listOf<T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  return v.array(item, "a list");
}

/** A list of at least one element. */
export function someOf<T>(item: v.GenericSchema<unknown, T>, element: string): v.GenericSchema<unknown, T[]> {
  return v.pipe(v.array(item, "a list"), v.nonEmpty(`at least one ${element}`));
}

/** A field that may be absent. */
export function optional<T>(
  field: v.GenericSchema<unknown, T>,
): v.ExactOptionalSchema<v.GenericSchema<unknown, T>, undefined> {
  return v.exactOptional(field);
}
