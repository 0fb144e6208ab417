import { NONE } from "../calendar/index.ts";
import type { Phase } from "../domain/index.ts";
import type { Shapes } from "./shapes.ts";
import type { Site } from "./sites.ts";

/**
 * Whether classes may start anywhere in a window. A cohort that comes too late in the horizon has a long list of rooms and
 * no use for any: no bound needs to reckon with the rooms that its list leaves out.
 */
export class OpenStarts {
  readonly #shapes: Shapes;
  /** One site for each set of open days. */
  readonly #samples: readonly Site[];

  constructor(shapes: Shapes, sites: readonly Site[]) {
    this.#shapes = shapes;
    this.#samples = [...new Map(sites.map((site) => [site.openRow, site])).values()];
  }

  /** Whether a class of a phase may start in `from <= day < past` at some site, were all its rooms free. */
  any(phase: Phase, from: number, past: number): boolean {
    return this.#samples.some((site) => {
      const ends = this.#shapes.ends(this.#shapes.row(phase, site));
      for (let day = from; day < past; day++) if (ends[day] !== NONE) return true;
      return false;
    });
  }
}
