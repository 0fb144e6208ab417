import type { Issue, IssueCode } from "../errors.ts";
import { owners, type Path, pathText, valueAt } from "./place.ts";

interface Found {
  readonly path: Path;
  readonly issue: Issue;
}

/** Collects the faults of one input. A message begins with the place and whose it is: `cohorts[17].size (cohort "C-18") is 0; ...` */
export class Faults {
  readonly #input: unknown;
  readonly #found: Found[] = [];

  constructor(input: unknown) {
    this.#input = input;
  }

  get count(): number {
    return this.#found.length;
  }

  /** Adds a fault; `says` follows the place, as in "is 0; expected a whole number", and `maybe` proposes the cure on a line of its own. */
  add(path: Path, code: IssueCode, says: string, maybe?: string): void {
    const place = path.length === 0 ? "The problem" : pathText(path);
    const owner = owners(this.#input, path);
    const message = `${place}${owner === "" ? "" : ` (${owner})`} ${says}${maybe === undefined ? "" : `\nMaybe ${maybe}`}`;
    const value = this.valueAt(path);
    this.#found.push({
      path,
      issue: { path: pathText(path), code, message, ...(value === undefined ? {} : { value }) },
    });
  }

  /** What stands at a path of the input. */
  valueAt(path: Path): unknown {
    return valueAt(this.#input, path);
  }

  /** Whether the input says nothing at a path; a field that is there and broken is not absent. */
  isAbsent(path: Path): boolean {
    return this.valueAt(path) === undefined;
  }

  /** All faults, by their place in the input; those at one place as they were found. */
  inOrder(): readonly Issue[] {
    const positions = new Positions();
    return this.#found
      .map(({ path, issue }) => ({ place: positions.of(this.#input, path), issue }))
      .sort((a, b) => compare(a.place, b.place))
      .map(({ issue }) => issue);
  }
}

/** Turns fields into positions, so that places compare as numbers. */
class Positions {
  readonly #ofFields = new Map<object, ReadonlyMap<string, number>>();

  of(input: unknown, path: Path): readonly number[] {
    let value = input;
    return path.map((step, depth) => {
      const container = value;
      value = valueAt(value, path.slice(depth, depth + 1));
      if (typeof step === "number") return step;
      return this.#position(container, step);
    });
  }

  /** Fields that are missing come after those that are there. */
  #position(container: unknown, field: string): number {
    if (typeof container !== "object" || container === null) return 0;
    let fields = this.#ofFields.get(container);
    if (fields === undefined) {
      fields = new Map(Object.keys(container).map((key, position) => [key, position]));
      this.#ofFields.set(container, fields);
    }
    return fields.get(field) ?? fields.size;
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let k = 0; k < shared; k++) if (a[k] !== b[k]) return a[k]! - b[k]!;
  return a.length - b.length;
}
