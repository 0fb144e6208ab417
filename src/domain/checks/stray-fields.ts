/**
 * Fields that do not belong where they stand. valibot stops at the first of them in each object, takes a list or a `Date`
 * for an object, and cannot know which fields are understood and not enforced: so this walks along with the shapes.
 */
import type { IssueCode } from "../errors.ts";
import { unwrapped } from "../shapes/field-at.ts";
import type { Field } from "../shapes/shape-of.ts";
import { type Refusal, UNSUPPORTED } from "../shapes/unsupported.ts";
import { closest } from "./closest.ts";
import type { Faults } from "./faults.ts";
import { isPlain, type Path, pathText, shown } from "./place.ts";

/** [shape][field] */
type Refusals = ReadonlyMap<Field, ReadonlyMap<string, Refusal>>;

/** Reports every field that is unknown or refused; returns the paths that need no further judgement. */
export function checkStrayFields(shape: Field, input: unknown, faults: Faults): ReadonlySet<string> {
  const walk = new Walk(faults, refusalsByShape());
  walk.look(shape, input);
  return walk.judged;
}

class Walk {
  readonly judged = new Set<string>();
  readonly #faults: Faults;
  readonly #refusals: Refusals;
  /** [entries][field] what is said of an unknown field. */
  readonly #unknown = new Map<object, Map<string, readonly [says: string, maybe?: string]>>();
  /** Of the value that is looked at. */
  readonly #path: (string | number)[] = [];

  constructor(faults: Faults, refusals: Refusals) {
    this.#faults = faults;
    this.#refusals = refusals;
  }

  look(field: Field, value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const shape = unwrapped(field);
    if (shape.entries !== undefined) this.#lookAtObject(shape, shape.entries, value);
    else if (shape.item !== undefined && Array.isArray(value)) {
      for (const [position, inside] of value.entries()) this.#lookInside(shape.item, position, inside);
    }
  }

  #lookInside(field: Field, step: string | number, value: unknown): void {
    this.#path.push(step);
    this.look(field, value);
    this.#path.pop();
  }

  #lookAtObject(shape: Field, entries: Readonly<Record<string, Field>>, value: object): void {
    if (!isPlain(value)) {
      this.#judge([...this.#path], "invalid-type", `is ${shown(value)}; expected an object.`);
      return;
    }
    const refusals = this.#refusals.get(shape);
    // Inherited fields too: valibot reads them as if they were the object's own.
    for (const key in value) {
      const inside = (value as Readonly<Record<string, unknown>>)[key];
      if (inside === undefined) continue;
      const refusal = refusals?.get(key);
      if (refusal !== undefined) {
        const says = `asks for ${refusal.asksFor}, which this version does not enforce.`;
        this.#judge([...this.#path, key], "unsupported", says, "leave it out.");
      } else if (Object.hasOwn(entries, key)) this.#lookInside(entries[key]!, key, inside);
      else this.#judge([...this.#path, key], "unknown-field", ...this.#unknownField(key, entries));
    }
  }

  /** The one that was probably meant, else all there are; asked once, since a misspelt column is misspelt in every row. */
  #unknownField(key: string, entries: Readonly<Record<string, Field>>): readonly [says: string, maybe?: string] {
    const asked = this.#unknown.get(entries) ?? new Map<string, readonly [string, string?]>();
    this.#unknown.set(entries, asked);
    let answer = asked.get(key);
    if (answer === undefined) {
      const names = Object.keys(entries);
      const meant = meantBy(key, names);
      answer =
        meant === undefined
          ? [`is not a known field; there are ${names.join(", ")}.`]
          : ["is not a known field.", `you mean ${meant}.`];
      asked.set(key, answer);
    }
    return answer;
  }

  #judge(path: Path, code: IssueCode, says: string, maybe?: string): void {
    this.judged.add(pathText(path));
    this.#faults.add(path, code, says, maybe);
  }
}

function refusalsByShape(): Refusals {
  const byShape = new Map<Field, Map<string, Refusal>>();
  for (const row of UNSUPPORTED) {
    const byField = byShape.get(row.shape) ?? new Map<string, Refusal>();
    byShape.set(row.shape, byField.set(row.field, row));
  }
  return byShape;
}

/** The field that was probably meant: nearly the same word, or one that begins like it, as `longitude` does like `lon`. */
function meantBy(key: string, names: readonly string[]): string | undefined {
  return (
    closest(key, names) ??
    names.find((name) => name.length > 2 && key.startsWith(name)) ??
    names.find((name) => key.length > 2 && name.startsWith(key))
  );
}
